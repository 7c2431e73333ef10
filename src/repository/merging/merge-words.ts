import { tableOf, toColumns, type StringTable } from '../cache/string-table.ts';
import { createWordTable, layOutSlots } from '../search/word-table.ts';

/** Words as columns. */
interface WordColumns {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
}

/** Two sets of words in one. */
interface MergedWords extends WordColumns {
  readonly slots: Int32Array;
  /** What the words of the fresh are numbered here. */
  readonly numbers: Uint32Array;
}

/** Adds words to a base, whose own numbers stay. */
export function mergeWords(base: WordColumns & { readonly slots: Int32Array | null }, fresh: WordColumns): MergedWords {
  const table = tableOf(base.bytes, base.starts);
  const slots = base.slots ?? layOutSlots(table);
  const known = createWordTable(table, slots);
  const added: string[] = [];
  const own = tableOf(fresh.bytes, fresh.starts);
  const numbers = Uint32Array.from({ length: fresh.starts.length - 1 }, (_, number) => {
    const word = own.text.slice(own.starts[number], own.starts[number + 1]);
    const found = known.find(word);
    return found < 0 ? known.count + added.push(word) - 1 : found;
  });
  if (added.length === 0) return { bytes: base.bytes, starts: base.starts, slots, numbers };
  const more = toColumns(added);
  const starts = joinStarts(base.starts, more.starts);
  const text: StringTable = { text: table.text + more.text, starts };
  return { bytes: Buffer.concat([base.bytes, more.bytes]), starts, slots: layOutSlots(text), numbers };
}

function joinStarts(base: Uint32Array, more: Uint32Array): Uint32Array {
  const joined = new Uint32Array(base.length + more.length - 1);
  const shift = base.at(-1) ?? 0;
  joined.set(base);
  for (let at = 1; at < more.length; at += 1) joined[base.length + at - 1] = (more[at] ?? 0) + shift;
  return joined;
}
