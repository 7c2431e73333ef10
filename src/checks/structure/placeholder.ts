import type { Nodes } from 'mdast';
import { defineCheck } from '../check.ts';
import { findPlaceholders } from '../placeholders.ts';
import { placeOfNode } from '../places.ts';

/** Nothing of the template's holes, and no promise to write later, is left. */
export const placeholder = defineCheck({
  id: 'structure/placeholder',
  severity: 'error',
  description: 'No placeholder is left: neither a hole of the template nor TODO, TBD or filler text.',
  passes:
    '## 9. Observability\n\n### 9.2 Metrics (if applicable)\n\n| Metric | Type | Description |\n|---|---|---|\n| `carts_open` | Gauge | Carts that are held, as `string[]` |\n',
  fails:
    '## 9. Observability\n\n### 9.2 Metrics (if applicable)\n\n| Metric | Type | Description |\n|---|---|---|\n| [metric_name] | Gauge | TBD |\n',
  run: ({ plan, treeOf }) =>
    plan.sections.flatMap((section) =>
      textsIn(treeOf(section)).flatMap(({ text, node, kind }) =>
        findPlaceholders(text, kind).map((found) => ({
          section: section.id,
          message: `Unexpected placeholder \`${found}\`, expected what it stands for, or an open point`,
          ...placeOfNode(section, node),
        })),
      ),
    ),
});

interface TextPiece {
  readonly text: string;
  readonly node: Nodes;
  readonly kind: 'prose' | 'code';
}

/** Runs of text with their first node, and pieces of code; a diagram's brackets are its own. */
function textsIn(node: Nodes): readonly TextPiece[] {
  if (node.type === 'inlineCode' || (node.type === 'code' && node.lang !== 'mermaid'))
    return [{ text: node.value, node, kind: 'code' }];
  if (node.type === 'text') return [{ text: node.value, node, kind: 'prose' }];
  return 'children' in node ? node.children.flatMap(textsIn) : [];
}
