import { isStepTitle } from '../../markdown/blocks/step-title.ts';
import type { OutlineHeading } from '../../markdown/outline.ts';
import { meansHeading } from '../../sections/heading.ts';
import { sections } from '../../sections/index.ts';
import type { Section } from '../../sections/section.ts';

/** A heading that begins something: a section, one part of a section whose own heading is missing, or a group of sections. */
export interface Opening {
  readonly heading: OutlineHeading;
  readonly kind: 'section' | 'part' | 'group';
  /** Of a group, its first section. */
  readonly section: Section;
}

const numbered = /^\s*(?:(?:section\s+)?\d|appendix\s+[a-z]\b)/i;

const appendix = /^Appendix [A-Z]: /;

/**
 * The headings that begin sections, whatever their levels: all of a text may be one level off. Words alone count on the
 * level that the text uses for sections; a number in front counts on any.
 */
export function findOpenings(headings: readonly OutlineHeading[]): readonly Opening[] {
  const shift = shiftOf(headings);
  const openings: Opening[] = [];
  let current: Opening | null = null;
  for (const heading of headings) {
    const opening: Opening | null =
      sectionOpening(heading, { shift, current, headings }) ??
      groupOpening(heading) ??
      stepOpening(heading, { shift, current, headings }) ??
      partOpening(heading, current);
    if (opening === null) continue;
    openings.push(opening);
    current = opening;
  }
  return openings;
}

interface Surroundings {
  readonly shift: number;
  readonly current: Opening | null;
  readonly headings: readonly OutlineHeading[];
}

function sectionOpening(heading: OutlineHeading, { shift, current, headings }: Surroundings): Opening | null {
  const section = sectionMeant(heading);
  if (section === undefined) return null;
  const opening = { heading, kind: 'section', section } as const;
  if (numbered.test(heading.title)) return opening;
  // A subheading that happens to have the name of a section: "References" in an appendix.
  const isBelow =
    current !== null &&
    current.kind !== 'group' &&
    heading.depth > current.heading.depth &&
    section.depth <= current.section.depth;
  if (isBelow) return null;
  const off = heading.depth - section.depth;
  if (off === shift) return opening;
  const isElsewhere = headings.some(
    (other) => sectionMeant(other)?.id === section.id && other.depth - section.depth === shift,
  );
  return Math.abs(off) <= 1 && !isElsewhere ? opening : null;
}

function sectionMeant({ title }: OutlineHeading): Section | undefined {
  const meant = sections.find(({ heading }) => meansHeading(heading, title));
  return (
    meant ??
    sections.find(({ heading }) => appendix.test(heading) && meansHeading(heading.replace(appendix, ''), title))
  );
}

/** How many levels below its own most sections stand. */
function shiftOf(headings: readonly OutlineHeading[]): number {
  const counts = new Map<number, number>();
  for (const heading of headings) {
    const section = sectionMeant(heading);
    if (section === undefined) continue;
    const off = heading.depth - section.depth;
    counts.set(off, (counts.get(off) ?? 0) + 1);
  }
  const ordered = [...counts].sort(([one, times], [other, more]) => more - times || Math.abs(one) - Math.abs(other));
  return ordered[0]?.[0] ?? 0;
}

function groupOpening(heading: OutlineHeading): Opening | null {
  const section = sections.find(({ group }) => group !== undefined && meansHeading(group, heading.title));
  return section === undefined ? null : { heading, kind: 'group', section };
}

/** Steps that stand alone. A section may have steps of its own below it: of a migration, for example. */
function stepOpening(heading: OutlineHeading, { current, headings }: Surroundings): Opening | null {
  const section = sections.find(({ id }) => id === 'steps');
  if (section === undefined || !isStepTitle(heading.title) || current?.section.id === 'steps') return null;
  const isBelow = current !== null && heading.depth > current.heading.depth;
  const mayHaveSteps = current !== null && /^(?:migration|appendix)/.test(current.section.id);
  const isElsewhere = headings.some((other) => sectionMeant(other)?.id === 'steps');
  return isBelow && (mayHaveSteps || isElsewhere) ? null : { heading, kind: 'part', section };
}

/**
 * A heading of a part stands for its section when that is not the one being read; without a number only before any section, or
 * beside a part that came alone: "### 8.4 Test Commands", then "### Quality Gates".
 */
function partOpening(heading: OutlineHeading, current: Opening | null): Opening | null {
  if (current !== null) {
    const isBeside = current.kind === 'part' && heading.depth <= current.heading.depth;
    if ((!numbered.test(heading.title) && !isBeside) || hasPart(current.section, heading.title)) return null;
  }
  const owners = sections.filter((section) => hasPart(section, heading.title));
  const [section, another] = owners;
  return section === undefined || another !== undefined ? null : { heading, kind: 'part', section };
}

/** True if one of the section's own subheadings is meant. */
export function hasPart({ id, parts }: Section, title: string): boolean {
  if (id === 'steps') return isStepTitle(title);
  return Object.values(parts).some(({ under = [] }) => under.some((heading) => meansHeading(heading, title)));
}
