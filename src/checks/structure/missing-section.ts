import { sections } from '../../sections/index.ts';
import { defineCheck } from '../check.ts';

const whole = sections
  .map(
    ({ heading, depth }) =>
      `${'#'.repeat(depth)} ${heading.replace(/\{\w+\}/u, 'AGENTS.md')}\n\nNot applicable: an example.\n`,
  )
  .join('\n');

/** The template is complete: a section that does not apply says so. */
export const missingSection = defineCheck({
  id: 'structure/missing-section',
  severity: 'error',
  description: 'Every section of the template is there; one that does not apply says so with the reason.',
  passes: whole,
  fails: '## 1. Overview\n\nNot applicable: an example.\n',
  run({ plan }) {
    const lines = plan.text.split('\n').length;
    return sections.flatMap(({ id, heading }, index) => {
      if (plan.sections.some((section) => section.id === id)) return [];
      const follower = plan.sections.find((section) => sections.indexOf(section.section) > index);
      return [
        {
          section: id,
          message: `Missing section "${heading.replace(/\{(\w+)\}\s*/u, '')}", expected it here; one that does not apply says "Not applicable:" with the reason`,
          line: follower?.line ?? lines,
          column: 1,
          // A plan that was not written here may follow its own outline.
          ...(plan.front === null || plan.front.request === '' ? { severity: 'warning' as const } : {}),
        },
      ];
    });
  },
});
