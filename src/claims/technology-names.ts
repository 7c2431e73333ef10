import { languages } from '../repository/languages.ts';
import { looseName } from './package-names.ts';

/** Languages, runtimes, databases, platforms and standards that a plan may name though no manifest declares them. */
const others = `
  node bun deno jvm java kotlin jdk openjdk .net dotnet python cpython pypy go golang rust ruby php elixir erlang c c++ c# swift
  docker docker-compose kubernetes helm terraform ansible linux windows macos alpine ubuntu debian nginx caddy apache traefik
  postgres postgresql mysql mariadb sqlite redis valkey mongodb mongo dynamodb elasticsearch opensearch kafka rabbitmq nats
  memcached clickhouse cassandra s3 minio sqs sns aws gcp azure vercel netlify cloudflare cloudflare-workers heroku fly
  github github-actions gitlab gitlab-ci circleci jenkins travis azure-pipelines buildkite dependabot renovate codecov sonarqube
  prometheus grafana loki tempo jaeger zipkin opentelemetry datadog sentry statsd graphite
  git npm pnpm yarn corepack pip uv poetry pipenv conda cargo maven gradle make cmake ninja bazel composer bundler nuget
  html css http http/1.1 http/2 http/3 https tls grpc graphql rest openapi json json-schema yaml toml xml csv markdown mermaid
  websocket websockets sse webassembly wasm oauth oauth2 oidc jwt saml smtp dns tcp udp unix posix bash shell zsh powershell
  esm commonjs ecmascript javascript typescript jsx tsx web-standards fetch standard-library stdlib makefile openssl
`;

const known: ReadonlySet<string> = new Set([
  ...others.trim().split(/\s+/u).map(looseName),
  ...languages.flatMap(({ id, name }) => [looseName(id), looseName(name)]),
]);

/** True for a technology that is no package of any registry, so that no manifest can prove it. */
export function isNoPackage(name: string): boolean {
  return known.has(looseName(name));
}
