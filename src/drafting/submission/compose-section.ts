import { isDeepStrictEqual } from 'node:util';
import type { RootContent } from 'mdast';
import { parseMarkdown, renderMarkdown } from '../../markdown/markdown.ts';
import { flat } from '../../markdown/text.ts';
import type { PlanSection } from '../../plan/plan.ts';
import { printSection } from '../../plan/print-plan.ts';
import { fillHeading, meansHeading } from '../../sections/heading.ts';
import { parseSection } from '../../sections/parse-section.ts';
import { renderSection } from '../../sections/render-section.ts';
import { anchorsOf, type Content, type ParsedSection, type Section } from '../../sections/section.ts';

/** A section as it will stand in the file. */
export interface ComposedSection {
  /** Markdown, its heading first. */
  readonly text: string;
  /** Headings of the parts that the submission did not have and that stay as they stood. */
  readonly kept: readonly string[];
  /** Words that no part of the section holds: kept as they were written. */
  readonly unheld: number;
}

/** What a section is composed of. */
export interface Composition {
  readonly section: Section;
  /** The submitted text, its heading first. */
  readonly text: string;
  readonly definitions: string;
  /** The section as it stands in the plan. */
  readonly standing: PlanSection | undefined;
  /** Last changes to what was read, before it is printed. */
  readonly complete: (content: Content) => Content;
}

/**
 * Puts a submitted section together with the parts of the standing one that it left out. The text is written anew in the
 * canonical form if every word survives that; else it stays as it was written. Null when no part holds anything of it.
 */
export function composeSection({
  section,
  text,
  definitions,
  standing,
  complete,
}: Composition): ComposedSection | null {
  const { children } = parseMarkdown(text, definitions);
  const parsed = parseSection(section, children, { text });
  const given = givenAnchors(section, parsed, children);
  if (given.length === 0) return null;
  const hasHeadings = children.slice(1).some(({ type }) => type === 'heading');
  const saysNothing = !hasHeadings && parsed.content.notApplicable.length > 0 && isBare(section, parsed.content);
  const missing = saysNothing ? [] : anchorsOf(section.parts).filter((anchor) => !given.includes(anchor));
  const kept = standing === undefined ? [] : missing.filter((anchor) => holds(section, standing, anchor));
  const content = complete(mergeContent(section, parsed.content, standing?.content, kept));
  const unheld = parsed.extras.reduce((sum, { nodes }) => sum + nodes.length, 0);
  const extrasKept = (standing?.extras ?? []).filter(({ part }) => kept.includes(part));
  const printed = printSection(section, content);
  const survives =
    !saysNothing &&
    unheld === 0 &&
    (parsed.remarks.length === 0 || isCompleted(section, content)) &&
    extrasKept.length === 0 &&
    readsBack(section, content, printed) &&
    holdsWords(printed, text);
  const more = renderMarkdown(extrasKept.flatMap(({ nodes }) => nodes));
  return {
    text: survives
      ? printed
      : `${asWritten(section, text, partOf(section, content, kept), content)}\n${more === '' ? '' : `\n${more}`}`,
    kept: kept.map((anchor) => nameOf(section, anchor)),
    unheld,
  };
}

/** How a part is called: by its label, its heading, or the section's own. */
export function nameOf({ parts, heading, names }: Section, anchor: string): string {
  const { label, under = [] } = parts[anchor] ?? {};
  return label ?? fillHeading(under.at(-1) ?? heading, names);
}

/** The parts that share an anchor: what stands under one heading or label. */
export function groupOf({ parts }: Section, anchor: string): readonly string[] {
  const anchors = anchorsOf(parts);
  const keys = Object.keys(parts);
  const from = keys.indexOf(anchor);
  const end = keys.findIndex((key, index) => index > from && anchors.includes(key));
  return from < 0 ? [] : keys.slice(from, end < 0 ? keys.length : end);
}

function givenAnchors(
  section: Section,
  { content, extras }: Pick<ParsedSection, 'content' | 'extras'>,
  nodes: readonly RootContent[],
): readonly string[] {
  return anchorsOf(section.parts).filter((anchor) => {
    const notes = [...content.open, ...content.notApplicable].some(({ part }) => part === anchor);
    const more = extras.some(({ part }) => part === anchor) && isOpened(section, anchor, nodes);
    return notes || more || !isEmpty(section, content, anchor);
  });
}

