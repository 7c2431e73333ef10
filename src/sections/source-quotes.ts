import { flat, parsePhrasing } from '../markdown/text.ts';
import { stripQuotes } from '../claims/quotes.ts';
import { normalAddress } from '../research/http/check-address.ts';
import { foldPage } from '../research/sources/source-quote.ts';
import type { SourceFinding } from '../research/sources/source-finding.ts';

/** A row of Appendix B: words that stand on a page. */
export interface QuoteRow {
  readonly url: string;
  /** In quotation marks. */
  readonly quote: string;
  /** `yyyy-mm-dd`. */
  readonly read: string;
  readonly hash: string;
}

/** A row for each quote of the sources. */
export function quoteRows(findings: readonly SourceFinding[]): readonly QuoteRow[] {
  return findings.flatMap(({ url, quotes, readAt: read, hash }) =>
    quotes.map((quote) => ({ url, quote: `“${quote}”`, read, hash })),
  );
}

/** Words between quotation marks that are long enough to support something, in the inline Markdown of a learning. */
export function quotesIn(learning: string): readonly string[] {
  const words = flat(parsePhrasing(learning));
  return [...words.matchAll(/[“„"«]([^“”„"«»]{20,400})[”“"»]/g)].map(([, quote = '']) => quote);
}

/** Tells rows of the same words of the same page, however they are written. */
export function quoteKey({ url, quote }: Pick<QuoteRow, 'url' | 'quote'>): string {
  return `${normalAddress(url)} ${foldPage(stripQuotes(quote))}`;
}
