import type { Change, ChangeKind } from '../../freshness/freshness.ts';
import type { CheckInput, Report } from '../check.ts';

/** What to report of cited things of one kind that changed since the plan was drafted. What the plan itself changes is no warning. */
export function reportChanges(
  { freshness, placeOf }: CheckInput,
  kind: ChangeKind,
  write: (change: Change) => string,
): readonly Report[] {
  return freshness.sections.flatMap(({ section, changes }) =>
    changes
      .filter((change) => change.kind === kind)
      .map((change) => ({
        section,
        message: `${write(change)}${change.planned ? ' (the plan itself changes this file)' : ''}`,
        ...placeOf(change.claim),
        ...(change.planned ? { severity: 'info' as const } : {}),
        claim: change.claim,
      })),
  );
}
