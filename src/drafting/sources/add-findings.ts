import { contentOf } from '../../plan/content-of.ts';
import type { Plan } from '../../plan/plan.ts';
import { normalAddress } from '../../research/http/check-address.ts';
import type { Research, SourceFinding } from '../../research/sources/source-finding.ts';
import { appendixResearch, withSources, type ResearchNotes } from '../../sections/appendix-research.ts';
import { quoteKey, quoteRows, quotesIn, type QuoteRow } from '../../sections/source-quotes.ts';
import { addressOf, isLearned } from '../../sections/source-rows.ts';
import { webResearch, type WebFindings } from '../../sections/web-research.ts';
import type { DraftSource } from '../draft-sections.ts';
import { draftInputFrom } from '../plan-contents.ts';
import { addRows } from './add-rows.ts';
import type { Saying } from './judge-source.ts';

/** What came of sources, and for what they were read. */
export type Findings = Pick<DraftSource, 'research' | 'request'>;

/**
 * What the plan says of pages already, by their address: words of a row of 2.2, with the quotes in them and in Appendix B. Rows in
 * which nobody has said anything say nothing.
 */
export function sayingsOf(plan: Plan): ReadonlyMap<string, Saying> {
  const quoted = contentOf(plan, appendixResearch)?.sources ?? [];
  const sayings = new Map<string, Saying>();
  for (const row of contentOf(plan, webResearch)?.sources ?? []) {
    const address = addressOf(row.source);
    if (address === null || !isLearned(row)) continue;
    const standing = quoted.flatMap(({ url, quote }) => (normalAddress(url) === address ? [quote] : []));
    const before = sayings.get(address)?.quotes ?? standing;
    sayings.set(address, { learning: row.learning, quotes: [...before, ...quotesIn(row.learning)] });
  }
  return sayings;
}

/** 2.2 with a row for each source, beside those that stand; where the plan has no 2.2, as the evidence drafts it. */
export function researchWith(plan: Plan, source: DraftSource): WebFindings {
  const standing = contentOf(plan, webResearch);
  if (standing === undefined) return webResearch.draft(draftInputFrom(source, plan));
  return addRows(standing, source, contentOf(plan, appendixResearch)?.sources ?? []);
}

/** Appendix B with the words that support the sources; those that stand there already take the day and the hash of the new reading. */
export function quotesWith(plan: Plan, { research }: Pick<Findings, 'research'>): ResearchNotes {
  const standing = contentOf(plan, appendixResearch) ?? quotesAlone;
  return withSources(standing, mergeQuotes(standing.sources, quoteRows(research.findings)));
}

/** True if a page was read whose words are to stand in Appendix B. */
export function holdsQuotes({ findings }: Research): boolean {
  return findings.some(({ quotes }: SourceFinding) => quotes.length > 0);
}

/** Appendix B of a plan that was not drafted from evidence. */
const quotesAlone: ResearchNotes = {
  notes: [],
  ranking: [],
  commits: [],
  sources: [],
  open: [],
  notApplicable: [
    { part: 'ranking', reason: 'no files were ranked for this plan' },
    { part: 'commits', reason: 'nobody looked for them for this plan' },
  ],
};

function mergeQuotes(standing: readonly QuoteRow[], read: readonly QuoteRow[]): readonly QuoteRow[] {
  const fresh = new Map(read.map((row) => [quoteKey(row), row]));
  const known = new Set(standing.map(quoteKey));
  return [
    ...standing.map((row) => {
      const { read: day = row.read, hash = row.hash } = fresh.get(quoteKey(row)) ?? {};
      return { ...row, read: day, hash };
    }),
    ...[...fresh].flatMap(([key, row]) => (known.has(key) ? [] : [row])),
  ];
}
