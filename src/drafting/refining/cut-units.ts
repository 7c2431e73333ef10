import type { RootContent } from 'mdast';
import { parseNotApplicable } from '../../markdown/blocks/not-applicable.ts';
import { parseOpenPoints } from '../../markdown/blocks/open-point.ts';
import { stepHeading } from '../../markdown/blocks/read-steps.ts';
import { isStepTitle, readStepTitle } from '../../markdown/blocks/step-title.ts';
import { findOpened } from '../../sections/find-opened.ts';
import { anchorsOf, type Section } from '../../sections/section.ts';

/** A piece of a section's text that is written anew as a whole, or not at all. */
export interface Unit {
  /** Equal for pieces that say the same thing in two writings of a section. */
  readonly key: string;
  readonly text: string;
  /** Offset of `text` in the section's. */
  readonly start: number;
}

/**
 * How finely a section is cut: `fine` sets apart notes, and the heading and body of each step, so that one step can change
 * without the others; `parts` cuts where parts open.
 */
export type Grain = 'fine' | 'parts';

/** Cuts a section's text, its heading first, into pieces that give all of it when they are joined. */
export function cutUnits(section: Section, nodes: readonly RootContent[], text: string, grain: Grain): readonly Unit[] {
  const read = keyReader(section, grain);
  const starts: { readonly key: string; readonly start: number }[] = [];
  for (const [index, node] of nodes.entries()) {
    const key = read(node, index);
    if (starts.at(-1)?.key === key) continue;
    const at = node.position?.start.offset ?? 0;
    starts.push({ key, start: starts.length === 0 ? 0 : Math.max(text.lastIndexOf('\n', at - 1) + 1, 0) });
  }
  return starts.map(({ key, start }, index) => ({ key, start, text: text.slice(start, starts[index + 1]?.start) }));
}

/** Tells the key of each node, one after the other. */
function keyReader(section: Section, grain: Grain): (node: RootContent, index: number) => string {
  const anchors = anchorsOf(section.parts);
  const hasSteps = Object.values(section.parts).some(({ block }) => block.kind === 'step list');
  let anchor = anchors[0] ?? '';
  let body = anchor;
  return (node, index) => {
    if (index === 0 && node.type === 'heading') return ' heading';
    const opened = findOpened(section, node);
    if (opened !== null) {
      if (anchors.includes(opened.key)) anchor = opened.key;
      body = anchor;
      return body;
    }
    if (grain === 'parts') return body;
    const title = hasSteps ? stepHeading(node) : undefined;
    if (title !== undefined && isStepTitle(title)) {
      body = `step ${readStepTitle(title).name.toLowerCase()}`;
      return `title of ${body}`;
    }
    return parseOpenPoints(node).length > 0 || parseNotApplicable(node) !== null ? `notes of ${anchor}` : body;
  };
}
