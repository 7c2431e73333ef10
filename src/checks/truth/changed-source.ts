import { sections } from '../../sections/index.ts';
import { defineCheck } from '../check.ts';

/** Pages change. That a quote still stands on one does not mean that the page still says what it said. */
export const changedSource = defineCheck({
  id: 'truth/changed-source',
  severity: 'info',
  description: 'A web page that supports something is as it was when it was read, where that can be told.',
  passes:
    '## Appendix B: Research Notes\n\n**Sources read:**\n\n| Source | Supporting quote | Read | Text hash |\n| --- | --- | --- | --- |\n| <https://example.com/limits> | “The limit is one hundred requests in each minute.” | 2026-11-22 | 3f1c0a5be2d94c77 |\n',
  // It takes a page that was read to tell.
  fails: null,
  run: ({ verdicts, placeOf, isOnline }) =>
    verdicts
      .filter(({ claim }) => claim.kind === 'source')
      .flatMap(({ claim, status, shown, reason }) => {
        const changed = status === 'verified' ? shown : isOnline && status === 'uncheckable' ? reason : null;
        if (changed === null) return [];
        return [
          {
            section: sections.find(({ id }) => id === claim.section)?.id ?? null,
            message: `Unexpected state of \`${claim.within}\`, expected the page as it was read: ${changed}`,
            ...placeOf(claim),
            claim,
          },
        ];
      }),
});
