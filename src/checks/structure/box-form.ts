import type { Nodes, Paragraph } from 'mdast';
import { defineCheck } from '../check.ts';
import { placeAt } from '../places.ts';

const list = (item: string) => `## 8. Testing Strategy\n\n### 8.3 Edge Cases\n\n${item} A limit of 1\n`;

/** Without a space it is no list: GitHub shows no box, and no block reads it. */
export const boxForm = defineCheck({
  id: 'structure/box-form',
  severity: 'warning',
  description: 'A box of a checklist has a space between the dash and the bracket.',
  passes: list('- [ ]'),
  fails: list('-[ ]'),
  run: ({ plan, treeOf }) =>
    plan.sections.flatMap((section) =>
      paragraphsIn(treeOf(section)).flatMap(({ position }) => {
        const [from, to] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
        return Array.from(
          section.text.slice(from, to).matchAll(/^([-*+])\[[ xX]?\](?=\s)/gmu),
          ({ 0: box, 1: dash = '-', index }) => {
            const at = section.start + from + index + dash.length;
            return {
              section: section.id,
              message: `Unexpected \`${box}\`, expected \`${dash} [ ]\``,
              ...placeAt(section, from + index),
              fix: [{ start: at, end: at, text: ' ' }],
            };
          },
        );
      }),
    ),
});

function paragraphsIn(node: Nodes): readonly Paragraph[] {
  if (node.type === 'paragraph') return [node];
  return 'children' in node ? node.children.flatMap(paragraphsIn) : [];
}
