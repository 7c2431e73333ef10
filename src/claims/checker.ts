import type { Claim, Verdict } from './claim.ts';
import type { Ground } from './ground.ts';
import type { ClaimKind } from './registry.ts';

/** Decides claims of one kind. The same claim on the same ground has the same verdict. */
export interface ClaimChecker {
  readonly kind: ClaimKind;
  check(claim: Claim, ground: Ground): Verdict | Promise<Verdict>;
}

/** Says that a value checks claims. */
export function defineChecker(checker: ClaimChecker): ClaimChecker {
  return checker;
}
