import type { ByteReader } from './byte-reader.ts';
import { createByteWriter, type ByteWriter } from './byte-writer.ts';

/** Strings one behind the other in a single text: number `n` stands from `starts[n]` up to `starts[n + 1]`. */
export interface StringTable {
  readonly text: string;
  readonly starts: Uint32Array;
}

/** Writes a table: how many, the length of each in UTF-16 units, the text as UTF-8. */
export function writeStrings(strings: readonly string[], out: ByteWriter): void {
  const lengths = createByteWriter();
  for (const string of strings) lengths.number(string.length);
  const text = Buffer.from(strings.join(''), 'utf8');
  out.number(strings.length);
  out.bytes(lengths.view());
  out.number(text.length);
  out.bytes(text);
}

/** Reads a table. Cutting a string out of it is left to whoever needs it. */
export function readStrings(from: ByteReader): StringTable {
  const count = from.number();
  const starts = new Uint32Array(count + 1);
  let end = 0;
  for (let number = 1; number <= count; number += 1) {
    end += from.number();
    starts[number] = end;
  }
  const bytes = from.bytes(from.number());
  return { text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'), starts };
}

/** The string of a number. */
export function stringAt({ text, starts }: StringTable, number: number): string {
  return text.slice(starts[number], starts[number + 1]);
}

/** All strings of a table, by number. */
export function allStrings(table: StringTable): readonly string[] {
  return Array.from({ length: table.starts.length - 1 }, (_, number) => stringAt(table, number));
}

/** Strings one behind the other, as columns: their bytes in UTF-8, and where each starts in UTF-16 units. */
export function toColumns(strings: readonly string[]): StringTable & { readonly bytes: Uint8Array<ArrayBuffer> } {
  const starts = new Uint32Array(strings.length + 1);
  let end = 0;
  strings.forEach((string, number) => {
    end += string.length;
    starts[number + 1] = end;
  });
  const text = strings.join('');
  return { text, starts, bytes: new TextEncoder().encode(text) };
}

/** The table of two columns. */
export function tableOf(bytes: Uint8Array, starts: Uint32Array): StringTable {
  return { text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'), starts };
}
