import { posix } from 'node:path';
import type { KeptRecord } from './find-record-form.ts';
import { escapePattern } from '../../repository/escape-pattern.ts';

/** A record as a line of an index tells it. */
export interface Entry extends KeptRecord {
  /** `yyyy-mm-dd`; null where the record says none. */
  readonly date: string | null;
}

/** A piece of a line: text of its own, or what a record says, in some form. */
type Piece = { readonly text: string } | { readonly says: Says };

interface Says {
  readonly of: 'file' | 'stem' | 'title' | 'number' | 'status' | 'date';
  /** Digits of a number, filled with zeros. */
  readonly digits: number;
  readonly lower: boolean;
}

/** How the lines of an index are written. */
export interface LineForm {
  readonly pieces: readonly Piece[];
}

/** Stands where a record is spoken of: the sign that Unicode has for an object within a text. */
const gap = '\uFFFC';

/** Words that a line may have besides what it says of its record. */
const plainWords = /\b(?:ADR|RFC)\b/giu;

/**
 * The form of a line, learned from the record that it is for. Null when anything in it is neither said of the record nor a sign of
 * Markdown: then nobody can tell what the next line would say there.
 */
export function learnLine(line: string, entry: Entry): LineForm | null {
  const pieces = whatIsSaid(entry).reduce<readonly Piece[]>(cutAll, [{ text: line }]);
  const left = pieces.flatMap((piece) => ('text' in piece ? [piece.text] : [])).join(gap);
  // What stands before the name of the file in a link is its folder.
  const words = left.replace(/\(<?[\w./-]*\uFFFC/gu, '').replace(plainWords, '');
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(words) ? null : { pieces };
}

/** The line of another record in that form; null when the record does not say what the form needs. */
export function writeLine({ pieces }: LineForm, entry: Entry): string | null {
  const isTable = pieces.some((piece) => 'text' in piece && /^\s*\|/u.test(piece.text));
  const written = pieces.map((piece) => ('text' in piece ? piece.text : say(piece.says, entry, isTable)));
  return written.includes(null) ? null : written.join('');
}

/** Longest first, so that no part of one is taken for another. */
function whatIsSaid({ path, number, title, status, date }: Entry): readonly (readonly [RegExp, Says])[] {
  const file = posix.basename(path);
  const stem = posix.basename(path, posix.extname(path));
  const digits = /\d+/u.exec(stem)?.[0] ?? '';
  const says = (of: Says['of'], words: Partial<Says> = {}): Says => ({ of, digits: 0, lower: false, ...words });
  const isLower = (word: string) => word === word.toLowerCase();
  return [
    [literal(file), says('file')],
    [literal(stem), says('stem')],
    [literal(title), says('title')],
    // A status alone in its cell or its brackets: as a part of other words it may mean something else.
    ...(status === null
      ? []
      : [status, status.toLowerCase()].map(
          (word) =>
            [
              new RegExp(`(?<=[|(\\[*_\`]\\s*)${escapePattern(word)}(?=\\s*[|)\\]*_\`])`, 'u'),
              says('status', { lower: isLower(word) }),
            ] as const,
        )),
    ...(date === null ? [] : [[literal(date), says('date')] as const]),
    [new RegExp(`(?<!\\d)${digits}(?!\\d)`, 'u'), says('number', { digits: digits.length })],
    [new RegExp(`(?<!\\d)${number}(?!\\d)`, 'u'), says('number', { digits: 1 })],
  ];
}

function cutAll(pieces: readonly Piece[], [pattern, says]: readonly [RegExp, Says]): readonly Piece[] {
  return pieces.flatMap((piece): readonly Piece[] => {
    if (!('text' in piece)) return [piece];
    const found = pattern.source === '' ? null : pattern.exec(piece.text);
    if (found === null || found[0] === '') return [piece];
    const [before, after] = [piece.text.slice(0, found.index), piece.text.slice(found.index + found[0].length)];
    return [{ text: before }, { says }, ...cutAll([{ text: after }], [pattern, says])];
  });
}

function say({ of, digits, lower }: Says, entry: Entry, isTable: boolean): string | null {
  switch (of) {
    case 'file':
      return posix.basename(entry.path);
    case 'stem':
      return posix.basename(entry.path, posix.extname(entry.path));
    case 'title':
      return entry.title.replace(isTable ? /[[\]|]/gu : /[[\]]/gu, '\\$&');
    case 'number':
      return String(entry.number).padStart(digits, '0');
    case 'status':
      return lower ? (entry.status?.toLowerCase() ?? null) : entry.status;
    default:
      return entry.date;
  }
}

function literal(words: string): RegExp {
  return new RegExp(escapePattern(words), 'u');
}
