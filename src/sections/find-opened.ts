import type { RootContent } from 'mdast';
import { flat } from '../markdown/text.ts';
import { meansHeading, plainTitle, type HeadingTemplate } from './heading.ts';
import type { Section } from './section.ts';

/** What a node opens. */
export interface Opened {
  /** Key of the first part that stands below it. */
  readonly key: string;
  /** The heading as the template has it; null for a label. */
  readonly heading: HeadingTemplate | null;
  /** The words as they were written. */
  readonly title: string;
}

/** The part that a heading or a label opens; null for any other node, and for headings of somebody's own. */
export function findOpened({ parts }: Pick<Section, 'parts'>, node: RootContent): Opened | null {
  if (node.type === 'heading') {
    const title = flat(node.children);
    for (const [key, { under = [] }] of Object.entries(parts)) {
      const heading = under.find((template) => meansHeading(template, title));
      if (heading !== undefined) return { key, heading, title };
    }
    return null;
  }
  const label = labelOf(node);
  if (label === null) return null;
  const labelled = Object.entries(parts).find(
    ([, part]) => part.label !== undefined && plainTitle(part.label) === label,
  );
  return labelled === undefined ? null : { key: labelled[0], heading: null, title: label };
}

/** The words of a paragraph that is nothing but bold text, as labels are compared; null for any other node. */
function labelOf(node: RootContent): string | null {
  if (node.type !== 'paragraph') return null;
  const [first, second] = node.children;
  if (first?.type !== 'strong') return null;
  const alone =
    second === undefined || (node.children.length === 2 && second.type === 'text' && /^\s*:?\s*$/.test(second.value));
  return alone ? plainTitle(flat(first.children)) : null;
}
