import type { Verdict } from '../claims/claim.ts';
import { describeVerdict } from '../claims/describe-verdict.ts';
import { sections } from '../sections/index.ts';
import type { CheckInput, Report } from './check.ts';
import { fixPath } from './fix-paths.ts';

/**
 * What to report of the claims that are not true. One from a declared field has the rule's severity; one from a sentence, one whose
 * form is at fault and one that fits several things is a warning, and an ambiguous one in a sentence is left alone.
 */
export function reportVerdicts(input: CheckInput, concerns: (verdict: Verdict) => boolean): readonly Report[] {
  const { verdicts, freshness, placeOf } = input;
  const moved = new Set(
    freshness.sections.flatMap(({ section, changes }) =>
      changes.filter(({ kind }) => kind === 'moved').map(({ cited }) => `${section} ${cited}`),
    ),
  );
  // What stood at lines that moved was true, and is told where they are now.
  const isMoved = ({ claim }: Verdict) =>
    moved.has(`${claim.section} ${claim.value}`) || moved.has(`${claim.section} ${claim.within ?? ''}`);
  return verdicts
    .filter((verdict) => isFault(verdict) && concerns(verdict) && !isMoved(verdict))
    .map((verdict) => {
      const { claim, status, flaw } = verdict;
      const place = placeOf(claim);
      const fix = fixPath(input, verdict, place);
      const gentle = !claim.hard || status === 'ambiguous' || flaw === 'form';
      return {
        section: sections.find(({ id }) => id === claim.section)?.id ?? null,
        message: describeVerdict(verdict),
        ...place,
        ...(fix.length > 0 ? { fix } : {}),
        ...(gentle ? { severity: 'warning' as const } : {}),
        claim,
      };
    });
}

function isFault({ status, claim }: Verdict): boolean {
  return status === 'missing' || (status === 'ambiguous' && claim.hard);
}
