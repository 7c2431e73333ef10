import type { RankingInput } from './ranking-input.ts';
import type { RankedFile, Ranking } from './rank-files.ts';

const MOST_REASONS = 4;

/** Why a file stands where it does: what its strongest signals can show, strongest first, at least one. Each follows "it": "is imported by …". */
export function explainRank(input: RankingInput, { first }: Ranking, { path, parts }: RankedFile): readonly string[] {
  const file = input.numberOf(path) ?? 0;
  const reasons: string[] = [];
  for (const { signal, value } of parts) {
    const reason = value > 0 ? (signal.why?.(input, file, first) ?? null) : null;
    if (reason !== null && !reasons.includes(reason)) reasons.push(reason);
    if (reasons.length === MOST_REASONS) break;
  }
  return reasons.length > 0 ? reasons : ['lies near files that match the request'];
}
