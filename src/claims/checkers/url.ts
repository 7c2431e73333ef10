import { missing, uncheckable } from '../claim.ts';
import { defineChecker } from '../checker.ts';

/** A web address. Nothing is fetched when a plan is checked. */
export const checkUrl = defineChecker({
  kind: 'url',
  check(claim) {
    if (!/^[a-z][a-z\d+.-]*:/iu.test(claim.value)) return uncheckable(claim, 'a source without an address');
    const valid = URL.canParse(claim.value) && /^https?:\/\/[^/\s]+\.[^/\s]+/iu.test(claim.value);
    return valid
      ? uncheckable(claim, 'web addresses are not fetched by a check')
      : missing(claim, 'form', 'an address that starts with https://');
  },
});
