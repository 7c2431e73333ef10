import type { RootContent } from 'mdast';
import { parseMarkdown } from '../markdown/markdown.ts';
import type { OutlineHeading } from '../markdown/outline.ts';
import { numberOf } from '../sections/heading.ts';
import { sections } from '../sections/index.ts';
import { likenessOf } from '../sections/likeness.ts';
import type { Section } from '../sections/section.ts';

/** A document some of whose headings are strange. */
interface Document {
  readonly headings: readonly OutlineHeading[];
  /** Those whose words mean no section. */
  readonly strange: readonly OutlineHeading[];
  readonly named: ReadonlyMap<OutlineHeading, Section>;
  readonly shift: number;
}

type Placed = ReadonlyMap<OutlineHeading, Section>;

/** What it takes to be sure, found by trying translated plans and ones of other outlines. */
const leastConfirmed = 3;
const alike = 0.5;
const sure = { share: 0.6, ahead: 0.15, headings: 2 };

/** The sections that strange headings stand for; empty where that is in doubt. */
export function placeHeadings(text: string, document: Document): Placed {
  const named = new Set([...document.named.values()].map(({ id }) => id));
  const free = sections.filter(({ id }) => !named.has(id));
  const nodesOf = readerOf(text, document.headings);
  const numbered = placeByNumber(free, nodesOf, document);
  return numbered.size > 0 ? numbered : placeByLikeness(free, nodesOf, document);
}

type NodesOf = (heading: OutlineHeading) => readonly RootContent[];

/** What stands below a heading, it first, up to the next of its level. */
function readerOf(text: string, headings: readonly OutlineHeading[]): NodesOf {
  return (heading) => {
    const next = headings.find(({ start, depth }) => start > heading.start && depth <= heading.depth);
    return parseMarkdown(text.slice(heading.start, next?.start)).children;
  };
}

/** Where no heading says otherwise, and three agree in their words or blocks, the numbers are the template's. */
function placeByNumber(free: readonly Section[], nodesOf: NodesOf, { strange, named, shift }: Document): Placed {
  const placed = new Map<OutlineHeading, Section>();
  for (const heading of strange) {
    const number = numberOf(heading.title);
    const meant = free.find(
      (one) => number !== null && numberOf(one.heading) === number && one.depth + shift === heading.depth,
    );
    if (meant !== undefined && ![...placed.values()].includes(meant)) placed.set(heading, meant);
  }
  const isOther = ([{ title }, { heading }]: readonly [OutlineHeading, Section]) =>
    /^\d/.test(numberOf(title) ?? '') && numberOf(title) !== numberOf(heading);
  if (placed.size === 0 || [...named].some(isOther)) return new Map();
  const agreeing = [...named].filter(([{ title }]) => numberOf(title) !== null).length;
  const confirmed = [...placed].filter(([heading, section]) => {
    const { share, isTelling } = likenessOf(section, nodesOf(heading));
    return isTelling && share >= alike;
  }).length;
  return agreeing + confirmed >= leastConfirmed ? placed : new Map();
}

/** Between the sections that are known, each chapter is the one section whose blocks it has, if there are several such. */
function placeByLikeness(
  free: readonly Section[],
  nodesOf: NodesOf,
  { strange, named, shift, headings }: Document,
): Placed {
  const placed = new Map<OutlineHeading, Section>();
  const rank = (section: Section | undefined, none: number) =>
    section === undefined ? none : sections.indexOf(section);
  for (const heading of strange.filter(({ depth }) => depth === 2 + shift)) {
    const known = (one: OutlineHeading) => placed.get(one) ?? named.get(one);
    const before = headings.findLast((one) => one.start < heading.start && known(one) !== undefined);
    const after = headings.find((one) => one.start > heading.start && known(one) !== undefined);
    const [low, high] = [rank(before && known(before), -1), rank(after && known(after), sections.length)];
    const nodes = nodesOf(heading);
    const [best, second] = free
      .filter((one) => one.depth === 2 && rank(one, -1) > low && rank(one, -1) < high)
      .map((section) => ({ section, ...likenessOf(section, nodes) }))
      .sort((one, other) => other.share - one.share);
    const isSure =
      best?.isTelling === true && best.share >= sure.share && best.share - (second?.share ?? 0) >= sure.ahead;
    if (isSure) placed.set(heading, best.section);
  }
  return placed.size >= sure.headings ? placed : new Map();
}
