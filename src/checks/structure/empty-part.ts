import type { RootContent } from 'mdast';
import { flat } from '../../markdown/text.ts';
import { defineCheck } from '../check.ts';
import { placeOfNode } from '../places.ts';

/** A heading promises something. */
export const emptyPart = defineCheck({
  id: 'structure/empty-part',
  severity: 'error',
  description: 'Under every heading and label stands content, an open point, or the reason why it does not apply.',
  passes: '## 9. Observability\n\n### 9.1 Logging\n\nNot applicable: nothing is logged.\n',
  fails:
    '## 9. Observability\n\n### 9.1 Logging\n\n### 9.2 Metrics (if applicable)\n\nNot applicable: nothing is measured.\n',
  run: ({ plan, treeOf }) =>
    plan.sections.flatMap((section) => {
      const nodes = treeOf(section).children.filter(({ type }) => type !== 'thematicBreak' && type !== 'definition');
      return nodes.flatMap((node, index) => {
        const level = levelOf(node);
        const next = nodes[index + 1];
        if (level === null || (next !== undefined && (levelOf(next) ?? Infinity) > level)) return [];
        return [
          {
            section: section.id,
            message: `Unexpected end of "${flat([node])}", expected content, an open point, or "Not applicable:" with the reason`,
            ...placeOfNode(section, node),
          },
        ];
      });
    }),
});

/** The depth of a heading; below all of them a paragraph that is only a bold label. Null for content. */
function levelOf(node: RootContent): number | null {
  if (node.type === 'heading') return node.depth;
  if (node.type !== 'paragraph' || node.children.length > 2) return null;
  const [first, second] = node.children;
  const words = flat([node]);
  const isLabel =
    first?.type === 'strong' &&
    words.endsWith(':') &&
    (second === undefined || (second.type === 'text' && second.value.trim() === ':'));
  return isLabel ? 7 : null;
}
