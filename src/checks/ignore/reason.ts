import { defineCheck } from '../check.ts';

const plan = (comment: string) => `## 13. References\n\n${comment}\n\n- [Guide](docs/GUIDE.md)\n`;

/** Whoever reads the plan learns why a finding does not count. */
export const ignoreReason = defineCheck({
  id: 'ignore/reason',
  severity: 'error',
  description: 'A comment that ignores findings names a rule and gives the reason.',
  passes: plan('<!-- groundplan-ignore structure/link: the site builds it -->'),
  fails: plan('<!-- groundplan-ignore structure/link -->'),
  run: ({ ignores }) =>
    ignores.comments.flatMap(({ name, rules, reason, line, column }) => {
      const expected = expectedOf(name, rules, reason);
      return expected === null
        ? []
        : [{ section: null, message: `Unexpected \`${name}\` ${expected}, expected ${form}`, line, column }];
    }),
});

const form = '`<!-- groundplan-ignore RULE: REASON -->`, or `groundplan-ignore-file` for the whole file';

function expectedOf(name: string, rules: readonly string[], reason: string): string | null {
  if (name !== 'groundplan-ignore' && name !== 'groundplan-ignore-file') return 'as the name of a comment';
  if (rules.length === 0) return 'without a rule';
  return reason === '' ? 'without a reason' : null;
}
