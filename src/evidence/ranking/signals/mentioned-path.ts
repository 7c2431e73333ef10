import { findMentionedFiles } from '../find-mentioned-files.ts';
import type { RankingInput } from '../ranking-input.ts';
import { defineSignal } from './signal.ts';

/** The path stands in the request; one that fits several files counts for each of them the less. */
export const mentionedPath = defineSignal({
  id: 'mentioned-path',
  score: (input) => scoreMentions(input, input.mentions.paths),
  why: (input, file) => whyMentioned(input, file, input.mentions.paths, 'path'),
});

/** The file's name stands in the request. */
export const mentionedFileName = defineSignal({
  id: 'mentioned-file-name',
  score: (input) => scoreMentions(input, input.mentions.fileNames),
  why: (input, file) => whyMentioned(input, file, input.mentions.fileNames, 'file name'),
});

/** A web address in the request shows the file. */
export const linkedFile = defineSignal({
  id: 'linked-file',
  score: (input) =>
    scoreMentions(
      input,
      input.mentions.links.map(({ path }) => path),
    ),
  why: whyLinked,
});

/** A web address in the request points at a line of the file. */
export const linkedLine = defineSignal({
  id: 'linked-line',
  score: (input) =>
    scoreMentions(
      input,
      input.mentions.links.filter(({ line }) => line).map(({ path }) => path),
    ),
  why: whyLinked,
});

function whyLinked(input: RankingInput, file: number): string | null {
  const paths = input.mentions.links.map(({ path }) => path);
  return whyMentioned(input, file, paths, 'link');
}

function scoreMentions(input: RankingInput, mentions: readonly string[]): Float64Array {
  const scores = new Float64Array(input.index.paths.length);
  for (const mention of mentions) {
    const files = findMentionedFiles(input, mention);
    for (const file of files) scores[file] = (scores[file] ?? 0) + 1 / files.length;
  }
  return scores.map((sum) => saturate(sum));
}

/** Nears 1.5: the first mention says most. */
export function saturate(sum: number): number {
  return (1.5 * sum) / (sum + 0.5);
}

function whyMentioned(input: RankingInput, file: number, mentions: readonly string[], kind: string): string | null {
  const mention = mentions.find((one) => findMentionedFiles(input, one).includes(file));
  return mention === undefined ? null : `is named in the request, as ${kind} \`${mention}\``;
}
