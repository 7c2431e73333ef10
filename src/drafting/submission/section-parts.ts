import { isDeepStrictEqual } from 'node:util';
import type { RootContent } from 'mdast';
import { findOpened } from '../../sections/find-opened.ts';
import { fillHeading } from '../../sections/heading.ts';
import { anchorsOf, type Content, type ParsedSection, type Section } from '../../sections/section.ts';

/** How a part is called: by its label, its heading, or the section's own, without what the repository fills in. */
export function nameOf({ parts, heading }: Section, anchor: string): string {
  const { label, under = [] } = parts[anchor] ?? {};
  return label ?? fillHeading(under.at(-1) ?? heading, {});
}

/** The parts that share an anchor: what stands under one heading or label. */
export function groupOf({ parts }: Section, anchor: string): readonly string[] {
  const anchors = anchorsOf(parts);
  const keys = Object.keys(parts);
  const from = keys.indexOf(anchor);
  const end = keys.findIndex((key, index) => index > from && anchors.includes(key));
  return from < 0 ? [] : keys.slice(from, end < 0 ? keys.length : end);
}

/** The anchors of which a text says something: content, a note, or words of its own under a heading or label that is there. */
export function givenAnchors(
  section: Section,
  { content, extras }: Pick<ParsedSection, 'content' | 'extras'>,
  nodes: readonly RootContent[],
): readonly string[] {
  const opened = new Set(nodes.map((node) => findOpened(section, node)?.key));
  return anchorsOf(section.parts).filter((anchor) => {
    const notes = [...content.open, ...content.notApplicable].some(({ part }) => part === anchor);
    const more = opened.has(anchor) && extras.some(({ part }) => part === anchor);
    return notes || more || !isEmptyGroup(section, content, anchor);
  });
}

/** True if no part of a group holds anything. */
export function isEmptyGroup(section: Section, content: Content, anchor: string): boolean {
  return groupOf(section, anchor).every((key) => isDeepStrictEqual(content[key], section.parts[key]?.block.empty));
}

/** True if two contents say the same in a group of parts, notes and all. */
export function sameGroup(section: Section, one: Content, other: Content, anchor: string): boolean {
  const notes = ({ open, notApplicable }: Content) =>
    [open, notApplicable].map((all) => all.filter(({ part }) => part === anchor));
  return (
    groupOf(section, anchor).every((key) => isDeepStrictEqual(one[key], other[key])) &&
    isDeepStrictEqual(notes(one), notes(other))
  );
}
