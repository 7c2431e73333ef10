import type { Advisory } from '../../research/packages/package-record.ts';
import { valueOf } from '../../research/packages/package-record.ts';
import { defineCheck } from '../check.ts';
import { exampleRow, incoming, label, quoted, tellOf } from './tell.ts';

/** No version with known flaws comes in. */
export const packageAdvisory = defineCheck({
  id: 'dependencies/advisory',
  severity: 'error',
  description:
    'The version that comes in has no known advisory; critical and high ones are errors, the others warnings.',
  passes: exampleRow('`nanoid` | 5.1.0 | Ids of orders | MIT | `npm audit`'),
  fails: null,
  run: (input) =>
    incoming(input).flatMap((planned) => {
      const { record, query } = planned;
      const fact = record?.advisories;
      if (record === null || fact?.state !== 'found') return [];
      const named = fact.value.slice(0, 3).map(describe).join('; ');
      const more = fact.value.length > 3 ? ` and ${fact.value.length - 3} more` : '';
      const version = valueOf(record.chosen) ?? query.version ?? '';
      const message = `Unexpected version ${version} of \`${query.name}\` with known flaws: ${named}${more}${label(fact)}, expected a version without`;
      const isGrave = fact.value.some(({ severity }) => severity === 'critical' || severity === 'high');
      return [{ ...tellOf(planned, input, message), ...(isGrave ? {} : { severity: 'warning' as const }) }];
    }),
});

function describe({ id, severity, summary }: Advisory): string {
  return `${id} (${severity}${summary === '' ? '' : `: ${quoted(summary, 80)}`})`;
}
