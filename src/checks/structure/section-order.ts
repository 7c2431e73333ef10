import { sections } from '../../sections/index.ts';
import type { Plan, PlanSection } from '../../plan/plan.ts';
import { defineCheck } from '../check.ts';
import type { Edit } from '../edit.ts';

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
          fix: inOrder(plan),
        },
      ];
    });
  },
});

/**
 * Each section's text in the place of the one that belongs there; what stands between them stays. None where a chapter that holds
 * several sections would get another's, or where a text of somebody's own stands between that may belong to the section before it.
 */
function inOrder({ sections: present, extras }: Plan): readonly Edit[] {
  const sorted = present.toSorted((one, other) => sections.indexOf(one.section) - sections.indexOf(other.section));
  const isMoved = (section: PlanSection, index: number) => section.id !== present[index]?.id;
  const isGrouped = present.some(
    (section, index) => sorted.some(isMoved) && section.section.group !== sorted[index]?.section.group,
  );
  if (isGrouped || extras.some(({ title }) => title !== null)) return [];
  return present.flatMap(({ start, end }, index) => {
    const put = sorted[index];
    return put === undefined || !isMoved(put, index) ? [] : [{ start, end, text: put.text }];
  });
}
