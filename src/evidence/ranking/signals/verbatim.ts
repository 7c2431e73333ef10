import type { RankingInput } from '../ranking-input.ts';
import { readPassages } from '../read-passages.ts';
import type { FirstRanking } from './signal.ts';
import { defineSignal } from './signal.ts';

/** Tokens in a run; shorter ones are idioms of the language. */
const RUN = 6;

/** Holds lines of the request, or quoted pieces of it, word for word: messages and pasted code. */
export const verbatimLines = defineSignal({
  id: 'verbatim-lines',
  score: (input, first) => {
    const pieces = new Set<string>();
    for (const { kind, text } of input.lines) {
      if (kind === 'boilerplate' || kind === 'title') continue;
      const line = text.trim().replace(/^(?:>>>|\.\.\.|[-+>])\s+/, '');
      if (kind !== 'prose' && line.length >= 15) pieces.add(line);
      for (const [, quoted = ''] of text.matchAll(/[`'"]([^`'"\n]{10,})[`'"]/g)) pieces.add(quoted);
    }
    return scoreShared(input, first, [...pieces], (text) => (piece) => text.includes(piece));
  },
  why: () => 'holds a line of the request word for word',
});

/** Shares runs of code tokens with the request's code. */
export const verbatimCode = defineSignal({
  id: 'verbatim-code',
  score: (input, first) => {
    const runs = new Set<string>();
    for (const { kind, text } of input.lines) {
      if (kind === 'code' || kind === 'traceback') for (const run of runsOf(text)) runs.add(run);
    }
    if (runs.size === 0) return new Float64Array(input.index.paths.length);
    const heads = new Set([...runs].map((run) => run.slice(0, run.indexOf(' '))));
    return scoreShared(input, first, [...runs], (text) => {
      const held = new Set(text.split('\n').flatMap((line) => runsOf(line, heads)));
      return (run) => held.has(run);
    });
  },
});

/** Sums, for each file read again, what it shares; a piece that many files share counts the less. */
function scoreShared(
  input: RankingInput,
  first: FirstRanking,
  pieces: readonly string[],
  createTest: (text: string) => (piece: string) => boolean,
): Float64Array {
  const scores = new Float64Array(input.index.paths.length);
  if (pieces.length === 0) return scores;
  const holders = new Map<string, number[]>();
  for (const { file, text } of readPassages(input, first)) {
    const holds = createTest(text);
    for (const piece of pieces) {
      if (!holds(piece)) continue;
      const list = holders.get(piece);
      if (list === undefined) holders.set(piece, [file]);
      else list.push(file);
    }
  }
  for (const files of holders.values())
    for (const file of files) scores[file] = (scores[file] ?? 0) + 1 / files.length ** 2;
  return scores.map((sum) => sum / (sum + 1));
}

/** The runs of a line that hold two names or more; only those that start with one of `heads` when it is given. */
function runsOf(line: string, heads?: ReadonlySet<string>): string[] {
  const tokens = line.match(/\w+|[^\s\w]/g) ?? [];
  const runs: string[] = [];
  for (let at = 0; at + RUN <= tokens.length; at += 1) {
    if (heads?.has(tokens[at] ?? '') === false) continue;
    const run = tokens.slice(at, at + RUN);
    if (run.filter((token) => /^[A-Za-z_]\w+$/.test(token)).length >= 2) runs.push(run.join(' '));
  }
  return runs;
}
