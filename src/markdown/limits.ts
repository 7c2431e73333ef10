import { PlanError } from '../errors.ts';

/** Above this many UTF-16 units Markdown is not parsed. */
const longestText = 1_000_000;

/** Marks of quotations and lists that open in each other on one line: reading, copying and printing them takes a call for each. */
const tooDeep = /^[ \t]*(?:>[ \t]?|[*+-][ \t]+|\d{1,9}[.)][ \t]+){100}/m;

/** Marks that may open or close something, in one paragraph: each is held against all before it, which takes more than quadratic time. */
const mostMarks = 600;
const marks = /[*_[\]]/g;

/**
 * Refuses what would take a parser minutes, however short it is. Plans that people write are far below.
 * @throws PlanError `unreadable`.
 */
export function requireModestMarkdown(text: string): void {
  if (text.length > longestText) {
    throw new PlanError('unreadable', `Expected Markdown of at most ${longestText} characters, got ${text.length}.`, {
      hint: 'Move long material to a file of its own and link to it.',
    });
  }
  if (tooDeep.test(text)) {
    throw new PlanError(
      'unreadable',
      'Expected Markdown with at most 100 quotations or lists in each other, got more.',
      { hint: 'Take the marks at the beginning of the line away.' },
    );
  }
  if (hasCrowdedParagraph(text)) {
    throw new PlanError(
      'unreadable',
      `Expected at most ${mostMarks} of * _ [ ] in one paragraph of Markdown, got more.`,
      {
        hint: 'Put empty lines between its parts, or code fences around what is code.',
      },
    );
  }
}

const fenceLine = /^ {0,3}(?:(?<ticks>`{3,})[^`]*|(?<tildes>~{3,}).*)$/;

/** What ends a paragraph whatever stands above it: a blank line, a row of a table, an item of a list. */
const newBlock = /^\s*(?:$|\||[-*+]\s)/;

/** Code is not read for marks at all. */
function hasCrowdedParagraph(text: string): boolean {
  if (text.length < mostMarks) return false;
  let count = 0;
  let fence = '';
  for (const line of text.split(/\r\n?|\n/)) {
    const { ticks, tildes } = fenceLine.exec(line)?.groups ?? {};
    const mark = ticks ?? tildes ?? '';
    if (fence !== '') {
      if (mark.startsWith(fence) && line.trim() === mark) fence = '';
      continue;
    }
    fence = mark;
    if (mark !== '' || newBlock.test(line)) count = 0;
    count += line.match(marks)?.length ?? 0;
    if (count > mostMarks) return true;
  }
  return false;
}
