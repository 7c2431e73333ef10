import { sections } from '../../sections/index.ts';
import { defineCheck } from '../check.ts';

/** Sections stand in the order of the template, where readers look for them. */
export const sectionOrder = defineCheck({
  id: 'structure/section-order',
  severity: 'warning',
  description: 'Sections stand in the order of the template.',
  passes:
    '## 12. Architecture Decision Records\n\nNot applicable: no decision.\n\n## 13. References\n\nNot applicable: nothing cited.\n',
  fails:
    '## 13. References\n\nNot applicable: nothing cited.\n\n## 12. Architecture Decision Records\n\nNot applicable: no decision.\n',
  run({ plan }) {
    return plan.sections.flatMap((section, position) => {
      const own = sections.indexOf(section.section);
      const overtaken = plan.sections.slice(0, position).find((before) => sections.indexOf(before.section) > own);
      if (overtaken === undefined) return [];
      return [
        {
          section: section.id,
          message: `Unexpected section "${section.title}" after "${overtaken.title}", expected it before`,
          line: section.line,
          column: 1,
        },
      ];
    });
  },
});
