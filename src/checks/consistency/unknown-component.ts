import type { Code, Nodes } from 'mdast';
import { createPathFinder } from '../../claims/path-finder.ts';
import { isFilePath, plainPath } from '../../claims/path-forms.ts';
import { isMermaid } from '../../markdown/blocks/fences.ts';
import { contentOf } from '../../plan/content-of.ts';
import { architecture } from '../../sections/architecture.ts';
import { changes } from '../../sections/changes.ts';
import { defineCheck } from '../check.ts';
import { placeOfNode } from '../places.ts';

const plan = (file: string) =>
  `## 3. Architecture Design\n\n### 3.2 Components\n\n| Component | Responsibility | New/Modified |\n|---|---|---|\n| \`src/cart.ts\` | Holds a cart | New |\n\n### 3.4 Component Diagram\n\n\`\`\`mermaid\ngraph TB\n    A[src/server.ts] --> B[${file}]\n\`\`\`\n`;

/** A diagram shows what is there, or what the plan builds. */
export const unknownComponent = defineCheck({
  id: 'consistency/unknown-component',
  severity: 'warning',
  description: 'A file in a diagram exists, stands in the table of components, or is proposed in 6.1.',
  passes: plan('cart.ts'),
  fails: plan('src/basket.ts'),
  run({ plan, repository, treeOf }) {
    const planned = [
      ...(contentOf(plan, architecture)?.components ?? []).flatMap(({ component }) => component.split(/,\s+/u)),
      ...(contentOf(plan, changes)?.files.entries ?? []).map(({ path }) => path),
    ].map(plainPath);
    const finder = createPathFinder(repository.files.map(({ path }) => path));
    const isKnown = (path: string) =>
      repository.file(path) !== undefined ||
      finder.endingIn(path).length > 0 ||
      planned.some((one) => one === path || one.endsWith(`/${path}`) || path.startsWith(`${one}/`));
    return plan.sections
      .filter(({ id }) => id === 'architecture' || id === 'appendix-diagrams')
      .flatMap((section) =>
        diagramsIn(treeOf(section)).flatMap((diagram) =>
          labelsIn(diagram.value)
            .filter(({ label }) => isFilePath(label) && /^[\w@.-]+(?:\/[\w@.-]+)*$/u.test(label) && !isKnown(label))
            .map(({ label, line }) => ({
              section: section.id,
              message: `Unexpected \`${label}\` in a diagram, expected a file of the repository, a component of 3.2, or a file of 6.1`,
              line: placeOfNode(section, diagram).line + line,
              column: 1,
            })),
        ),
      );
  },
});

function diagramsIn(node: Nodes): readonly Code[] {
  if (node.type === 'code') return isMermaid(node) ? [node] : [];
  return 'children' in node ? node.children.flatMap(diagramsIn) : [];
}

/** Words in a node's brackets, and what a participant is called; lines count from 1. */
function labelsIn(diagram: string): readonly { readonly label: string; readonly line: number }[] {
  return diagram.split('\n').flatMap((text, index) => {
    const labels = [
      ...text.matchAll(/\b\w+[[({]+"?([^\])}"]+)"?[\])}]+/gu),
      ...text.matchAll(/^\s*(?:participant|actor)\s+\w+\s+as\s+(\S+)\s*$/gu),
    ];
    return labels.map(([, label = '']) => ({ label: label.trim(), line: index + 1 }));
  });
}
