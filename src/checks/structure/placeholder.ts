import type { Nodes } from 'mdast';
import type { PlanSection } from '../../plan/plan.ts';
import { defineCheck, type Place } from '../check.ts';
import { findPlaceholders, type TextPiece } from '../placeholders.ts';
import { placeAt, placeOfNode } from '../places.ts';

/** Nothing of the template's holes, and no promise to write later, is left. */
export const placeholder = defineCheck({
  id: 'structure/placeholder',
  severity: 'error',
  description: 'No placeholder is left: neither a hole of the template nor TODO, TBD or filler text.',
  passes:
    '## 9. Observability\n\n### 9.2 Metrics (if applicable)\n\n| Metric | Type | Description |\n|---|---|---|\n| `carts_open` | Gauge | Carts that are held, as `string[]` |\n',
  fails:
    '## 9. Observability\n\n### 9.2 Metrics (if applicable)\n\n| Metric | Type | Description |\n|---|---|---|\n| [metric_name] | Gauge | TBD |\n',
  run: ({ plan, request, treeOf }) =>
    plan.sections.flatMap((section) =>
      textsIn(treeOf(section), true).flatMap((piece) =>
        // Words of the request are quoted, whatever they are.
        findPlaceholders(piece)
          .filter(({ words }) => request?.text.includes(words) !== true)
          .map(({ words, index }) => ({
            section: section.id,
            message: `Unexpected placeholder \`${words}\`, expected what it stands for, or an open point`,
            ...placeIn(section, piece, index),
          })),
      ),
    ),
});

type PlacedPiece = TextPiece & { readonly node: Nodes };

/** Every text and code of a tree; a diagram's brackets are its own. */
function textsIn(node: Nodes, opens: boolean): readonly PlacedPiece[] {
  if (node.type === 'code') return node.lang === 'mermaid' ? [] : [{ text: node.value, kind: 'fence', opens, node }];
  if (node.type === 'inlineCode') return [{ text: node.value, kind: 'inline code', opens, node }];
  if (node.type === 'text') return [{ text: node.value, kind: 'prose', opens, node }];
  if (!('children' in node)) return [];
  const inline = node.type === 'strong' || node.type === 'emphasis' || node.type === 'link';
  return node.children.flatMap((child, index) => textsIn(child, index === 0 && (opens || !inline)));
}

/** Exact but for marks that are escaped before it on its line. */
function placeIn(section: PlanSection, { node, kind, text }: PlacedPiece, index: number): Place {
  const start = node.position?.start.offset;
  if (start === undefined) return placeOfNode(section, node);
  if (kind !== 'fence') return placeAt(section, start + index + (kind === 'inline code' ? 1 : 0));
  const before = text.slice(0, index).split('\n');
  return { line: placeOfNode(section, node).line + before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
