import type { Heading, Paragraph, RootContent } from 'mdast';
import { renderNotApplicable } from '../markdown/blocks/not-applicable.ts';
import { renderOpenPoint } from '../markdown/blocks/open-point.ts';
import { fillHeading, type HeadingTemplate } from './heading.ts';
import { anchorsOf, type Content, type Section } from './section.ts';

/** The section as Markdown nodes: its heading, each part under its headings and label, and the notes with their parts. */
export function renderSection(section: Section, content: Content): RootContent[] {
  const nodes: RootContent[] = [headingNode(section.depth, section.heading, content)];
  const anchors = new Set(anchorsOf(section.parts));
  let opened: readonly HeadingTemplate[] = [];
  let anchor = '';
  for (const [key, part] of Object.entries(section.parts)) {
    if (anchors.has(key)) {
      nodes.push(...notesOf(anchor, content));
      anchor = key;
    }
    const { under = [] } = part;
    const shared = sharedLength(opened, under);
    nodes.push(
      ...under.slice(shared).map((title, index) => headingNode(section.depth + shared + index + 1, title, content)),
    );
    opened = under;
    if (part.label !== undefined) nodes.push(labelNode(part.label));
    nodes.push(...part.block.render(content[key]));
  }
  return [...nodes, ...notesOf(anchor, content)];
}

function notesOf(anchor: string, { open, notApplicable }: Content): RootContent[] {
  return [
    ...open.filter(({ part }) => part === anchor).map(({ question }) => renderOpenPoint(question)),
    ...notApplicable.filter(({ part }) => part === anchor).map(({ reason }) => renderNotApplicable(reason)),
  ];
}

function headingNode(depth: number, template: HeadingTemplate, content: Content): Heading {
  const children: Heading['children'] = [{ type: 'text', value: fillHeading(template, content) }];
  return { type: 'heading', depth: headingDepth(depth), children };
}

function headingDepth(depth: number): Heading['depth'] {
  if (depth <= 2) return 2;
  return depth === 3 ? 3 : depth === 4 ? 4 : 5;
}

function labelNode(label: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'strong', children: [{ type: 'text', value: `${label}:` }] }] };
}

function sharedLength(one: readonly string[], other: readonly string[]): number {
  const length = one.findIndex((title, index) => title !== other[index]);
  return length === -1 ? one.length : length;
}
