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
