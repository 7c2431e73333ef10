import { concernsDocuments } from '../../request/concerns-documents.ts';
import type { Collector } from '../collector.ts';
import { spellingsOf } from '../ranking/as-written.ts';
import { collectCandidates, type Candidate } from './candidates.ts';

/** Where in the repository one requirement most likely lands. */
export interface Trace {
  /** Id of the requirement. */
  readonly requirement: string;
  /** Candidates, best for this requirement's own words first, at most 3; empty when its words find none, or when it asks for documentation only, or for something to be left alone. */
  readonly paths: readonly string[];
  /** The words of the requirement that the first path holds, rarest first, at most 5. */
  readonly terms: readonly string[];
}

export interface TraceFacts {
  /** One per requirement, in their order. */
  readonly requirements: readonly Trace[];
}

/** A requirement's own words decide as much as the rank of a file for the whole request. */
const ownShare = 0.5;
const considered = 20;
const kept = 3;

/** Holds each requirement against the candidates of the whole request. */
export const collectTraces: Collector<TraceFacts> = async ({ repository, request, use }) => {
  const candidates = (await use(collectCandidates)).files.slice(0, considered);
  const ranks = rankShares(candidates);
  const index = repository.index();
  const spellings = spellingsOf(request.text);
  const requirements = request.requirements.map((demand) => {
    const { id, quote, kind } = demand;
    if (kind === 'exclusion' || concernsDocuments(demand)) return { requirement: id, paths: [], terms: [] };
    const hits = index.search(quote, 300).filter(({ path }) => ranks.has(path));
    const best = Math.max(...hits.map(({ score }) => score), Number.MIN_VALUE);
    const scored = hits
      .map((hit) => ({ ...hit, share: ownShare * (hit.score / best) + (1 - ownShare) * (ranks.get(hit.path) ?? 0) }))
      .sort((one, other) => other.share - one.share || (one.path < other.path ? -1 : 1));
    const first = scored[0];
    const near = scored.filter(({ share }) => first !== undefined && share >= first.share * 0.6);
    return {
      requirement: id,
      paths: near.slice(0, kept).map(({ path }) => path),
      terms: (first?.terms ?? []).slice(0, 5).map((term) => spellings.get(term) ?? term),
    };
  });
  return { requirements };
};

function rankShares(candidates: readonly Candidate[]): ReadonlyMap<string, number> {
  const top = Math.max(...candidates.map(({ score }) => score), Number.MIN_VALUE);
  return new Map(candidates.map(({ path, score }) => [path, Math.max(score, 0) / top]));
}
