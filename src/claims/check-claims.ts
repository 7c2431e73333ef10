import type { Claim, Verdict } from './claim.ts';
import { checkers } from './checkers/index.ts';
import { uncheckable } from './claim.ts';
import type { Ground } from './ground.ts';

/** One verdict per claim, in their order. A claim that is made twice is decided once. */
export async function checkClaims(
  claims: readonly Claim[],
  ground: Ground,
  signal: AbortSignal,
): Promise<readonly Verdict[]> {
  const decided = new Map<string, Promise<Verdict>>();
  const verdicts: Verdict[] = [];
  for (const claim of claims) {
    signal.throwIfAborted();
    const key = keyOf(claim);
    const verdict = decided.get(key) ?? decide(claim, ground);
    decided.set(key, verdict);
    verdicts.push({ ...(await verdict), claim });
  }
  return verdicts;
}

function keyOf({ kind, intent, value, hard, within, version }: Claim): string {
  return JSON.stringify([kind, intent, value, hard, within, version]);
}

async function decide(claim: Claim, ground: Ground): Promise<Verdict> {
  const checker = checkers.find(({ kind }) => kind === claim.kind);
  return checker === undefined
    ? uncheckable(claim, 'nothing checks claims of this kind')
    : checker.check(claim, ground);
}
