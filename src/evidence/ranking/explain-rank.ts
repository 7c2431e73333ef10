import type { RankingInput } from './ranking-input.ts';
import type { RankedFile, Ranking } from './rank-files.ts';

const MOST_REASONS = 4;
/** What is true of many files, such as when one was last changed, fills up where there is little else to say. */
const ENOUGH = 2;

/**
 * Why a file stands where it does: what its signals can show, strongest first and nearness last, at least one; then what speaks against it, if
 * anything does. Each follows "it": "is imported by …".
 */
export function explainRank(input: RankingInput, { first }: Ranking, { path, parts }: RankedFile): readonly string[] {
  const file = input.numberOf(path) ?? 0;
  const reasons: string[] = [];
  const inOrder = [
    ...parts.filter(({ signal }) => signal.toldLast !== true),
    ...parts.filter(({ signal }) => signal.toldLast === true),
  ];
  for (const { signal, value } of inOrder) {
    if (signal.toldLast === true && reasons.length >= ENOUGH) break;
    const reason = value > 0 ? (signal.why?.(input, file, first) ?? null) : null;
    if (reason !== null && !isTold(reason, reasons)) reasons.push(reason);
    if (reasons.length === MOST_REASONS) break;
  }
  const against = parts.flatMap(({ signal, value }) => (value < 0 ? (signal.why?.(input, file, first) ?? []) : []));
  const shown = reasons.length > 0 ? reasons : ['lies near files that match the request'];
  return [...shown, ...against.slice(0, 1).map((reason) => `stands lower because it ${reason}`)];
}

/** The same commit, or the same file that uses this one, is no second reason. */
function isTold(reason: string, reasons: readonly string[]): boolean {
  const [commit] = / in commit `[0-9a-f]+`/u.exec(reason) ?? [];
  const [, user] = isUsedBy.exec(reason) ?? [];
  return reasons.some(
    (told) =>
      told === reason ||
      (commit !== undefined && told.includes(commit)) ||
      (user !== undefined && isUsedBy.test(told) && told.includes(user)),
  );
}

const isUsedBy = /^is (?:used|imported) by (`[^`]+`)/u;
