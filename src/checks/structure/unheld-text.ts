import { flat } from '../../markdown/text.ts';
import { defineCheck } from '../check.ts';
import { placeOfNode } from '../places.ts';

/** What no block holds is kept in the file, but no other check sees it. */
export const unheldText = defineCheck({
  id: 'structure/unheld-text',
  severity: 'info',
  description: 'Everything in the plan belongs to a part of the template.',
  passes: '## 9. Observability\n\n### 9.1 Logging\n\nNot applicable: nothing is logged.\n',
  fails: '## 9. Observability\n\n### 9.1 Logging\n\nWe might log carts one day.\n',
  run({ plan }) {
    const inSections = plan.sections.flatMap((section) =>
      section.extras.flatMap(({ nodes }) =>
        nodes.map((node) => ({
          section: section.id,
          message: `Unexpected ${node.type} “${excerpt(flat([node]))}”, expected what the template has here; it is kept as it is`,
          ...placeOfNode(section, node),
        })),
      ),
    );
    const chapters = plan.extras
      .filter(({ title }) => title !== null)
      .map(({ title, line }) => ({
        section: null,
        message: `Unexpected section "${title}", expected one of the template; it is kept as it is`,
        line,
        column: 1,
      }));
    return [...inSections, ...chapters];
  },
});

function excerpt(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
