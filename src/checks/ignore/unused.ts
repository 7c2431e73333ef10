import { defineCheck } from '../check.ts';
import { familyOf } from '../ignores.ts';

const plan = (target: string) =>
  `## 13. References\n\n<!-- groundplan-ignore structure/link: the site builds it -->\n\n- [Guide](${target})\n`;

/** What was ignored may be mended by now; the comment would hide the next flaw. */
export const ignoreUnused = defineCheck({
  id: 'ignore/unused',
  severity: 'warning',
  description: 'A comment that ignores findings has one to ignore, of each rule that it names.',
  passes: plan('docs/GUIDE.md'),
  fails: plan('CONTRIBUTING.md'),
  async run({ ignores, ruleNames, found, running }) {
    if (ignores.comments.length === 0) return [];
    const findings = await found();
    return ignores.comments.flatMap((comment) => {
      // Of a rule that did not run nobody can tell; one without a reason, or of no rule, is another finding.
      const idle = comment.rules.filter(
        (rule) =>
          ruleNames.includes(rule) &&
          running.some((id) => id === rule || familyOf(id) === rule) &&
          !findings.some((finding) => ignores.covers({ ...comment, rules: [rule] }, finding)),
      );
      if (comment.reason === '') return [];
      return idle.map((rule) => ({
        section: null,
        message: `Unexpected comment that ignores nothing of \`${rule}\`, expected a finding of it ${wheres[comment.reach]}; take the comment out`,
        line: comment.line,
        column: comment.column,
      }));
    });
  },
});

const wheres = { line: 'on its line', block: 'in the block below', file: 'in the file' } as const;
