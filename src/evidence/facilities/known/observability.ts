import { facilitiesFor } from './known-facility.ts';

/** Logging, tracing and metrics. */
export const observability = [
  ...facilitiesFor('logging', {
    script: {
      pino: 'pino pino-http',
      winston: 'winston',
      bunyan: 'bunyan',
      log4js: 'log4js',
      loglevel: 'loglevel',
      consola: 'consola',
      tslog: 'tslog',
      debug: 'debug',
    },
    python: { logging: 'logging', structlog: 'structlog', loguru: 'loguru' },
    go: {
      'log/slog': 'log/slog',
      log: 'log',
      zap: 'go.uber.org/zap',
      zerolog: 'github.com/rs/zerolog',
      logrus: 'github.com/sirupsen/logrus',
      logr: 'github.com/go-logr/logr',
      klog: 'k8s.io/klog',
    },
    rust: { log: 'log', slog: 'slog', env_logger: 'env_logger' },
    jvm: {
      slf4j: 'org.slf4j',
      'Log4j 2': 'org.apache.logging.log4j',
      'java.util.logging': 'java.util.logging',
      'kotlin-logging': 'io.github.oshai.kotlinlogging mu',
      'Commons Logging': 'org.apache.commons.logging',
    },
    php: { Monolog: 'Monolog', 'PSR-3': 'Psr\\Log' },
    ruby: { Logger: 'logger', semantic_logger: 'semantic_logger', lograge: 'lograge' },
    dotnet: { 'Microsoft.Extensions.Logging': 'Microsoft.Extensions.Logging', Serilog: 'Serilog', NLog: 'NLog' },
  }),
  ...facilitiesFor('tracing', {
    script: { OpenTelemetry: '@opentelemetry', Sentry: '@sentry', Datadog: 'dd-trace' },
    python: { OpenTelemetry: 'opentelemetry', Sentry: 'sentry_sdk', Datadog: 'ddtrace', Logfire: 'logfire' },
    go: {
      OpenTelemetry: 'go.opentelemetry.io/otel',
      Sentry: 'github.com/getsentry/sentry-go',
      Datadog: 'gopkg.in/DataDog/dd-trace-go.v1 github.com/DataDog/dd-trace-go',
    },
    rust: { tracing: 'tracing tracing_subscriber', OpenTelemetry: 'opentelemetry', Sentry: 'sentry' },
    jvm: { OpenTelemetry: 'io.opentelemetry', Sentry: 'io.sentry', 'Micrometer Tracing': 'io.micrometer.tracing' },
    php: { Sentry: 'Sentry', OpenTelemetry: 'OpenTelemetry' },
    ruby: { Sentry: 'sentry-ruby sentry-rails', OpenTelemetry: 'opentelemetry opentelemetry-sdk' },
    dotnet: {
      OpenTelemetry: 'OpenTelemetry',
      Sentry: 'Sentry',
      'System.Diagnostics': 'System.Diagnostics.ActivitySource',
    },
  }),
  ...facilitiesFor('metrics', {
    script: { Prometheus: 'prom-client', StatsD: 'hot-shots' },
    python: { Prometheus: 'prometheus_client', StatsD: 'statsd datadog' },
    go: { Prometheus: 'github.com/prometheus/client_golang', expvar: 'expvar' },
    rust: { Prometheus: 'prometheus prometheus_client metrics_exporter_prometheus', metrics: 'metrics' },
    jvm: { Micrometer: 'io.micrometer.core', Prometheus: 'io.prometheus' },
    ruby: { Prometheus: 'prometheus', StatsD: 'statsd datadog/statsd' },
    dotnet: { Prometheus: 'Prometheus', 'System.Diagnostics.Metrics': 'System.Diagnostics.Metrics' },
  }),
];
