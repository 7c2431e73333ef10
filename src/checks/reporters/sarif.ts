import type { Finding, Severity } from '../check.ts';
import { version } from '../../version.ts';
import { checks } from '../index.ts';
import { anchorOf, describeRule, remedyOf } from '../describe-rule.ts';
import { defineReporter } from './reporter.ts';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** SARIF 2.1.0 (OASIS), as code scanning services read it: one run, all rules, one result per finding. */
export const sarifReporter = defineReporter({
  format: 'sarif',
  print(plans, { failed = [] } = {}) {
    const log = {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'groundplan',
              version,
              rules: checks.map((check) => ({
                id: check.id,
                shortDescription: { text: check.description },
                help: { text: remedyOf(check.id), markdown: describeRule(check) },
                helpUri: `https://unpkg.com/groundplan@${version}/docs/rules.md#${anchorOf(check.id)}`,
                defaultConfiguration: { level: levels[check.severity] },
              })),
            },
          },
          invocations: [
            {
              executionSuccessful: failed.length === 0,
              toolExecutionNotifications: failed.map(({ path, problem }) => ({
                level: 'error',
                message: { text: problem.message },
                locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }],
              })),
            },
          ],
          columnKind: 'utf16CodeUnits',
          results: plans.flatMap(({ path, report }) => report.findings.map((finding) => resultOf(finding, path))),
        },
      ],
    };
    return `${JSON.stringify(log, null, 2)}\n`;
  },
});

function resultOf({ rule, severity, message, line, column }: Finding, path: string) {
  return {
    ruleId: rule,
    ruleIndex: checks.findIndex(({ id }) => id === rule),
    level: levels[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(path) },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  };
}

/** A drive is a folder here; what else a URI gives a meaning to is written out. */
function uriOf(path: string): string {
  return path.split(/[/\\]/u).map(encodeURIComponent).join('/');
}
