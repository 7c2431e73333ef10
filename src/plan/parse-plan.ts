import type { RootContent } from 'mdast';
import { splitFrontMatter } from '../markdown/front-matter.ts';
import { withoutIgnoreComments } from '../markdown/ignore-comments.ts';
import { parseMarkdown } from '../markdown/markdown.ts';
import { definitionsOf, scanOutline, type OutlineHeading } from '../markdown/outline.ts';
import { createBoundedCache } from '../repository/bounded-cache.ts';
import { adaptNodes, type SectionForm } from '../sections/adapt-nodes.ts';
import { parseSection } from '../sections/parse-section.ts';
import type { ParsedSection, Section } from '../sections/section.ts';
import { findSections, type FoundSections } from './find-sections.ts';
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
  const front = readFront(raw);
  const found = findSections(text, headings, front?.headings ?? {});
  const form = { shift: found.shift, isForeign: found.isForeign };
  const read: PlanSection[] = [];
  const extras: PlanExtra[] = [];
  for (const region of cutRegions(text, headings, found)) {
    const body = text.slice(region.start, endOfText(text, region.start, region.end));
    if (region.section === null) {
      const nodes = withoutIgnoreComments(parseMarkdown(body, definitions).children);
      if (nodes.length > 0) extras.push({ title: region.title, nodes, line: region.line });
      continue;
    }
    read.push(readSection(region.section, { ...region, title: region.title ?? '' }, { body, definitions, form }));
  }
  return { text, title: found.shift === 0 ? titleOf(headings, text) : 'Untitled plan', front, sections: read, extras };
}

/** A section's Markdown, and what it takes to understand it. */
interface Source {
  readonly body: string;
  /** Of the whole plan. */
  readonly definitions: string;
  readonly form: SectionForm;
}

function readSection(
  section: Section,
  { title, start, line }: { readonly title: string; readonly start: number; readonly line: number },
  source: Source,
): PlanSection {
  const { nodes, parsed } = readBody(section, source);
  const { body, form } = source;
  const remarks = parsed.remarks.map((remark) => ({ ...remark, line: remark.line + line - 1 }));
  return {
    ...parsed,
    remarks,
    section,
    id: section.id,
    title,
    form,
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

function readBody(section: Section, source: Source): Body {
  const key = JSON.stringify([section.id, source]);
  const known = bodies.get(key);
  if (known !== undefined) return known;
  const { body, definitions, form } = source;
  const nodes = adaptNodes(section, withoutIgnoreComments(parseMarkdown(body, definitions).children), form);
  const read = { nodes, parsed: parseSection(section, nodes, { text: body }), size: body.length };
  bodies.set(key, read);
  return read;
}

function cutRegions(text: string, headings: readonly OutlineHeading[], { openings, shift }: FoundSections): Region[] {
  const bodyStart = text.length - splitFrontMatter(text).body.length;
  const title = shift === 0 && headings[0]?.depth === 1 ? headings[0] : undefined;
  const starts = openings.map(({ heading, section, isGroup }) => ({
    section,
    title: heading.title,
    start: heading.start,
    bodyStart: isGroup ? heading.end : heading.start,
    line: heading.line + (isGroup ? 1 : 0),
  }));
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
