/** Words numbered in the order in which they first came. */
export interface Vocabulary {
  readonly words: readonly string[];
  /** The number of the word at these offsets of a text; a new one when it was not seen before. */
  intern(text: string, start: number, end: number): number;
}

/**
 * Creates an empty vocabulary: an open-addressed hash table, because cutting every word out of its text costs most of the scan.
 * `cut` may give a slice where the text is kept in memory anyway.
 */
export function createVocabulary(cut: (text: string, start: number, end: number) => string = copyOut): Vocabulary {
  const words: string[] = [];
  let slots = new Int32Array(1 << 16).fill(-1);
  let hashes = new Int32Array(1 << 15);

  function locate(text: string, start: number, end: number, hash: number): number {
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = slots[slot] ?? -1;
      if (number < 0) return -1 - slot;
      if (hashes[number] !== hash) continue;
      const word = words[number] ?? '';
      if (word.length === end - start && text.startsWith(word, start)) return number;
    }
  }

  function add(word: string, hash: number, slot: number): number {
    const number = words.length;
    words.push(word);
    slots[slot] = number;
    if (number >= hashes.length) hashes = grown(hashes);
    hashes[number] = hash;
    if (words.length * 2 > slots.length) slots = rehash(hashes, words.length);
    return number;
  }

  return {
    words,
    intern(text, start, end) {
      const hash = hashOf(text, start, end);
      const found = locate(text, start, end, hash);
      return found >= 0 ? found : add(cut(text, start, end), hash, -1 - found);
    },
  };
}

/** The hash by which words are found again in any table. */
export function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}

function rehash(hashes: Int32Array, count: number): Int32Array<ArrayBuffer> {
  let size = 1 << 16;
  while (size < count * 4) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  for (let number = 0; number < count; number += 1) {
    let slot = (hashes[number] ?? 0) & (size - 1);
    while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & (size - 1);
    slots[slot] = number;
  }
  return slots;
}

function grown(values: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}

/** A slice of 13 characters or more keeps the whole text in memory in V8; a copy does not. */
function copyOut(text: string, start: number, end: number): string {
  const slice = text.slice(start, end);
  return slice.length < 13 ? slice : Buffer.from(slice, 'utf8').toString('utf8');
}
