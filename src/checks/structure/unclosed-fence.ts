import type { Code, Nodes } from 'mdast';
import { meansHeading } from '../../sections/heading.ts';
import { sections } from '../../sections/index.ts';
import { defineCheck } from '../check.ts';
import { placeOfNode } from '../places.ts';

const plan = (end: string) =>
  `## 8. Testing Strategy\n\n### 8.4 Test Commands\n\n\`\`\`bash\nnpm test\n${end}\n\n## 13. References\n\nNot applicable: nothing cited.\n`;

/** An open fence takes in everything below it. */
export const unclosedFence = defineCheck({
  id: 'structure/unclosed-fence',
  severity: 'error',
  description: 'Every code block is closed before the next heading.',
  passes: plan('```'),
  fails: plan(''),
  run: ({ plan, treeOf }) =>
    plan.sections.flatMap((section) =>
      fencesIn(treeOf(section)).flatMap((fence) => {
        const { start, end } = fence.position ?? {};
        const source = section.text.slice(start?.offset, end?.offset);
        if (!/^(?:`{3}|~{3})/u.test(source)) return [];
        const isClosed = /\n[ \t>]*(?:`{3,}|~{3,})[ \t]*$/u.test(source);
        const taken = fence.value.split('\n').find((line) => isHeading(line) || opensFence(line, source));
        if (isClosed && taken === undefined) return [];
        return [
          {
            section: section.id,
            message: `Unexpected ${taken === undefined ? 'end of the section' : `“${taken}”`} in a code block, expected its closing fence before`,
            ...placeOfNode(section, fence),
          },
        ];
      }),
    ),
});

const templates = sections.flatMap(({ heading, parts }) => [
  heading,
  ...Object.values(parts).flatMap(({ under = [] }) => under),
]);

/** Another one of the same marks, with a language. */
function opensFence(line: string, source: string): boolean {
  const [marks = ''] = /^(?:`{3,}|~{3,})/u.exec(source) ?? [];
  return new RegExp(`^${marks}[a-z]+$`, 'u').test(line);
}

/** A heading of the template; a comment of a shell has one mark. */
function isHeading(line: string): boolean {
  const [, title] = /^#{2,5} (\S.*)$/u.exec(line) ?? [];
  return title !== undefined && templates.some((template) => meansHeading(template, title));
}

function fencesIn(node: Nodes): readonly Code[] {
  if (node.type === 'code') return [node];
  return 'children' in node ? node.children.flatMap(fencesIn) : [];
}
