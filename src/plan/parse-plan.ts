import type { RootContent } from 'mdast';
import { splitFrontMatter } from '../markdown/front-matter.ts';
import { withoutIgnoreComments } from '../markdown/ignore-comments.ts';
import { parseMarkdown } from '../markdown/markdown.ts';
import { definitionsOf, scanOutline, type OutlineHeading } from '../markdown/outline.ts';
import { createBoundedCache } from '../repository/bounded-cache.ts';
import { meansHeading, plainTitle } from '../sections/heading.ts';
import { sections } from '../sections/index.ts';
import { parseSection } from '../sections/parse-section.ts';
import type { ParsedSection, Section, SectionId } from '../sections/section.ts';
import { readFront } from './front.ts';
import type { Plan, PlanExtra, PlanSection } from './plan.ts';

/** A stretch of the file from one heading to the next that opens a section. */
interface Region {
  readonly section: Section | null;
  readonly title: string | null;
  readonly start: number;
  readonly end: number;
  /** 1-based line of its start. */
  readonly line: number;
}

/**
 * Reads a plan: ours, edited by people, or written by hand on the template. Sections are found by their headings, in any
 * order and with or without numbers; what belongs to none is kept as an extra. Never fails on Markdown.
 * @throws PlanError `unreadable` when the front matter says that it is ours and cannot be read.
 */
export function parsePlan(text: string): Plan {
  const { raw } = splitFrontMatter(text);
  const headings = scanOutline(text);
  const definitions = definitionsOf(text);
  const regions = cutRegions(text, headings);
  const found: PlanSection[] = [];
  const extras: PlanExtra[] = [];
  for (const region of regions) {
    const body = text.slice(region.start, endOfText(text, region.start, region.end));
    if (region.section === null) {
      const nodes = withoutIgnoreComments(parseMarkdown(body, definitions).children);
      if (nodes.length > 0) extras.push({ title: region.title, nodes, line: region.line });
      continue;
    }
    found.push(readSection(text, region.section, { ...region, title: region.title ?? '' }, body, definitions));
  }
  return { text, title: titleOf(headings, text), front: readFront(raw), sections: found, extras };
}

function readSection(
  text: string,
  section: Section,
  { title, start, line }: { readonly title: string; readonly start: number; readonly line: number },
  body: string,
  definitions: string,
): PlanSection {
  const { nodes, parsed } = readBody(section, body, definitions);
  const remarks = parsed.remarks.map((remark) => ({ ...remark, line: remark.line + line - 1 }));
  return {
    ...parsed,
    remarks,
    section,
    id: section.id,
    title,
    text: body,
    nodes,
    start,
    end: start + body.length,
    line,
  };
}

interface Body {
  readonly nodes: readonly RootContent[];
  readonly parsed: ParsedSection;
  readonly size: number;
}

/** A plan is read again whenever one of its sections changes; what the others say is known by then. In characters of text. */
const bodies = createBoundedCache<Body>(1_000_000, ({ size }) => size);

function readBody(section: Section, body: string, definitions: string): Body {
  const key = JSON.stringify([section.id, body, definitions]);
  const known = bodies.get(key);
  if (known !== undefined) return known;
  const nodes = withoutIgnoreComments(parseMarkdown(body, definitions).children);
  const read = { nodes, parsed: parseSection(section, nodes, { text: body }), size: body.length };
  bodies.set(key, read);
  return read;
}

function cutRegions(text: string, headings: readonly OutlineHeading[]): Region[] {
  const taken = new Set<SectionId>();
  const starts = headings.flatMap((heading) => {
    const section = sectionOf(heading, taken);
    if (section !== null) taken.add(section.id);
    const opens = section !== null || isGroup(heading) || isForeign(heading);
    return opens
      ? [
          {
            section,
            title: heading.title,
            start: heading.start,
            bodyStart: isGroup(heading) ? heading.end : heading.start,
            line: heading.line + (isGroup(heading) ? 1 : 0),
          },
        ]
      : [];
  });
  const bodyStart = text.length - splitFrontMatter(text).body.length;
  const title = headings[0]?.depth === 1 ? headings[0] : undefined;
  const preface: Region = {
    section: null,
    title: null,
    start: title?.end ?? bodyStart,
    end: starts[0]?.start ?? text.length,
    line: (title?.line ?? 0) + 1,
  };
  return [
    preface,
    ...starts.map(({ section, title: name, bodyStart: start, line }, index): Region => ({
      section,
      title: name,
      start,
      line,
      end: starts[index + 1]?.start ?? text.length,
    })),
  ];
}

/** The section that a heading opens: the first not yet seen whose title it means. The title heading (depth 1) opens none. */
function sectionOf({ depth, title }: OutlineHeading, taken: ReadonlySet<SectionId>): Section | null {
  if (depth === 1 && !/^\s*\d/.test(title)) return null;
  return (
    sections.find(
      (section) =>
        !taken.has(section.id) && Math.abs(section.depth - depth) <= 1 && meansHeading(section.heading, title),
    ) ?? null
  );
}

function isGroup({ title }: OutlineHeading): boolean {
  return sections.some(({ group }) => group !== undefined && meansHeading(group, title));
}

/** A chapter that the template does not have ends the section before it; deeper unknown headings belong to their section. */
function isForeign({ depth, title }: OutlineHeading): boolean {
  return (
    depth === 2 &&
    !sections.some(({ parts }) =>
      Object.values(parts).some(({ under = [] }) => under.some((heading) => meansHeading(heading, title))),
    ) &&
    plainTitle(title) !== ''
  );
}

/** Where a region's text ends: before the blank lines and the thematic break that stand between sections and belong to none. */
function endOfText(text: string, start: number, end: number): number {
  let last = end;
  while (last > start) {
    const lineStart = last < 2 ? start : Math.max(text.lastIndexOf('\n', last - 2) + 1, start);
    const line = text.slice(lineStart, last).trim();
    if (line !== '' && !/^-(?:[ \t]*-){2,}$/.test(line)) break;
    last = lineStart;
  }
  return start + text.slice(start, last).trimEnd().length;
}

function titleOf(headings: readonly OutlineHeading[], text: string): string {
  const first = headings.find(({ depth }) => depth === 1);
  const title = first?.title ?? '';
  return title.replace(/^implementation plan\s*[:：-]\s*/i, '').trim() || firstLine(text);
}

function firstLine(text: string): string {
  return splitFrontMatter(text).body.trimStart().split('\n')[0]?.trim() ?? '';
}
