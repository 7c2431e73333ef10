import { readFrontMatter, splitFrontMatter } from '../../markdown/front-matter.ts';
import { defineCheck } from '../check.ts';
import { examplePlan } from '../example-plan.ts';

const good = examplePlan('Add a cart.', '## 13. References\n\nNot applicable: nothing cited.\n');

/** Front matter that says it is Groundplan's can be read, and fits the repository. */
export const frontMatter = defineCheck({
  id: 'structure/front-matter',
  severity: 'error',
  description: 'Front matter can be read, has a known version, and names a base commit of this repository.',
  passes: good,
  fails: good.replace('groundplan: 1', 'groundplan: 99'),
  async run({ plan, frontProblem, repository }) {
    const report = (message: string) => ({ section: null, message, line: 1, column: 1 });
    if (frontProblem !== null) return [report(frontProblem.replace(/\.$/u, ''))];
    if (plan.front === null) return [];
    const { status } = readFrontMatter(splitFrontMatter(plan.text).raw);
    const { base } = plan.front;
    const unknownBase = base !== null && repository.git === 'full' && !(await repository.hasCommit(base));
    return [
      ...(status === plan.front.status
        ? []
        : [
            report(
              `Unexpected status ${JSON.stringify(status)}, expected Draft, Under Review, Approved, In Progress or Completed`,
            ),
          ]),
      ...(unknownBase
        ? [
            {
              ...report(`Unexpected base commit ${base.slice(0, 12)}, expected a commit of this repository`),
              severity: 'warning' as const,
            },
          ]
        : []),
    ];
  },
});
