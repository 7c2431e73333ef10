import type { ClaimedPackage } from '../../claims/planned-packages.ts';
import { defineCheck } from '../check.ts';
import { exampleRow, incoming, quoted, tellOf } from './tell.ts';

/** What nobody could tell is said: silence is no proof that there is nothing to tell. */
export const unknownFacts = defineCheck({
  id: 'dependencies/unknown',
  severity: 'info',
  description:
    'It is known of a package that comes in whether it exists, its licence, whether it is deprecated, and its advisories.',
  passes: '## 6. Proposed Changes\n\n### 6.2 New Dependencies\n\nNot applicable: none is needed\n',
  fails: exampleRow('`nanoid` | 5.1.0 | Ids of orders | MIT | `npm audit`'),
  run: (input) =>
    incoming(input).flatMap((planned) => {
      const gaps = gapsOf(planned);
      if (gaps === null) return [];
      const message = `Unexpected package \`${planned.query.name}\` of which ${gaps}, expected an answer of its registry; \`groundplan check --online\` asks`;
      return [tellOf(planned, input, message)];
    }),
});

function gapsOf({ record, closed, declared, change }: ClaimedPackage): string | null {
  // A package that is there already is told of by another rule.
  if (declared !== null && change === 'add') return null;
  if (record === null) return `nothing is known (${closed ?? 'nobody was asked'})`;
  const { existence, chosen, license, deprecation, advisories } = record;
  if (existence.state === 'unknown') return `it is unknown whether it exists (${quoted(existence.why)})`;
  if (existence.state === 'none' || chosen.state === 'none') return null;
  const gaps = [
    ...(license.state === 'unknown' ? [`the licence (${quoted(license.why)})`] : []),
    ...(deprecation.state === 'unknown' ? [`whether it is deprecated (${quoted(deprecation.why)})`] : []),
    ...(advisories.state === 'unknown' ? [`the advisories (${quoted(advisories.why)})`] : []),
  ];
  return gaps.length === 0 ? null : `these are unknown: ${gaps.join(', ')}`;
}
