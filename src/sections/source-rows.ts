import { addressesIn } from '../markdown/addresses-in.ts';
import { normalAddress } from '../research/http/check-address.ts';
import type { SourceFinding } from '../research/sources/source-finding.ts';
import { plain } from './phrases.ts';

/** A row of 2.2: each cell is inline Markdown. */
export interface SourceRow {
  readonly source: string;
  readonly topic: string;
  readonly learning: string;
  readonly appliedTo: string;
}

/** How far a source was verified, and why no further. */
export type SourceMark = Pick<SourceFinding, 'state' | 'reason'>;

const words = { verified: 'verified', unverified: 'unverified', 'not-fetched': 'not fetched' } as const;
const mark = /\s*\((verified|unverified|not verified|not fetched|fetched)(?::\s*([^()]*))?\)\s*$/i;

/** A row for what came of a source. */
export function rowOf(finding: SourceFinding, appliedTo: string): SourceRow {
  const { url, title, state } = finding;
  return {
    source: withMark(`<${url}>`, finding),
    topic: title !== '' ? plain(title) : state === 'not-fetched' ? namedByUser : 'Without a title',
    learning: learningOf(finding),
    appliedTo,
  };
}

/** What stands as the topic of a page that was not read. */
export const namedByUser = 'Named by the user';
export const namedInRequest = 'Named in the request';

function learningOf({ learning, state, quotes }: SourceFinding): string {
  if (learning !== null) return plain(learning);
  if (state === 'not-fetched') return neverLearned;
  return quotes.length === 0 ? nothingLearned : openLearning;
}

/** What stands for the learning of a page that was not read, and of one that has nothing to say. */
export const neverLearned = 'Not read';
const nothingLearned = 'Nothing was found in it that matters here';

/** What stands for a learning that nobody has drawn yet. */
export const openLearning = 'Still to be drawn: see its quotes in Appendix B';

/** True if somebody said what was learned: the program writes nothing but these where nobody did. */
export function isLearned({ learning }: SourceRow): boolean {
  return !['', neverLearned, nothingLearned, openLearning].includes(learning.trim());
}

/** What the mark beside a source says; null for none. Who says "fetched" says nothing of a quote. */
export function markOf(source: string): SourceMark | null {
  const [, word = '', reason = ''] = mark.exec(source) ?? [];
  if (word === '') return null;
  const state = /^verified$/i.test(word) ? 'verified' : /^not fetched$/i.test(word) ? 'not-fetched' : 'unverified';
  return { state, reason: reason.trim() };
}

/** The source with a mark in place of the one it has. */
export function withMark(source: string, { state, reason }: SourceMark): string {
  const told = reason.replace(/[()]/g, '').trim();
  return `${source.replace(mark, '')} (${words[state]}${told === '' ? '' : `: ${plain(told)}`})`;
}

/** The address of a source, in the form that sources are compared in; null for a source without one. */
export function addressOf(source: string): string | null {
  const [first] = addressesIn(source);
  return first === undefined ? null : normalAddress(first);
}

/**
 * Rows as somebody drafted them, with what is known of their sources: what was read keeps its mark, and where it was verified
 * also what was learned from it; what nobody read says so. Rows that stood before and were left out come back.
 */
export function settleRows(rows: readonly SourceRow[], standing: readonly SourceRow[]): readonly SourceRow[] {
  const known = new Map(
    standing.flatMap((row) => {
      const address = markOf(row.source) === null ? null : addressOf(row.source);
      return address === null ? [] : [[address, row] as const];
    }),
  );
  const settled = rows.map((row) => settleRow(row, known.get(addressOf(row.source) ?? '')));
  const given = new Set(rows.map(({ source }) => addressOf(source)));
  const left = [...known].filter(([address]) => !given.has(address)).map(([, row]) => row);
  return [...settled, ...left];
}

function settleRow(row: SourceRow, known: SourceRow | undefined): SourceRow {
  if (known === undefined) {
    const own = markOf(row.source);
    return own?.state === 'not-fetched' ? row : { ...row, source: withMark(row.source, neverRead) };
  }
  const isSaid = markOf(known.source)?.state === 'verified' && known.learning !== openLearning;
  return { ...row, source: known.source, ...(isSaid ? { learning: known.learning } : {}) };
}

const neverRead: SourceMark = { state: 'not-fetched', reason: '' };
