import MarkdownIt, { type Token } from 'markdown-it';
import { createBoundedCache } from '../repository/bounded-cache.ts';
import { addFootnotes } from './footnote-rule.ts';
import { splitFrontMatter } from './front-matter.ts';
import { withoutIgnoreWords } from './ignore-comments.ts';
import { line } from './line.ts';
import { flat, parsePhrasing } from './text.ts';

/**
 * A heading at the root of a document: not in a list, a quotation, a fence or HTML. Offsets are UTF-16 units of the
 * whole text.
 */
export interface OutlineHeading {
  readonly depth: number;
  /** Its words, without marks. */
  readonly title: string;
  /** Start of its first line. */
  readonly start: number;
  /** End of its last line, past the line break. */
  readonly end: number;
  /** 1-based. */
  readonly line: number;
}

/** A block at the root of a text, by its lines; link definitions are none. */
export interface RootBlock {
  /** What markdown-it calls it: `paragraph_open`, `hr`, `html_block`, … */
  readonly type: string;
  readonly start: number;
  /** Past the line break of its last line that is not blank. */
  readonly end: number;
}

/**
 * The headings of a whole document, with or without front matter and byte order mark. Reads block structure only: about
 * 0.2 ms a KB.
 */
export function scanOutline(text: string): OutlineHeading[] {
  const { body, bodyOffset } = splitFrontMatter(text);
  const lineBefore = lineStarts(text.slice(0, bodyOffset)).length - 1;
  const starts = lineStarts(body);
  const tokens = blockTokens(body);
  return tokens.flatMap((token, index) => {
    if (token.type !== 'heading_open' || token.level !== 0 || !token.map) return [];
    const [first, next] = token.map;
    const place = {
      start: bodyOffset + offsetOf(starts, first, body),
      end: bodyOffset + offsetOf(starts, next, body),
      line: lineBefore + first + 1,
    };
    return [{ depth: Number(token.tag.slice(1)), title: titleOf(tokens[index + 1]?.content ?? ''), ...place }];
  });
}

/** The blocks at the root of a text without front matter. */
export function scanBlocks(text: string): RootBlock[] {
  const starts = lineStarts(text);
  return blockTokens(text).flatMap(({ type, level, nesting, map }) => {
    if (level !== 0 || nesting === -1 || !map) return [];
    const start = offsetOf(starts, map[0], text);
    let last = map[1];
    while (
      last > map[0] + 1 &&
      text.slice(offsetOf(starts, last - 1, text), offsetOf(starts, last, text)).trim() === ''
    )
      last -= 1;
    return [{ type, start, end: offsetOf(starts, last, text) }];
  });
}

/** The link definitions at the root of a document: what `parseMarkdown` needs to understand a piece of it. */
export function definitionsOf(text: string): string {
  const { body } = splitFrontMatter(text);
  const found = scanBlocks(body).filter(({ type }) => type === 'reference_definition');
  return found.map(({ start, end }) => body.slice(start, end).trimEnd()).join('\n');
}

// Block rules alone agree with the parser of this folder on where root headings are (but for an indented line right
// below a link definition), and take a fiftieth of its time.
const blocks = new MarkdownIt({ html: true });
blocks.core.ruler.enableOnly(['normalize', 'block']);
addFootnotes(blocks);

/** A document is read for its headings, its definitions and what was put into it, one after the other. In characters of text. */
const known = createBoundedCache<{ readonly tokens: readonly Token[]; readonly size: number }>(
  200_000,
  ({ size }) => size,
);

function blockTokens(text: string): readonly Token[] {
  const found = known.get(text) ?? { tokens: blocks.parse(text, {}), size: text.length };
  known.set(text, found);
  return found.tokens;
}

function titleOf(written: string): string {
  const content = withoutIgnoreWords(written);
  return /[\\`*_[\]<>&!~]/.test(content) ? flat(parsePhrasing(content)) : line(content);
}

/** Where each line begins; line breaks are those of Markdown. */
function lineStarts(text: string): number[] {
  return [0, ...Array.from(text.matchAll(/\r\n|\n|\r/g), (match) => match.index + match[0].length)];
}

function offsetOf(starts: readonly number[], lineIndex: number, text: string): number {
  return starts[lineIndex] ?? text.length;
}
