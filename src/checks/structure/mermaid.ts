import type { Code, Nodes } from 'mdast';
import { checkMermaid } from '../../markdown/mermaid-syntax.ts';
import { isMermaid } from '../../markdown/blocks/fences.ts';
import { defineCheck, type Report } from '../check.ts';
import { placeOfNode } from '../places.ts';

/** Diagrams are drawn by GitHub only if Mermaid can read them. */
export const mermaidSyntax = defineCheck({
  id: 'structure/mermaid',
  severity: 'error',
  description: 'Mermaid diagrams parse.',
  passes:
    '## 3. Architecture Design\n\n### 3.4 Component Diagram\n\n```mermaid\ngraph TB\n    A[cart.ts] --> B[store.ts]\n```\n',
  fails:
    '## 3. Architecture Design\n\n### 3.4 Component Diagram\n\n```mermaid\ngraph TB\n    A[cart.ts --> B[store.ts\n```\n',
  async run({ plan, treeOf }) {
    const reports: Report[] = [];
    for (const section of plan.sections) {
      for (const diagram of diagramsIn(treeOf(section))) {
        const verdict = await checkMermaid(diagram.value);
        if (verdict.ok !== false) continue;
        const { line, column } = placeOfNode(section, diagram);
        reports.push({
          section: section.id,
          message: `Unexpected Mermaid, expected a diagram that parses: ${verdict.message.replace(/\.$/u, '')}`,
          line: line + verdict.line,
          column,
        });
      }
    }
    return reports;
  },
});

function diagramsIn(node: Nodes): readonly Code[] {
  if (node.type === 'code') return isMermaid(node) ? [node] : [];
  return 'children' in node ? node.children.flatMap(diagramsIn) : [];
}
