import { scanOutline, type OutlineHeading } from '../../markdown/outline.ts';
import { meansHeading } from '../../sections/heading.ts';
import type { Section } from '../../sections/section.ts';

/**
 * A section's text, without its own heading, with every heading in it below the section's: those of the template at their
 * level, the others as far below as they were. Bold lines that stand for a heading of the template become it. No word changes.
 */
export function settleHeadings(body: string, section: Section, depth: number): string {
  const text = raiseBold(body, section);
  const pieces: string[] = [];
  let from = 0;
  for (const heading of rootHeadings(text)) {
    pieces.push(text.slice(from, heading.start), writeHeading(text, heading, depthFor(heading, section, depth)));
    from = heading.end;
  }
  return [...pieces, text.slice(from)].join('');
}

function depthFor({ title, depth }: OutlineHeading, section: Section, opened: number): number {
  const own = levelOf(section, title);
  const least = section.depth + 1;
  return own ?? Math.min(6, Math.max(least, depth - (opened - section.depth)));
}

/** The level at which the template has a subheading; null for one that it does not have. */
function levelOf({ parts, depth }: Section, title: string): number | null {
  for (const { under = [] } of Object.values(parts)) {
    const index = under.findIndex((heading) => meansHeading(heading, title));
    if (index >= 0) return depth + index + 1;
  }
  return null;
}

/** Its line anew when the level or the form differs; the words as they were. */
function writeHeading(text: string, { start, end }: OutlineHeading, depth: number): string {
  const source = text.slice(start, end);
  const [line = '', ...rest] = source.split('\n');
  const marks = /^ {0,3}#{1,6}(?=[ \t]|$)/.exec(line)?.[0];
  if (marks !== undefined) return `${'#'.repeat(depth)}${line.slice(marks.length)}\n${rest.join('\n')}`;
  const words = source.trim().split('\n').slice(0, -1).join(' ').trim();
  return `${'#'.repeat(depth)} ${words}\n`;
}

const boldLine = /^ {0,3}(?:\*\*|__)(.+?)(?:\*\*|__)[ \t]*:?[ \t]*$/;

/** Turns "**4.1 Threat Analysis**" into the heading that it stands for, where no heading says the same. */
function raiseBold(text: string, section: Section): string {
  const headings = rootHeadings(text);
  const inFence = fencedLines(text);
  return text
    .split('\n')
    .map((line, index) => {
      const title = inFence.has(index) ? undefined : boldLine.exec(line)?.[1];
      const level = title === undefined || isLabel(section, title) ? null : levelOf(section, title);
      const isThere = headings.some(
        (heading) => level !== null && title !== undefined && sameWords(heading.title, title),
      );
      return level === null || isThere ? line : `\n${'#'.repeat(level)} ${title ?? ''}\n`;
    })
    .join('\n');
}

function isLabel({ parts }: Section, title: string): boolean {
  return Object.values(parts).some(({ label }) => label !== undefined && meansHeading(label, title));
}

function sameWords(one: string, other: string): boolean {
  return (
    one
      .replaceAll(/[*_`:]/g, '')
      .trim()
      .toLowerCase() ===
    other
      .replaceAll(/[*_`:]/g, '')
      .trim()
      .toLowerCase()
  );
}

/** Front matter is not looked for in a piece of a text. */
function rootHeadings(text: string): readonly OutlineHeading[] {
  return scanOutline(`\n${text}`).map((heading) => ({
    ...heading,
    start: Math.max(0, heading.start - 1),
    end: heading.end - 1,
  }));
}

/** Indexes of the lines that stand in a fence, with its marks. */
export function fencedLines(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  let open: string | null = null;
  for (const [index, line] of text.split('\n').entries()) {
    const [, mark, language = ''] = /^ {0,3}(`{3,}|~{3,})[ \t]*(\S*)/.exec(line) ?? [];
    if (open !== null || mark !== undefined) found.add(index);
    if (open === null && mark !== undefined) open = mark;
    else if (open !== null && mark?.startsWith(open) === true && language === '') open = null;
  }
  return found;
}
