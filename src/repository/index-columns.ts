/**
 * A whole index in typed arrays, so that it can be written as it stands and read back as views of one buffer, with nothing
 * decoded that nobody asks for. Rows of one thing lie side by side: those of `n` stand from `starts[n]` up to `starts[n + 1]`.
 * Files that are indexed go by number in the order of their paths; *listed* numbers are places in the list of all files.
 */
export const columnKinds = {
  /** For each indexed file its listed number. */
  listed: 'numbers',
  lineCounts: 'numbers',
  /** Texts are UTF-8, starts count UTF-16 units. */
  wordText: 'bytes',
  wordStarts: 'numbers',
  wordSlots: 'signed',
  termText: 'bytes',
  termStarts: 'numbers',
  termSlots: 'signed',
  moduleText: 'bytes',
  moduleStarts: 'numbers',
  /** Words of each file, as written, in the order in which they first stand there; `inCode` is 0 for one in comments and strings only. */
  fileWordStarts: 'numbers',
  fileWords: 'numbers',
  inCode: 'bytes',
  /** Files of each term, ascending, with one count per field, side by side; a count stops at 255. */
  postingStarts: 'numbers',
  postingFiles: 'numbers',
  postingCounts: 'bytes',
  /** For each field, one after the other, how many terms each file has in it. */
  lengths: 'numbers',
  /** Definitions of each file: the word, which no text need hold, and the line. */
  definitionStarts: 'numbers',
  definitionWords: 'numbers',
  definitionLines: 'numbers',
  /** Listed files that each file imports. */
  importStarts: 'numbers',
  imports: 'numbers',
  /** Modules that each file imports and that are no file here. */
  externalStarts: 'numbers',
  externals: 'numbers',
  /** Import statements of each file as they stand there: the module and the names taken from it. */
  statementStarts: 'numbers',
  statementModules: 'numbers',
  nameStarts: 'numbers',
  names: 'numbers',
} as const;

export type ColumnName = keyof typeof columnKinds;

/** What the kinds of columns stand for. */
interface ColumnTypes {
  readonly bytes: Uint8Array;
  readonly numbers: Uint32Array;
  readonly signed: Int32Array;
}

export type IndexColumns = { readonly [Name in ColumnName]: ColumnTypes[(typeof columnKinds)[Name]] };
