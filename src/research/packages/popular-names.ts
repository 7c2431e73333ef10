import type { Ecosystem } from '../../evidence/collectors/packages.ts';

/**
 * Names that many people type: what is one slip away from one of them, and is none of them, may be there to be mistaken for it.
 * A short list from memory of what is used most; it says nothing of quality.
 */
const lists: Readonly<Record<Ecosystem, string>> = {
  npm: `
    react react-dom next vue svelte preact solid-js angular express fastify koa hono lodash underscore ramda axios got undici
    node-fetch superagent ky request chalk kleur picocolors commander yargs minimist meow inquirer prompts ora debug winston pino
    bunyan morgan dotenv moment dayjs date-fns luxon uuid nanoid ulid zod yup joi ajv valibot superstruct typescript eslint
    prettier vitest jest mocha chai sinon jasmine ava cypress playwright puppeteer webpack rollup vite esbuild parcel turbo nx
    babel-core tslib semver glob rimraf mkdirp fs-extra chokidar execa cross-env cross-spawn concurrently nodemon pm2 husky
    lint-staged body-parser cookie-parser cors helmet compression multer passport jsonwebtoken jose bcrypt bcryptjs argon2
    express-session express-rate-limit rate-limiter-flexible bottleneck p-limit p-queue p-retry async bluebird rxjs immer redux
    react-redux zustand jotai mobx react-router react-router-dom react-query swr formik react-hook-form styled-components
    tailwindcss postcss autoprefixer sass less classnames clsx graphql apollo-server mongoose mongodb mysql mysql2 pg redis ioredis
    knex sequelize typeorm prisma kysely drizzle-orm sqlite3 better-sqlite3 nodemailer handlebars mustache ejs pug marked
    markdown-it remark unified cheerio jsdom linkedom sharp jimp canvas pdfkit pdf-lib exceljs xlsx csv-parse papaparse
    fast-xml-parser xml2js js-yaml yaml toml ws socket.io amqplib kafkajs bull bullmq agenda node-cron cron stripe twilio openai
    langchain aws-sdk firebase electron three d3 chart.js leaflet storybook lru-cache keyv cacheable qs query-string form-data
    mime mime-types iconv-lite colors event-stream eventemitter3 tiny-invariant type-fest ts-node tsx ts-jest nock supertest msw
    fast-check opentelemetry prom-client elastic-apm-node string-width ansi-styles supports-color left-pad is-odd is-number
  `,
  pypi: `
    requests httpx aiohttp urllib3 flask django fastapi starlette uvicorn gunicorn tornado sanic bottle numpy pandas scipy
    scikit-learn matplotlib seaborn plotly tensorflow torch keras transformers langchain openai pydantic attrs marshmallow
    sqlalchemy alembic psycopg2 psycopg psycopg2-binary asyncpg pymysql mysqlclient redis pymongo celery rq dramatiq boto3 botocore
    pytest pytest-cov pytest-asyncio hypothesis tox nox mock coverage black ruff flake8 isort mypy pylint bandit pip-audit poetry
    setuptools wheel pip virtualenv click typer rich tqdm colorama loguru structlog python-dotenv pyyaml toml tomli jinja2 lxml
    beautifulsoup4 selenium scrapy pillow opencv-python cryptography pyjwt passlib bcrypt python-jose oauthlib authlib itsdangerous
    werkzeug markupsafe python-dateutil pytz arrow pendulum tenacity backoff slowapi limits flask-limiter orjson ujson msgpack
    protobuf grpcio paramiko fabric ansible jupyter notebook ipython nltk spacy gensim networkx sympy statsmodels xgboost lightgbm
    simplejson six attrs idna certifi chardet charset-normalizer
  `,
  cargo: `
    serde serde_json serde_yaml toml tokio async-std futures rayon crossbeam reqwest hyper axum actix-web warp rocket tower tonic
    prost clap structopt anyhow thiserror eyre log env_logger tracing tracing-subscriber rand regex chrono time uuid bytes
    once_cell lazy_static itertools indexmap hashbrown parking_lot dashmap sqlx diesel sea-orm rusqlite redis criterion proptest
    tempfile walkdir glob url base64 hex sha2 ring rustls openssl jsonwebtoken bitflags num-traits nom syn quote proc-macro2
    governor moka lru flate2 zip csv image nalgebra ndarray libc cfg-if
  `,
  go: `
    github.com/gin-gonic/gin github.com/labstack/echo/v4 github.com/gorilla/mux github.com/go-chi/chi/v5 github.com/gofiber/fiber/v2
    github.com/stretchr/testify github.com/sirupsen/logrus go.uber.org/zap github.com/rs/zerolog github.com/spf13/cobra
    github.com/spf13/viper github.com/spf13/pflag github.com/google/uuid github.com/pkg/errors github.com/jackc/pgx/v5
    github.com/lib/pq github.com/go-sql-driver/mysql github.com/redis/go-redis/v9 github.com/golang-jwt/jwt/v5
    github.com/prometheus/client_golang google.golang.org/grpc google.golang.org/protobuf gorm.io/gorm github.com/jmoiron/sqlx
    golang.org/x/sync golang.org/x/crypto golang.org/x/time github.com/google/go-cmp github.com/gorilla/websocket
    github.com/hashicorp/golang-lru github.com/fsnotify/fsnotify gopkg.in/yaml.v3
  `,
  maven: `
    org.springframework.boot:spring-boot-starter org.springframework.boot:spring-boot-starter-web org.slf4j:slf4j-api
    ch.qos.logback:logback-classic com.google.guava:guava com.google.code.gson:gson org.apache.commons:commons-lang3
    com.fasterxml.jackson.core:jackson-databind junit:junit org.junit.jupiter:junit-jupiter org.mockito:mockito-core
    org.assertj:assertj-core org.projectlombok:lombok org.hibernate:hibernate-core org.postgresql:postgresql
    com.zaxxer:HikariCP org.apache.httpcomponents:httpclient com.squareup.okhttp3:okhttp io.netty:netty-all
    org.apache.kafka:kafka-clients redis.clients:jedis io.lettuce:lettuce-core io.micrometer:micrometer-core
  `,
  nuget: `
    Newtonsoft.Json Serilog NLog AutoMapper Dapper MediatR FluentValidation Polly xunit NUnit Moq NSubstitute FluentAssertions
    Microsoft.EntityFrameworkCore Swashbuckle.AspNetCore StackExchange.Redis RestSharp Refit Hangfire Quartz MassTransit Npgsql
    Humanizer CsvHelper Bogus BenchmarkDotNet
  `,
  rubygems: `
    rails rack sinatra puma unicorn rspec minitest rubocop devise pundit cancancan sidekiq resque redis pg mysql2 sqlite3 nokogiri
    faraday httparty rest-client bcrypt jwt omniauth kaminari will_paginate rake bundler pry factory_bot capybara selenium-webdriver
    activerecord activesupport dry-validation sequel rack-attack dotenv simplecov webmock vcr
  `,
  composer: `
    laravel/framework symfony/symfony symfony/console guzzlehttp/guzzle monolog/monolog phpunit/phpunit doctrine/orm doctrine/dbal
    twig/twig nesbot/carbon vlucas/phpdotenv league/flysystem ramsey/uuid predis/predis firebase/php-jwt phpstan/phpstan
    squizlabs/php_codesniffer mockery/mockery fakerphp/faker slim/slim
  `,
};

/** The popular names of an ecosystem. */
export function popularNames(ecosystem: Ecosystem): readonly string[] {
  return lists[ecosystem].trim().split(/\s+/u);
}
