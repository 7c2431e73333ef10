import { PlanError } from '../errors.ts';
import { scanBlocks, scanOutline, type OutlineHeading, type RootBlock } from './outline.ts';

/** A piece of a document from the start of a line to the start of another, or the end. */
export interface Region {
  readonly start: number;
  readonly end: number;
}

/**
 * Puts Markdown in place of what a region says; every byte outside of that stays. Blank lines, comments, definitions
 * and thematic breaks around what it says stay as well. The document's line breaks are used. Throws `conflict` when the
 * result would not be the same document with another piece in it: with an open fence, or a list that takes in the
 * heading below.
 */
export function spliceRegion(text: string, region: Region, markdown: string): string {
  const lineBreak = lineBreakOf(text);
  const whole = trimLines(markdown.replace(/\r\n?/g, '\n'));
  checkClosed(whole);
  const core = coreOf(text, region);
  const body = withoutKept(whole, text.slice(region.start, core.start), text.slice(core.end, region.end));
  const old = text.slice(core.start, core.end);
  const own = body.replaceAll('\n', lineBreak) + blanksAfter(body, old);
  if (own.trimEnd() === old.trimEnd()) return text;
  const plain = join(text, core, own, lineBreak);
  if (isSame(text, core, body, plain)) return plain;
  // A comment ends a list that would otherwise take in an indented heading below.
  const fenced = join(text, core, `${own}${lineBreak}${lineBreak}<!-- -->`, lineBreak);
  if (isSame(text, core, body, fenced)) return fenced;
  throw new PlanError(
    'conflict',
    'Expected the headings around the new text to stay as they are, but it would change or hide one of them.',
    {
      hint: 'End the text with a plain paragraph, and check that what stands before and after it has no open HTML, fence or comment.',
    },
  );
}

/** The spaces behind the last line, where that stays: they are not seen, and are its bytes all the same. */
function blanksAfter(body: string, old: string): string {
  const lastLine = (one: string) =>
    one
      .trimEnd()
      .split(/\r\n?|\n/)
      .at(-1);
  if (body === '' || lastLine(body) !== lastLine(old)) return '';
  return /[ \t]*/.exec(old.slice(old.trimEnd().length))?.[0] ?? '';
}

/** The usual line break of a text: the one that most lines have. */
export function lineBreakOf(text: string): string {
  const all = text.match(/\r\n|\n|\r/g) ?? [];
  const count = (kind: string) => all.filter((one) => one === kind).length;
  return ['\n', '\r\n', '\r'].reduce((best, kind) => (count(kind) > count(best) ? kind : best));
}

/**
 * What the region says: from its first to its last block that is content. Empty, at the region's start, if it says
 * nothing.
 */
function coreOf(text: string, { start, end }: Region): Region {
  const source = text.slice(start, end);
  const content = scanBlocks(source).filter((block) => !isTrivia(block, source));
  const [first, last] = [content[0], content.at(-1)];
  return first === undefined || last === undefined
    ? { start, end: start }
    : { start: start + first.start, end: start + last.end };
}

function isTrivia({ type, start, end }: RootBlock, source: string): boolean {
  if (type === 'hr' || type === 'reference_definition' || type === 'footnote_open') return true;
  return type === 'html_block' && /^<!--(?:(?!-->)[\s\S])*-->$/.test(source.slice(start, end).trim());
}

/**
 * The new text without the comments, breaks and definitions at its ends that already stand around it, so that they do
 * not pile up.
 */
function withoutKept(body: string, before: string, after: string): string {
  const core = coreOf(body, { start: 0, end: body.length });
  const around = { before: wordsOfBlocks(before), after: wordsOfBlocks(after) };
  const pieces = scanBlocks(body).flatMap((block): { readonly words: string; readonly kept: boolean }[] => {
    const words = wordsOf(block, body);
    if (block.end <= core.start) return [{ words, kept: around.before.has(words) }];
    return block.start >= core.end ? [{ words, kept: around.after.has(words) }] : [];
  });
  if (pieces.every(({ kept }) => !kept)) return body;
  const leading = scanBlocks(body).filter(({ end }) => end <= core.start).length;
  const own = [
    ...pieces.slice(0, leading),
    { words: body.slice(core.start, core.end).trimEnd(), kept: core.start === core.end },
    ...pieces.slice(leading),
  ];
  return own
    .filter(({ kept }) => !kept)
    .map(({ words }) => words)
    .join('\n\n');
}

function wordsOfBlocks(source: string): Set<string> {
  return new Set(scanBlocks(source).map((block) => wordsOf(block, source)));
}

function wordsOf({ start, end }: RootBlock, source: string): string {
  return source.slice(start, end).replace(/\r\n?/g, '\n').trim();
}

function trimLines(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+|\s+$/g, '');
}

function join(text: string, { start, end }: Region, body: string, lineBreak: string): string {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const opens = before === '' || /[\r\n]$/.test(before) ? '' : lineBreak;
  const gap = start === end && before !== '' && body !== '' ? lineBreak : '';
  const closes = body === '' || (after === '' && start !== end && !/[\r\n]$/.test(text)) ? '' : lineBreak;
  const parts = after === '' || body === '' || /^[ \t]*(?:[\r\n]|$)/.test(after) ? '' : lineBreak;
  return before + (body === '' ? '' : opens + gap) + body + closes + parts + after;
}

/** Throws when the text leaves something open that takes in what follows it. */
function checkClosed(body: string): void {
  const probe = `${body}\n\n# x\n`;
  const last = scanOutline(`\n${probe}`).at(-1);
  if (last?.start === probe.length - 3) return;
  throw new PlanError(
    'conflict',
    'Expected the new text to stand by itself, got an open fence, comment or HTML element that takes in what follows.',
    {
      hint: 'Close it at the end of the text.',
    },
  );
}

/** The outcome has the headings from before, those of the new text, and those from after; and the bytes around it. */
function isSame(text: string, { start, end }: Region, body: string, outcome: string): boolean {
  const outline = scanOutline(text);
  const expected = [
    ...outline.filter((heading) => heading.start < start),
    ...scanOutline(`\n${body}`),
    ...outline.filter((heading) => heading.start >= end),
  ];
  const found = scanOutline(outcome);
  return (
    outcome.startsWith(text.slice(0, start)) &&
    outcome.endsWith(text.slice(end)) &&
    found.length === expected.length &&
    found.every((heading, index) => isAlike(heading, expected[index]))
  );
}

function isAlike(one: OutlineHeading, other: OutlineHeading | undefined): boolean {
  return one.depth === other?.depth && one.title === other.title;
}
