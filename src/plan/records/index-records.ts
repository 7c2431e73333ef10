import { posix } from 'node:path';
import { lineBreakOf } from '../../markdown/splice.ts';
import { baseOf, folderOf } from '../../repository/paths.ts';
import type { Repository } from '../../repository/repository.ts';
import type { KeptRecord, RecordForm } from './find-record-form.ts';
import { learnLine, writeLine, type Entry } from './index-line.ts';
import { escapePattern } from '../../repository/escape-pattern.ts';

/** What became of an index of records. */
export interface IndexedRecords {
  /** From the repository root. */
  readonly path: string;
  /** The index with a line for each new record; null where it is left alone. */
  readonly text: string | null;
  /** Why it is left alone; empty where it is not. */
  readonly reason: string;
}

/** The indexes by which people find records: in their folder, or just above it. */
export function findIndexes({ folder, records }: RecordForm, repository: Repository): readonly string[] {
  const isRecord = new Set(records.map(({ path }) => path));
  return repository.files
    .map(({ path }) => path)
    .filter((path) => {
      const isBeside = folderOf(path) === folder && !isRecord.has(path) && /\.(?:md|rst|adoc)$/u.test(path);
      const isAbove = folderOf(path) === folderOf(folder) && /^(?:readme|index)\.(?:md|rst|adoc)$/iu.test(baseOf(path));
      return (isBeside && !/template/iu.test(baseOf(path))) || isAbove;
    });
}

/**
 * An index with a line for each new record, in the form of its last line, every other byte as it was. Null for a file that lists no
 * records. It is left alone unless its form is known for certain: every record stands in one list, one line each, in order, and the
 * form that the last line has gives the line before it.
 */
export function indexRecords(
  { path, text }: { readonly path: string; readonly text: string },
  fresh: readonly Entry[],
  { records, entryOf }: { readonly records: readonly KeptRecord[]; readonly entryOf: (record: KeptRecord) => Entry },
): IndexedRecords | null {
  const leave = (reason: string): IndexedRecords => ({ path, text: null, reason });
  const last = records.at(-1);
  if (!path.endsWith('.md')) {
    const isListed = last !== undefined && text.includes(baseOf(last.path).replace(/\.\w+$/u, ''));
    return isListed ? leave('only lists and tables in Markdown are added to') : null;
  }
  const lines = text.split('\n');
  const places = records.map((record) => linesLinking(lines, posix.relative(folderOf(path), record.path)));
  const listed = places.filter((found) => found.length > 0).length;
  if (listed === 0 || (listed < 2 && records.length > 2)) return null;
  if (listed < records.length) return leave(`it lists ${listed} of ${records.length} records`);
  const at = places.flatMap(([only, ...more]) => (only === undefined || more.length > 0 ? [] : [only]));
  if (at.length < records.length) return leave('it names a record more than once');
  if (at.some((place, index) => index > 0 && place !== (at[index - 1] ?? 0) + 1))
    return leave('its records do not stand one after the other in their order');
  const before = records.at(-2);
  const place = at.at(-1) ?? 0;
  const line = withoutBreak(lines[place] ?? '');
  const form = last === undefined ? null : learnLine(line, entryOf(last));
  const earlier = form === null || before === undefined ? null : writeLine(form, entryOf(before));
  const isSure = before === undefined || (earlier !== null && squeeze(earlier) === squeeze(lines[place - 1] ?? ''));
  if (form === null || !isSure)
    return leave('its last lines say more than their records do, or each says it otherwise');
  const added = fresh.map((entry) => writeLine(form, entry));
  const told = added.flatMap((one) => (one === null ? [] : [padLike(line, one)]));
  if (told.length < fresh.length) return leave('its lines say what a new record does not have yet');
  const lineBreak = lineBreakOf(text);
  const end = lines.slice(0, place + 1).join('\n').length;
  const isEnded = place < lines.length - 1;
  const head = isEnded ? text.slice(0, end + 1) : `${text}${lineBreak}`;
  const piece = told.map((one) => `${one}${lineBreak}`).join('');
  return {
    path,
    text: isEnded ? head + piece + text.slice(end + 1) : (head + piece).replace(/\r?\n$/u, ''),
    reason: '',
  };
}

/** The numbers of the items of lists and rows of tables that link to a file, however the link begins. */
function linesLinking(lines: readonly string[], way: string): readonly number[] {
  const link = new RegExp(
    `^\\s*(?:[-*+] |\\d+[.)] |\\|).*\\]\\(<?(?:\\./)?${escapePattern(way)}(?:#[^)\\s]*)?>?\\)`,
    'u',
  );
  return lines.flatMap((line, index) => (link.test(line) ? [index] : []));
}

function withoutBreak(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** Cells may be filled up with spaces. */
function squeeze(line: string): string {
  return line.replace(/\s+/gu, ' ').trim();
}

/** A row of a table with its cells as wide as those of another, where they fit. */
function padLike(line: string, written: string): string {
  const [model, own] = [line.split(/(?<!\\)\|/u), written.split(/(?<!\\)\|/u)];
  if (!line.trim().startsWith('|') || model.length !== own.length) return written;
  return own
    .map((cell, index) => {
      const width = model[index]?.length ?? 0;
      return index === 0 || index === own.length - 1
        ? cell
        : `${cell.trimEnd()}${/\s$/u.test(cell) ? ' ' : ''}`.padEnd(width);
    })
    .join('|');
}
