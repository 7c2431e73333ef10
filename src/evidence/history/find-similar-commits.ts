import type { Commit } from '../../repository/repository.ts';
import type { Request } from '../../request/request.ts';
import type { SimilarCommit } from '../collectors/history.ts';
import { rateRelevance } from '../relevance.ts';
import { wordsOf } from '../terms.ts';

/** What a commit counts of which hardly a file is left. */
const GONE_SHARE = 0.5;

/**
 * The commits whose subject is most like the request, best first, at most ten; routine commits count a quarter. Those that touched
 * nothing that is still there show nothing that a plan can follow.
 */
export function findSimilarCommits(
  request: Request,
  commits: readonly Commit[],
  projectName: string,
  isThere: (path: string) => boolean,
): readonly SimilarCommit[] {
  const ratings = rateRelevance(
    request,
    commits,
    ({ subject }) => [{ text: withoutReferences(subject), weight: 1 }],
    projectName,
  );
  const similar = commits.flatMap((commit, at) => {
    const rating = ratings[at];
    if (rating === undefined || rating.sharedTerms.length === 0) return [];
    const present = commit.files.map(({ path }) => path).filter(isThere);
    if (present.length === 0) return [];
    const left = GONE_SHARE + (1 - GONE_SHARE) * (present.length / commit.files.length);
    const addedFiles = commit.files.some(({ path, status }) => status === 'A' && !isNote(path));
    const score = rating.score * weightOf(commit) * left * (addedFiles ? 1 : 0.9);
    return [{ commit, score, sharedTerms: rating.sharedTerms, present, addedFiles }];
  });
  similar.sort((a, b) => b.score - a.score);
  return withoutRepeats(similar)
    .filter(({ score }) => score >= LEAST)
    .slice(0, 10)
    .map((one) => ({ ...one, score: Math.round(one.score * 1000) / 1000 }));
}

/** Below this a commit shares no more with the request than one everyday word. */
const LEAST = 0.15;

/** Routine commits say little, and changes beside the product are seldom a precedent for a feature. */
function weightOf(commit: Commit): number {
  if (isRoutine(commit)) return 0.25;
  return /^(?:docs?|tests?|ci|chore|build|style|refactor)\b[^:]{0,40}:/i.test(commit.subject) ? 0.6 : 1;
}

function isRoutine({ subject, files }: Commit): boolean {
  return files.length > 200 || files.length === 0 || ROUTINE.test(subject);
}

const ROUTINE =
  /^(?:Merge\b|Revert\b|v?\d+\.\d+|release\b|bump\b|prepare\b|version\b|(?:chore|build|fix|ci)\((?:deps|release)[^)]*\)|update (?:dependenc|lockfile|changelog|readme|authors)|upgrade\b.*\bto v?\d|\[pre-commit|typos?\b|chore: (?:release|format|lint))/i;

function isNote(path: string): boolean {
  return /(?:^|\/)(?:\.changeset|changes?|news|changelog\.d)\//.test(path);
}

function withoutReferences(subject: string): string {
  return subject.replace(/\(?#\d+\)?/g, ' ').replace(/^(?:feat|fix|docs?|chore|refactor|perf|tests?)\b/, ' ');
}

/** A change that was merged, picked or redone stands once: the best rated of equal subjects. */
function withoutRepeats(similar: readonly SimilarCommit[]): readonly SimilarCommit[] {
  const seen = new Set<string>();
  return similar.filter(({ commit }) => {
    const key = wordsOf(withoutReferences(commit.subject))
      .map(({ term }) => term)
      .join(' ');
    return !seen.has(key) && seen.add(key);
  });
}
