import { defineCheck } from '../check.ts';
import { exampleRow, incoming, label, quoted, tellOf } from './tell.ts';

/** What its makers gave up is not built upon. */
export const deprecatedPackage = defineCheck({
  id: 'dependencies/deprecated',
  severity: 'warning',
  description: 'A package that comes in is not deprecated, as far as its registry or deps.dev says.',
  passes: exampleRow('`nanoid` | 5.1.0 | Ids of orders | MIT | `npm audit`'),
  fails: null,
  run: (input) =>
    incoming(input).flatMap((planned) => {
      const { name } = planned.query;
      const fact = planned.record?.deprecation;
      if (fact?.state !== 'found') return [];
      const message = `Unexpected package \`${name}\`, which is deprecated: “${quoted(fact.value)}”${label(fact)}, expected one that is kept up`;
      return [tellOf(planned, input, message)];
    }),
});
