import { foldPage, standsIn, whyNoQuote } from '../../research/sources/source-quote.ts';
import { missing, uncheckable, verified } from '../claim.ts';
import { defineChecker } from '../checker.ts';

/**
 * Words of a web page: on the page as it was kept, or as it is now where somebody asked for that. A verified claim shows what is
 * different about the page since.
 */
export const checkSource = defineChecker({
  kind: 'source',
  async check(claim, { sources }) {
    if (claim.within === null) return missing(claim, 'form', 'the address of its page with it');
    const flaw = whyNoQuote(claim.value);
    if (flaw !== null) return missing(claim, 'form', `20 to 400 characters of the page, but ${flaw}`);
    const reading = (await sources?.look(claim.within)) ?? null;
    if (reading === null) return uncheckable(claim, 'its page is not kept here; check --online reads it again');
    if (reading.state === 'not-fetched') {
      return reading.kind === 'gone' || reading.kind === 'address'
        ? missing(claim, 'place', `a page that can be read, but ${reading.reason}`)
        : uncheckable(claim, `its page could not be read: ${reading.reason}`);
    }
    const { text, markdown, hash, readAt } = reading.page;
    const day = readAt.slice(0, 10);
    const changed = claim.version !== null && claim.version !== hash;
    if (standsIn(foldPage(text), claim.value) || standsIn(foldPage(markdown), claim.value))
      return verified(claim, changed ? `its text has changed since (${hash} on ${day})` : null);
    const since = changed ? `, which has changed since (${hash} on ${day})` : '';
    return missing(claim, 'absent', `words that stand on \`${claim.within}\`${since}`);
  },
});
