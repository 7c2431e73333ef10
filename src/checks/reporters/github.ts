import type { Severity } from '../check.ts';
import { defineReporter } from './reporter.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Workflow commands that GitHub shows beside the lines of a pull request. */
export const githubReporter = defineReporter({
  format: 'github',
  print: (plans, { failed = [] } = {}) =>
    [
      ...failed.map(
        ({ path, problem }) =>
          `::error file=${property(path)},title=groundplan::${escape(`Could not be checked: ${problem.message}`)}\n`,
      ),
      ...plans.flatMap(({ path, report }) =>
        report.findings.map(
          ({ rule, severity, message, line, column }) =>
            `::${levels[severity]} file=${property(path)},line=${line},col=${column},title=${property(rule)}::${escape(message)}\n`,
        ),
      ),
    ].join(''),
});

function escape(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return escape(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
