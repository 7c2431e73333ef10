import { findMentionedFiles } from '../find-mentioned-files.ts';
import type { RankingInput } from '../ranking-input.ts';
import { saturate } from './mentioned-path.ts';
import { defineSignal } from './signal.ts';

/** The innermost frame of a quoted stack that lies in this repository: where it broke. */
export const lastFrame = defineSignal({
  id: 'last-frame',
  score: (input) => {
    const scores = new Float64Array(input.index.paths.length);
    const frames = framesHere(input);
    for (const file of (pythonOrder(input) ? frames.at(-1) : frames[0]) ?? []) scores[file] = 1;
    return scores;
  },
  why: () => 'holds the innermost frame of the quoted stack',
});

/** The share of the quoted frames that lie in the file. */
export const frameShare = defineSignal({
  id: 'frame-share',
  score: (input) => {
    const scores = new Float64Array(input.index.paths.length);
    for (const files of framesHere(input))
      for (const file of files) scores[file] = (scores[file] ?? 0) + 1 / files.length;
    return scores.map(saturate);
  },
});

function framesHere(input: RankingInput): readonly (readonly number[])[] {
  return input.mentions.frames
    .map(({ path }) => findMentionedFiles(input, path))
    .filter((files) => files.length > 0 && files.length <= 3);
}

/** Python writes the most recent call last, the others first. */
function pythonOrder({ mentions }: RankingInput): boolean {
  return mentions.frames.some(({ path }) => path.endsWith('.py'));
}
