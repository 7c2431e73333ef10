import type { OutlineHeading } from '../markdown/outline.ts';
import { meansHeading, numberOf, plainTitle } from '../sections/heading.ts';
import { sections } from '../sections/index.ts';
import type { Section, SectionId } from '../sections/section.ts';
import { placeHeadings } from './place-headings.ts';

/** A heading that opens a stretch of a plan. */
export interface Opening {
  readonly heading: OutlineHeading;
  /** Null for a group of sections, and for a chapter that the template does not have. */
  readonly section: Section | null;
  readonly isGroup: boolean;
}

/** The headings that open something, and how they differ from the template's. */
export interface FoundSections {
  readonly openings: readonly Opening[];
  /** Levels that chapters stand deeper than in the template. */
  readonly shift: number;
  /** Some headings are in words of their own, and were told by their numbers, or by what stands below them. */
  readonly isForeign: boolean;
}

/** Titles of sections that somebody said are these, whatever their words. */
export type SaidHeadings = Readonly<Partial<Record<SectionId, string>>>;

/** Fewer chapters in other words are chapters of somebody's own. */
const fewestStrange = 2;

/**
 * Finds the sections of a plan by their headings: those that somebody said, then by their words, in any order and with whatever
 * numbers; and where the words are others throughout, as in a translation, by the template's numbers or by the blocks below, when
 * these leave no doubt.
 */
export function findSections(text: string, headings: readonly OutlineHeading[], said: SaidHeadings): FoundSections {
  const shift = shiftOf(headings);
  const named = nameHeadings(headings, shift, said);
  const title = shift === 0 && headings[0]?.depth === 1 ? headings[0] : undefined;
  const strange = headings.filter(
    (heading) => heading !== title && !named.has(heading) && !isGroup(heading) && isChapter(heading, shift, 1),
  );
  const placed =
    strange.length < fewestStrange
      ? new Map<OutlineHeading, Section>()
      : placeHeadings(text, { headings, strange, named, shift });
  const openings = headings.flatMap((heading): Opening[] => {
    const section = named.get(heading) ?? placed.get(heading) ?? null;
    const groups = section === null && (isGroup(heading) || (placed.size > 0 && hasNumberOfGroup(heading, shift)));
    const opens = section !== null || groups || isForeign(heading, shift);
    return opens ? [{ heading, section, isGroup: groups }] : [];
  });
  return { openings, shift, isForeign: placed.size > 0 || Object.keys(said).length > 0 };
}

/** The chapters of a plan without a title may stand on the level of one. */
function shiftOf(headings: readonly OutlineHeading[]): number {
  const isNamed = ({ title }: OutlineHeading) => sections.some(({ heading }) => meansHeading(heading, title));
  const named = headings.filter(isNamed);
  const isAtTop = named.filter(({ depth }) => depth === 1).length >= 2 && !named.some(({ depth }) => depth === 2);
  return isAtTop ? -1 : 0;
}

/** A section is the first heading that means it. The title (depth 1) opens none. */
function nameHeadings(
  headings: readonly OutlineHeading[],
  shift: number,
  said: SaidHeadings,
): Map<OutlineHeading, Section> {
  const named = new Map<OutlineHeading, Section>();
  const taken = new Set<SectionId>();
  const name = (heading: OutlineHeading, section: Section | undefined) => {
    if (section === undefined) return;
    named.set(heading, section);
    taken.add(section.id);
  };
  for (const section of sections) {
    const heading = headings.find(({ title }) => title === said[section.id]);
    if (heading !== undefined && !named.has(heading)) name(heading, section);
  }
  for (const heading of headings) {
    const { depth, title } = heading;
    if (named.has(heading) || (shift === 0 && depth === 1 && !/^\s*\d/.test(title))) continue;
    const means = (one: Section) =>
      !taken.has(one.id) && Math.abs(one.depth + shift - depth) <= 1 && meansHeading(one.heading, title);
    name(heading, sections.find(means));
  }
  return named;
}

/** On the level of chapters, or at most so many below. */
function isChapter({ depth, title }: OutlineHeading, shift: number, below: number): boolean {
  return depth >= 2 + shift && depth <= 2 + shift + below && plainTitle(title) !== '';
}

function isGroup({ title }: OutlineHeading): boolean {
  return sections.some(({ group }) => group !== undefined && meansHeading(group, title));
}

function hasNumberOfGroup(heading: OutlineHeading, shift: number): boolean {
  const number = numberOf(heading.title);
  return (
    number !== null &&
    isChapter(heading, shift, 0) &&
    sections.some(({ group }) => group !== undefined && numberOf(group) === number)
  );
}

/** A chapter that the template does not have ends the section before it; deeper unknown headings belong to their section. */
function isForeign(heading: OutlineHeading, shift: number): boolean {
  return (
    isChapter(heading, shift, 0) &&
    heading.depth === 2 + shift &&
    !sections.some(({ parts }) =>
      Object.values(parts).some(({ under = [] }) => under.some((template) => meansHeading(template, heading.title))),
    )
  );
}
