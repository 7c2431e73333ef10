import type { StringTable } from '../cache/string-table.ts';
import { hashOf } from './vocabulary.ts';

/** Numbered words that can be looked up; finished, so that it may be a view of what was read from disk. */
export interface WordTable {
  readonly count: number;
  at(number: number): string;
  /** The number of a word, or -1. */
  find(word: string): number;
}

/** Creates a table over strings and the slots that `layOutSlots` made for them. */
export function createWordTable({ text, starts }: StringTable, slots: Int32Array): WordTable {
  const mask = slots.length - 1;
  return {
    count: starts.length - 1,
    at: (number) => text.slice(starts[number], starts[number + 1]),
    find(word) {
      for (let slot = hashOf(word, 0, word.length) & mask; ; slot = (slot + 1) & mask) {
        const number = slots[slot] ?? -1;
        if (number < 0) return -1;
        const start = starts[number] ?? 0;
        if ((starts[number + 1] ?? 0) - start === word.length && text.startsWith(word, start)) return number;
      }
    },
  };
}

/** Where each word is found by its hash: open addressing, at most half full, -1 for nothing. */
export function layOutSlots({ text, starts }: StringTable): Int32Array<ArrayBuffer> {
  const count = starts.length - 1;
  let size = 16;
  while (size < count * 2) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  for (let number = 0; number < count; number += 1) {
    let slot = hashOf(text, starts[number] ?? 0, starts[number + 1] ?? 0) & (size - 1);
    while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & (size - 1);
    slots[slot] = number;
  }
  return slots;
}
