/** Packages that serve one purpose: a repository that has one of them rarely needs another. Names are told apart by their form alone. */
const families: Readonly<Record<string, string>> = {
  'limiting rates': `express-rate-limit rate-limiter-flexible bottleneck @fastify/rate-limit express-slow-down koa-ratelimit limiter
    hono-rate-limiter @upstash/ratelimit @nestjs/throttler slowapi limits flask-limiter aiolimiter ratelimit governor rack-attack
    golang.org/x/time github.com/ulule/limiter/v3 github.com/didip/tollbooth com.bucket4j:bucket4j-core`,
  'working with dates': `moment moment-timezone dayjs date-fns luxon @js-joda/core spacetime tempo @formkit/tempo arrow pendulum
    python-dateutil delorean chrono time nesbot/carbon joda-time:joda-time`,
  'HTTP requests': `axios got node-fetch undici superagent ky request needle wretch ofetch cross-fetch requests httpx aiohttp urllib3
    reqwest ureq surf guzzlehttp/guzzle symfony/http-client faraday httparty rest-client github.com/go-resty/resty/v2
    com.squareup.okhttp3:okhttp org.apache.httpcomponents:httpclient RestSharp Refit`,
  'validating values': `zod yup joi ajv valibot superstruct io-ts runtypes @sinclair/typebox arktype class-validator effect-schema
    express-validator pydantic marshmallow cerberus voluptuous FluentValidation validator garde dry-validation
    github.com/go-playground/validator/v10`,
  'unique ids': `uuid nanoid ulid cuid @paralleldrive/cuid2 short-uuid hyperid ksuid github.com/google/uuid github.com/gofrs/uuid
    github.com/rs/xid ramsey/uuid`,
  logging: `winston pino bunyan log4js loglevel consola signale tslog roarr loguru structlog logbook slog tracing log env_logger
    fern github.com/sirupsen/logrus go.uber.org/zap github.com/rs/zerolog monolog/monolog Serilog NLog log4net`,
  'reading command lines': `commander yargs minimist meow cac citty clipanion oclif arg mri click typer docopt fire clap structopt argh
    pico-args github.com/spf13/cobra github.com/urfave/cli/v2 symfony/console thor optimist`,
  'colours in terminals': `chalk kleur picocolors colorette ansi-colors colors yoctocolors cli-color colorama termcolor colored owo-colors
    github.com/fatih/color`,
  'general functions': `lodash lodash-es underscore ramda remeda radash rambda es-toolkit`,
  'running tests': `vitest jest mocha ava tap jasmine uvu qunit tape pytest nose nose2 rspec minitest phpunit/phpunit xunit NUnit MSTest`,
  'signing tokens': `jsonwebtoken jose fast-jwt pyjwt python-jose authlib jsonwebtoken github.com/golang-jwt/jwt/v5 firebase/php-jwt jwt`,
  'hashing passwords': `bcrypt bcryptjs argon2 @node-rs/argon2 @node-rs/bcrypt passlib argon2-cffi`,
  'caching in memory': `lru-cache node-cache quick-lru keyv cacheable mnemonist tiny-lru cachetools moka lru quick_cache
    github.com/hashicorp/golang-lru github.com/patrickmn/go-cache github.com/dgraph-io/ristretto com.github.ben-manes.caffeine:caffeine`,
  'talking to Redis': `redis ioredis @upstash/redis handy-redis aioredis github.com/redis/go-redis/v9 github.com/gomodule/redigo
    redis.clients:jedis io.lettuce:lettuce-core predis/predis StackExchange.Redis`,
  'querying databases': `prisma @prisma/client drizzle-orm typeorm sequelize knex kysely @mikro-orm/core objection bookshelf sqlalchemy
    peewee tortoise-orm pony sqlmodel diesel sea-orm sqlx gorm.io/gorm github.com/jmoiron/sqlx entgo.io/ent doctrine/orm sequel
    Dapper Microsoft.EntityFrameworkCore`,
  'jobs in queues': `bull bullmq bee-queue agenda pg-boss graphile-worker celery rq dramatiq huey arq sidekiq resque delayed_job Hangfire`,
  'schedules of jobs': `node-cron cron croner node-schedule apscheduler schedule tokio-cron-scheduler github.com/robfig/cron/v3`,
  'sending mail': `nodemailer @sendgrid/mail mailgun.js postmark emailjs resend symfony/mailer phpmailer/phpmailer MailKit`,
  'reading CSV': `csv-parse papaparse fast-csv csvtojson csv-parser d3-dsv league/csv CsvHelper`,
  'reading XML': `fast-xml-parser xml2js xml-js sax saxes libxmljs elementtree lxml xmltodict quick-xml roxmltree`,
  'reading YAML': `yaml js-yaml pyyaml ruamel.yaml serde_yaml gopkg.in/yaml.v3 symfony/yaml YamlDotNet`,
  'trying again': `p-retry async-retry retry exponential-backoff cockatiel tenacity backoff retrying backon Polly
    github.com/cenkalti/backoff/v4 github.com/avast/retry-go`,
  'limiting concurrency': `p-limit p-queue async-sema semaphore-async-await promise-limit fastq`,
  'rendering templates': `handlebars mustache ejs pug nunjucks eta liquidjs jinja2 mako chameleon tera askama twig/twig`,
  'keeping environment variables': `dotenv dotenv-flow dotenvx @dotenvx/dotenvx env-cmd python-dotenv environs python-decouple dotenvy
    vlucas/phpdotenv github.com/joho/godotenv`,
  'parsing HTML': `cheerio jsdom linkedom happy-dom parse5 htmlparser2 node-html-parser beautifulsoup4 selectolax html5lib scraper
    nokogiri github.com/PuerkitoBio/goquery`,
  'watching files': `chokidar nsfw watchpack gaze @parcel/watcher watchdog watchfiles notify github.com/fsnotify/fsnotify`,
  'state in React': `redux @reduxjs/toolkit zustand jotai recoil mobx valtio xstate`,
  'fetching data in React': `@tanstack/react-query react-query swr @apollo/client urql`,
  'reading Markdown': `marked markdown-it remark showdown commonmark micromark markdown mistune markdown-it-py commonmark pulldown-cmark
    github.com/yuin/goldmark league/commonmark parsedown`,
};

const byName = new Map<string, string>(
  Object.entries(families).flatMap(([purpose, names]) =>
    names
      .trim()
      .split(/\s+/u)
      .map((name) => [name.toLowerCase(), purpose] as const),
  ),
);

/** What a package is for, in a few words ("HTTP requests"); null for what the table does not have. */
export function findFamily(name: string): string | null {
  return byName.get(name.toLowerCase()) ?? byName.get(withoutMajor(name).toLowerCase()) ?? null;
}

/** A Go module without its major version. */
function withoutMajor(name: string): string {
  return name.replace(/\/v\d+$/u, '');
}
