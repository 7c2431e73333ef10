import { missing, uncheckable, verified } from '../claim.ts';
import { defineChecker } from '../checker.ts';

/** An id of the request's requirements. */
export const checkRequirement = defineChecker({
  kind: 'requirement',
  check(claim, { requirementIds }) {
    if (requirementIds.has(claim.value)) return verified(claim);
    if (requirementIds.size === 0)
      return uncheckable(claim, 'the plan holds neither its request nor a table of requirements');
    const known = [...requirementIds];
    return missing(claim, 'absent', `one of the requirements ${known[0]} to ${known.at(-1)}`);
  },
});
