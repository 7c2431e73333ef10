import { missing, uncheckable, verified } from '../claim.ts';
import { defineChecker } from '../checker.ts';
import { foldWords, holdsQuote } from '../quotes.ts';

/** Words of the request, with or without quotation marks around them. */
export const checkRequestQuote = defineChecker({
  kind: 'request-quote',
  check(claim, { request }) {
    if (request === null) return uncheckable(claim, 'the plan does not hold the request');
    return holdsQuote(foldWords(request), claim.value)
      ? verified(claim)
      : missing(claim, 'absent', 'words of the request as they stand there');
  },
});