/** True if the heading or label of a part is there, whatever stands under it. */
function isOpened({ parts }: Section, anchor: string, nodes: readonly RootContent[]): boolean {
  const { label, under = [] } = parts[anchor] ?? {};
  return nodes.some((node) => {
    if (node.type === 'heading') return under.some((heading) => meansHeading(heading, flat(node.children)));
    return label !== undefined && node.type === 'paragraph' && meansHeading(label, flat(node.children));
  });
}

/** A part with a heading or label of its own. */
function opensPart({ parts }: Section, anchor: string): boolean {
  const { label, under = [] } = parts[anchor] ?? {};
  return label !== undefined || under.length > 0;
}

function isEmpty(section: Section, content: Content, anchor: string): boolean {
  return groupOf(section, anchor).every((key) => isDeepStrictEqual(content[key], section.parts[key]?.block.empty));
}

function isBare(section: Section, content: Content): boolean {
  return anchorsOf(section.parts).every((anchor) => isEmpty(section, content, anchor));
}

function holds(section: Section, standing: PlanSection, anchor: string): boolean {
  return givenAnchors(section, standing, standing.nodes).includes(anchor);
}

function mergeContent(
  section: Section,
  given: Content,
  standing: Content | undefined,
  kept: readonly string[],
): Content {
  if (standing === undefined) return given;
  const values = Object.fromEntries(
    kept.flatMap((anchor) => groupOf(section, anchor)).map((key) => [key, standing[key]]),
  );
  // A heading without the name in its hole takes the one that stands.
  const names = Object.fromEntries(
    Object.keys(section.names).map((key) => [key, given[key] === '' ? standing[key] : given[key]]),
  );
  const notes = (key: 'open' | 'notApplicable') => ({
    [key]: [...given[key], ...standing[key].filter(({ part }) => kept.includes(part))],
  });
  return { ...given, ...names, ...values, ...notes('open'), ...notes('notApplicable') };
}

/** Remarks on rows that were left out of the overview's fields: the program filled them. */
function isCompleted({ id }: Section, { fields }: Content): boolean {
  return id === 'overview' && typeof fields === 'object' && fields !== null && Object.values(fields).every(Boolean);
}

function readsBack(section: Section, content: Content, printed: string): boolean {
  const again = parseSection(section, parseMarkdown(printed).children, { text: printed });
  return again.extras.length === 0 && isDeepStrictEqual(again.content, content);
}

/** True if every word of a text stands in another at least as often. */
export function holdsWords(whole: string, text: string): boolean {
  const counts = new Map<string, number>();
  for (const word of wordsOf(whole)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return wordsOf(text).every((word) => {
    const left = counts.get(word) ?? 0;
    counts.set(word, left - 1);
    return left > 0;
  });
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The kept parts alone: what stands under the section's heading, and what has a heading or label of its own. */
function partOf(section: Section, content: Content, kept: readonly string[]) {
  const keys = kept.flatMap((anchor) => groupOf(section, anchor));
  const render = (wanted: readonly string[]) => {
    const parts = Object.fromEntries(Object.entries(section.parts).filter(([key]) => wanted.includes(key)));
    return wanted.length === 0 ? '' : renderMarkdown(renderSection({ ...section, parts }, content).slice(1));
  };
  const first = keys.filter(
    (key) =>
      groupOf(section, anchorsOf(section.parts)[0] ?? '').includes(key) &&
      !opensPart(section, anchorsOf(section.parts)[0] ?? ''),
  );
  return { first: render(first), rest: render(keys.filter((key) => !first.includes(key))) };
}

function asWritten(
  section: Section,
  text: string,
  { first, rest }: { readonly first: string; readonly rest: string },
  content: Content,
): string {
  const heading = `${'#'.repeat(section.depth)} ${fillHeading(section.heading, content)}`;
  const own = text.slice(text.indexOf('\n') + 1);
  return [heading, first.trim(), own.trim(), rest.trim()].filter((piece) => piece !== '').join('\n\n');
}
