import type { Request } from '../request/request.ts';
import { termsOf, wordsOf } from './terms.ts';

/** A part of what is compared; a heavier one counts more. */
export interface Field {
  readonly text: string;
  readonly weight: number;
}

/** How much a text bears on the request. */
export interface Relevance {
  /** 0 to 1; grows with shared terms, rare ones more. Comparable within one rating only. */
  readonly score: number;
  /** The words of the request that the text holds, weightiest first. */
  readonly sharedTerms: readonly string[];
}

/**
 * Rates each item by the terms that it shares with the request: BM25 over its fields, with the rarity of a term taken
 * over the items compared and the request's title counting twice, pressed into 0..1. `ignored` is text that says nothing
 * here although the request has it, such as the project's own name.
 */
export function rateRelevance<Item>(
  request: Request,
  items: readonly Item[],
  fieldsOf: (item: Item) => readonly Field[],
  ignored = '',
): readonly Relevance[] {
  const wanted = requestTerms(request);
  for (const term of [...termsOf(ignored), ...spelledOut(ignored, request.text)]) wanted.delete(term);
  const counted = items.map((item) => countTerms(fieldsOf(item), wanted));
  const averageLength = counted.reduce((sum, { length }) => sum + length, 0) / Math.max(1, counted.length) || 1;
  const rarity = rarityOf(counted, wanted);
  return counted.map(({ counts, length }) => {
    const norm = 0.5 + 0.5 * (length / averageLength);
    const shares = [...counts].map(([term, count]) => {
      const { word, weight } = wanted.get(term) ?? { word: term, weight: 0 };
      return { word, share: (rarity.get(term) ?? 0) * weight * ((2 * count) / (count + norm)) };
    });
    shares.sort((a, b) => b.share - a.share || (a.word < b.word ? -1 : 1));
    const sum = shares.reduce((total, { share }) => total + share, 0);
    return { score: 1 - Math.exp(-sum / 4), sharedTerms: shares.map(({ word }) => word) };
  });
}

/** The pieces of a name that the request writes in another way than the name is given: `OkHttp` for "okhttp". */
function spelledOut(name: string, text: string): readonly string[] {
  const whole = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const words = wordsOf(text.slice(0, 10_000));
  return words.flatMap((_, at) => {
    const run = [2, 3].map((length) => words.slice(at, at + length));
    return (
      run.find((pieces) => pieces.map(({ word }) => word.toLowerCase()).join('') === whole)?.map(({ term }) => term) ??
      []
    );
  });
}

/** Terms of the request with their weight; neighbours are also joined, so that "rate limit" finds `ratelimit`. */
function requestTerms({ title, text }: Request): Map<string, { readonly word: string; readonly weight: number }> {
  const terms = new Map<string, { word: string; weight: number }>();
  const gather = (words: ReturnType<typeof wordsOf>, weight: number) => {
    words.forEach(({ term, word }, at) => {
      if (!terms.has(term)) terms.set(term, { word, weight });
      const next = words[at + 1];
      if (next === undefined) return;
      const joined = `${word}${next.term}`.toLowerCase();
      if (!terms.has(joined)) terms.set(joined, { word: `${word} ${next.word}`, weight });
    });
  };
  gather(wordsOf(title), 2);
  gather(wordsOf(text).slice(0, 500), 1);
  return terms;
}

function countTerms(fields: readonly Field[], wanted: ReadonlyMap<string, unknown>) {
  const counts = new Map<string, number>();
  let length = 0;
  for (const { text, weight } of fields) {
    for (const { term } of wordsOf(text)) {
      length += weight;
      if (wanted.has(term)) counts.set(term, (counts.get(term) ?? 0) + weight);
    }
  }
  return { counts, length };
}

/** 0.3 for a term that every item holds, up to 1 for one that a single item of many holds. */
function rarityOf(
  counted: readonly { readonly counts: ReadonlyMap<string, number> }[],
  wanted: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, number> {
  const total = counted.length;
  const rarity = new Map<string, number>();
  for (const term of wanted.keys()) {
    const holding = counted.filter(({ counts }) => counts.has(term)).length;
    const idf = Math.log(1 + (total - holding + 0.5) / (holding + 0.5)) / Math.log(1 + (total + 0.5) / 0.5);
    rarity.set(term, 0.3 + 0.7 * idf);
  }
  return rarity;
}
