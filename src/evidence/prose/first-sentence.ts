import { sentencesOf } from './prose.ts';
import { readProse } from './read-prose.ts';

/** The first sentence of a document's prose that fits, with its lines; headings, badges, lists and code do not count. Null when there is none. */
export function firstSentence(
  lines: readonly string[],
  fits: (text: string) => boolean = () => true,
): { readonly text: string; readonly startLine: number; readonly endLine: number } | null {
  for (const block of readProse(lines.slice(0, 150))) {
    if (block.kind !== 'paragraph') continue;
    const sentence = sentencesOf(block).find(({ text }) => isProse(text) && fits(text));
    if (sentence !== undefined) return sentence;
  }
  return null;
}

/** Badges, link bars and images are no prose. */
function isProse(text: string): boolean {
  const words = text
    .replace(/!?\[[^\]]*\]\([^)]*\)|!?\[[^\]]*\]\[[^\]]*\]|<[^>]+>|https?:\S+/g, ' ')
    .split(/\s+/)
    .filter((word) => /\p{L}{2}/u.test(word));
  return words.length >= 3 && !/^(?:\[!\[|!\[|>?\s*\[![A-Z]+\])/.test(text) && !text.endsWith(':');
}
