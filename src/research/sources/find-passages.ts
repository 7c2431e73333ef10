import { redactSecrets } from '../../model/redact-secrets.ts';
import { splitIdentifier } from '../../repository/lexer/split-identifier.ts';
import type { Page } from './page.ts';
import { foldPage, quoteLength, standsIn, whyNoQuote } from './source-quote.ts';

/** The passages of a page that share most with a text, best first: each is one that can be quoted. */
export function findPassages({ article, text }: Page, wanted: string, most: number): readonly string[] {
  const passages = article
    .split('\n')
    .flatMap(cutPassages)
    .filter((passage) => whyNoQuote(passage) === null);
  const folded = foldPage(text);
  const score = scorer(passages, wanted);
  return passages
    .map((passage, index) => ({ passage, score: score(passage), index }))
    .filter((one) => one.score > 0)
    .sort((one, other) => other.score - one.score || one.index - other.index)
    .map(({ passage }) => passage)
    .filter((passage) => redactSecrets(passage).text === passage && standsIn(folded, passage))
    .slice(0, most);
}

/** The parts of a long text that share most with another, in their order, as much as there is room for; all of a short one. */
export function packPassages(markdown: string, wanted: string, room: number): string {
  if (markdown.length <= room) return markdown;
  const blocks = markdown.split(/\n{2,}/).flatMap((block) => block.match(/[\s\S]{1,2000}/g) ?? []);
  const score = scorer(blocks, wanted);
  const ranked = blocks.map((block, index) => ({ block, index, score: score(block) }));
  ranked.sort((one, other) => other.score - one.score || one.index - other.index);
  const kept = new Set<number>();
  let left = room;
  for (const { block, index } of ranked) {
    if (block.length + 2 > left) continue;
    kept.add(index);
    left -= block.length + 2;
  }
  return blocks.filter((_, index) => kept.has(index)).join('\n\n');
}

/** Rare words of a page count more than its usual ones; what a passage says in passing counts little. */
function scorer(passages: readonly string[], wanted: string): (passage: string) => number {
  const words = passages.map(wordsOf);
  const counts = new Map<string, number>();
  for (const own of words) for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1);
  const asked = wordsOf(wanted);
  return (passage) => {
    const own = wordsOf(passage);
    let sum = 0;
    for (const word of own) if (asked.has(word)) sum += Math.log(1 + passages.length / (counts.get(word) ?? 1));
    return sum / Math.sqrt(8 + own.size);
  };
}

const common = new Set(
  'the and for that with this are was not you your can will from have has when which its it is of to in on as be by an or if at we all any must should may more than other into only also each they their there been were'.split(
    ' ',
  ),
);

function wordsOf(text: string): ReadonlySet<string> {
  const found = text.match(/[\p{L}\p{N}_]{2,}/gu) ?? [];
  const words = found
    .flatMap((word) => splitIdentifier(word))
    .map((word) => word.toLowerCase().replace(/(?<=\w{3})s$/, ''));
  return new Set(words.filter((word) => word.length > 1 && !common.has(word)));
}

/** A line that is too long to quote is cut into its sentences, put together as long as there is room. */
function cutPassages(line: string): readonly string[] {
  if (line.length <= quoteLength.most) return [line];
  const sentences = line.match(/[^.!?]+(?:[.!?]+(?=\s|$)|[.!?]+(?=\S)|$)/g) ?? [line];
  const passages: string[] = [];
  for (const sentence of sentences) {
    const last = passages.at(-1);
    if (last !== undefined && last.length + sentence.length <= quoteLength.most / 2)
      passages[passages.length - 1] = last + sentence;
    else passages.push(sentence.trimStart());
  }
  return passages.map((passage) => passage.trim());
}
