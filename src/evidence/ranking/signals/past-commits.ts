import { matchCommits } from '../match-commits.ts';
import type { MatchedCommit } from '../match-commits.ts';
import type { RankingInput } from '../ranking-input.ts';
import { defineSignal } from './signal.ts';

/** A commit of more files was a sweep and says nothing about one of them. */
const MOST_FILES = 15;
const VOTERS = 40;

/** The past commit most like the request touched it. */
export const similarCommit = defineSignal({
  id: 'similar-commit',
  score: (input) => {
    const scores = new Float64Array(input.index.paths.length);
    for (const { files, score } of narrowCommits(input)) {
      for (const file of files) scores[file] = Math.max(scores[file] ?? 0, score);
    }
    return scores;
  },
  why: (input, file) => {
    const like = narrowCommits(input)
      .filter(({ files, score }) => score > 0 && files.includes(file))
      .sort((a, b) => b.score - a.score);
    const [best] = like;
    if (best === undefined) return null;
    return `was changed in commit \`${best.commit.hash.slice(0, 7)}\` "${best.commit.subject}"`;
  },
});

/** Commits like the title vote for their files, each with one vote to share. */
export const commitVotes = defineSignal({
  id: 'commit-votes',
  score: (input) => {
    const scores = new Float64Array(input.index.paths.length);
    const voters = narrowCommits(input)
      .filter(({ titleScore }) => titleScore > 0)
      .sort((a, b) => b.titleScore - a.titleScore)
      .slice(0, VOTERS);
    for (const { files, titleScore } of voters) {
      for (const file of files) scores[file] = (scores[file] ?? 0) + titleScore ** 2 / Math.sqrt(files.length);
    }
    return scores.map(Math.sqrt);
  },
});

/** BM25 of the request over all subjects of the commits that touched a file, taken together. */
export const commitSubjects = defineSignal({
  id: 'commit-subjects',
  score: (input) => {
    const sums = new Float64Array(input.index.paths.length);
    const counts = new Float64Array(input.index.paths.length);
    for (const { files, score } of matchCommits(input)) {
      for (const file of files) {
        sums[file] = (sums[file] ?? 0) + score / Math.sqrt(files.length);
        counts[file] = (counts[file] ?? 0) + 1;
      }
    }
    return sums.map((sum, file) => sum / (3 + (counts[file] ?? 0)));
  },
});

/** Changes often, whatever the request: its weight is negative and takes the bias out of the commit signals. */
export const churn = defineSignal({
  id: 'churn',
  score: (input) => {
    const counts = new Float64Array(input.index.paths.length);
    for (const { files } of matchCommits(input)) for (const file of files) counts[file] = (counts[file] ?? 0) + 1;
    return counts.map(Math.log1p);
  },
});

/** Changed lately, counted in half-lives before the newest commit. */
export const recency = defineSignal({
  id: 'recency',
  toldLast: true,
  score: (input) => {
    const scores = new Float64Array(input.index.paths.length);
    const commits = matchCommits(input);
    const newest = Date.parse(commits[0]?.commit.date ?? '');
    for (const { commit, files } of commits) {
      const days = Math.max(0, (newest - Date.parse(commit.date)) / 86_400_000);
      for (const file of files) scores[file] = (scores[file] ?? 0) + Math.exp(-days / DAYS);
    }
    return scores.map(Math.log1p);
  },
  why: (input, file) => {
    const latest = matchCommits(input).find(({ files }) => files.includes(file));
    return latest === undefined ? null : `was last changed on ${latest.commit.date.slice(0, 10)}`;
  },
});

/** After so many days a change counts for a third. */
const DAYS = 60;

function narrowCommits(input: RankingInput): MatchedCommit[] {
  return matchCommits(input).filter(({ files }) => files.length <= MOST_FILES);
}
