import { defineCheck } from '../check.ts';
import { reportVerdicts } from '../verdict-reports.ts';

/** What is said to stand on a web page stands there: as it was kept when it was read, or as it is now. */
export const truthSource = defineCheck({
  id: 'truth/source',
  severity: 'error',
  description: 'Words quoted from a web page stand on it; they are 20 to 400 characters.',
  passes:
    '## Appendix B: Research Notes\n\n**Sources read:**\n\n| Source | Supporting quote | Read | Text hash |\n| --- | --- | --- | --- |\n| <https://example.com/limits> | “The limit is one hundred requests in each minute.” | 2026-11-22 | 3f1c0a5be2d94c77 |\n',
  fails:
    '## Appendix B: Research Notes\n\n**Sources read:**\n\n| Source | Supporting quote | Read | Text hash |\n| --- | --- | --- | --- |\n| <https://example.com/limits> | “the limit” | 2026-11-22 | 3f1c0a5be2d94c77 |\n',
  run: (input) => reportVerdicts(input, ({ claim }) => claim.kind === 'source'),
});
