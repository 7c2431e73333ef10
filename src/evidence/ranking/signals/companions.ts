import { matchCommits } from '../match-commits.ts';
import type { MatchedCommit } from '../match-commits.ts';
import type { RankingInput } from '../ranking-input.ts';
import type { FirstRanking } from './signal.ts';
import { defineSignal } from './signal.ts';

/** How many of the best files pull on what changed with them. */
const BEST = 5;
/** A commit of more files was a sweep. */
const MOST_FILES = 30;
/** As many commits without the companion are added to those seen, so that one commit proves little. */
const PRIOR = 2;

/**
 * Changed together with the best files whenever something was added to them: the registry, the table of options, the public index.
 * Only for a request that adds something; a fix seldom has companions. The chance that at least one of the best files brings it.
 */
export const companion = defineSignal({
  id: 'companion',
  absolute: true,
  score: (input, first) => {
    const without = new Float64Array(input.index.paths.length).fill(1);
    if (!input.addsSomething) return new Float64Array(input.index.paths.length);
    const commits = additionsOf(input);
    for (const { file: best, share } of bestOf(first)) {
      const own = commits.filter(({ files }) => files.includes(best));
      for (const [file, times] of countFiles(own)) {
        if (file !== best) without[file] = (without[file] ?? 1) * (1 - (share * times) / (own.length + PRIOR));
      }
    }
    return without.map((chance) => 1 - chance);
  },
  why: (input, file, first) => whyCompanion(input, file, first),
});

/** A past commit like the request that touched one of the best files touched this one too. */
export const similarCompanion = defineSignal({
  id: 'similar-companion',
  score: (input, first) => {
    const scores = new Float64Array(input.index.paths.length);
    const best = bestOf(first);
    for (const { commit, files, score } of matchCommits(input)) {
      if (score === 0 || commit.files.length > MOST_FILES / 2) continue;
      for (const { file: from, share } of best) {
        if (!files.includes(from)) continue;
        for (const file of files) if (file !== from) scores[file] = Math.max(scores[file] ?? 0, share * score);
      }
    }
    return scores;
  },
  why: (input, file, first) => whySimilar(input, file, first),
});

const ADDS = /\b(?:add(?:s|ed)?|feat(?:ure)?|support|implement(?:s|ed)?|introduc(?:e|es|ed|ing)|allow|new|enable)\b/i;

function additionsOf(input: RankingInput): readonly MatchedCommit[] {
  return matchCommits(input).filter(({ commit }) => commit.files.length <= MOST_FILES && ADDS.test(commit.subject));
}

/** The files that the first pass puts first, with their share of the best score. */
function bestOf({ order, scores }: FirstRanking): readonly { readonly file: number; readonly share: number }[] {
  const greatest = scores[order[0] ?? 0] ?? 0;
  return order.slice(0, BEST).map((file) => ({ file, share: (scores[file] ?? 0) / greatest }));
}

function countFiles(commits: readonly MatchedCommit[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { files } of commits) for (const file of files) counts.set(file, (counts.get(file) ?? 0) + 1);
  return counts;
}

function whySimilar(input: RankingInput, file: number, first: FirstRanking): string | null {
  const best = bestOf(first).filter(({ file: from }) => from !== file);
  const [most] = matchCommits(input)
    .filter(({ commit, files, score }) => score > 0 && commit.files.length <= MOST_FILES / 2 && files.includes(file))
    .flatMap(({ commit, files, score }) =>
      best
        .filter(({ file: from }) => files.includes(from))
        .map(({ file: from, share }) => ({ commit, from, value: share * score })),
    )
    .sort((a, b) => b.value - a.value);
  if (most === undefined) return null;
  const { commit, from } = most;
  return `was changed together with \`${input.index.paths[from] ?? ''}\` in commit \`${commit.hash.slice(0, 7)}\` "${commit.subject}"`;
}

function whyCompanion(input: RankingInput, file: number, first: FirstRanking): string | null {
  const commits = additionsOf(input);
  const [most] = bestOf(first)
    .filter((best) => best.file !== file)
    .map(({ file: best, share }) => {
      const own = commits.filter(({ files }) => files.includes(best));
      const times = own.filter(({ files }) => files.includes(file)).length;
      return { best, times, of: own.length, value: (share * times) / (own.length + PRIOR) };
    })
    .sort((a, b) => b.value - a.value);
  if (most === undefined || most.times < 2) return null;
  return `changed together with \`${input.index.paths[most.best] ?? ''}\` in ${most.times} of ${most.of} commits that added something`;
}
