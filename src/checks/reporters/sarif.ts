import type { Finding, Severity } from '../check.ts';
import { checks } from '../index.ts';
import { defineReporter } from './reporter.ts';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** SARIF 2.1.0 (OASIS), as code scanning services read it: one run, all rules, one result per finding. */
export const sarifReporter = defineReporter({
  format: 'sarif',
  print(plans) {
    const log = {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'groundplan',
              rules: checks.map(({ id, severity, description }) => ({
                id,
                shortDescription: { text: description },
                defaultConfiguration: { level: levels[severity] },
              })),
            },
          },
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
          artifactLocation: { uri: path.split(/[/\\]/u).map(encodeURIComponent).join('/') },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  };
}
