import { stripQuotes } from '../../claims/quotes.ts';
import { redactSecrets } from '../../model/redact-secrets.ts';
import type { Page, Reading } from '../../research/sources/page.ts';
import type { SourceFinding } from '../../research/sources/source-finding.ts';
import { foldPage, standsIn, whyNoQuote } from '../../research/sources/source-quote.ts';

/** What somebody says of a page. */
export interface Saying {
  readonly learning: string | null;
  /** Words that are to stand on the page. */
  readonly quotes: readonly string[];
}

/** Holds what is said of a page against the page: only quotes that stand on it support anything. */
export function judgeSource(url: string, reading: Reading, { learning, quotes }: Saying): SourceFinding {
  if (reading.state === 'not-fetched') {
    const { reason } = reading;
    return { url, title: '', learning: null, state: 'not-fetched', reason, quotes: [], readAt: '', hash: '' };
  }
  const { page } = reading;
  const flaws = quotes.map((quote) => whyUnsupported(quote, page));
  const good = quotes.filter((_, index) => flaws[index] === null);
  const reason = quotes.length === 0 ? 'no quote supports it' : (flaws.find((flaw) => flaw !== null) ?? '');
  return {
    url,
    title: redactSecrets(page.title).text,
    learning: learning === null ? null : redactSecrets(learning).text,
    state: good.length > 0 ? 'verified' : 'unverified',
    reason: good.length > 0 ? '' : reason,
    quotes: good.map(stripQuotes),
    readAt: page.readAt.slice(0, 10),
    hash: page.hash,
  };
}

/** Null for a quote that stands on the page. */
export function whyUnsupported(quote: string, { text, markdown }: Page): string | null {
  const flaw = whyNoQuote(quote);
  if (flaw !== null) return flaw;
  if (redactSecrets(quote).text !== quote) return 'the quote holds what looks like a secret';
  return standsIn(foldPage(text), quote) || standsIn(foldPage(markdown), quote)
    ? null
    : 'the quote does not stand on the page';
}
