import { isStepTitle } from '../../markdown/blocks/step-title.ts';
import { scanOutline } from '../../markdown/outline.ts';
import { defineCheck } from '../check.ts';

const plan = (number: number) =>
  `## 7. Implementation Steps\n\n### Step 1: Cart\n\n**Description:** Write it.\n**Files affected:** none\n**Verification:** \`npm test\`\n**Estimated effort:** 1 h\n\n### Step ${number}: Limit\n\n**Description:** Write it.\n**Files affected:** none\n**Verification:** \`npm test\`\n**Estimated effort:** 1 h\n`;

/** "Step 3" must mean one step, and the third: all of the plan counts so. */
export const stepNumber = defineCheck({
  id: 'structure/step-number',
  severity: 'warning',
  description: 'Steps are numbered from 1 in their order.',
  passes: plan(2),
  fails: plan(1),
  run({ plan }) {
    const section = plan.sections.find(({ id }) => id === 'steps');
    if (section === undefined) return [];
    const headings = scanOutline(plan.text).filter(
      ({ title, start }) => start > section.start && start < section.end && isStepTitle(title),
    );
    return headings.flatMap(({ title, line, start, end }, index) => {
      const [, number = ''] = /^\w+\s*#?(\d+)(?![\d.]*\d)/u.exec(title) ?? [];
      if (number === '' || Number(number) === index + 1) return [];
      const at = start + Math.max(0, plan.text.slice(start, end).search(/\d/u));
      return [
        {
          section: 'steps' as const,
          message: `Unexpected step number ${number} in place ${index + 1}, expected ${index + 1}`,
          line,
          column: at - start + 1,
          fix: [{ start: at, end: at + number.length, text: String(index + 1) }],
        },
      ];
    });
  },
});
