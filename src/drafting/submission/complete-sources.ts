import type { Plan, PlanSection } from '../../plan/plan.ts';
import { contentOf } from '../../plan/content-of.ts';
import { isEdited } from '../../plan/is-edited.ts';
import { printSection } from '../../plan/print-plan.ts';
import { settledSections } from '../../plan/settled-sections.ts';
import type { SectionToPut } from '../../plan/put-sections.ts';
import { normalAddress } from '../../research/http/check-address.ts';
import type { SourceFinding } from '../../research/sources/source-finding.ts';
import { appendixResearch } from '../../sections/appendix-research.ts';
import type { Content } from '../../sections/section.ts';
import { quoteKey, quoteRows, type QuoteRow } from '../../sections/source-quotes.ts';
import { addressOf, markOf, withMark } from '../../sections/source-rows.ts';
import { webResearch } from '../../sections/web-research.ts';
import { judgeSource } from '../sources/judge-source.ts';
import { composeSection, type Completed } from './compose-section.ts';
import type { SubmittedSources } from './submitted-sources.ts';

/** 2.2 with the mark beside each source that says how far it was verified, whatever its writer said. */
export function completeWebResearch(content: Content, plan: Plan, sources: SubmittedSources): Completed {
  const read = webResearch.content.safeParse(content);
  if (!read.success) return { content, notes: [], requirements: null };
  const judged = read.data.sources.map((row) => ({ row, finding: judge(addressOf(row.source), plan, sources) }));
  return {
    content: {
      ...content,
      sources: judged.map(({ row, finding }) => {
        if (finding !== null) return { ...row, source: withMark(row.source, finding) };
        const isBoast = markOf(row.source)?.state === 'verified' || addressOf(row.source) !== null;
        return isBoast ? { ...row, source: withMark(row.source, { state: 'not-fetched', reason: '' }) } : row;
      }),
    },
    notes: judged.flatMap(({ finding }) => noteOn(finding)),
    requirements: null,
  };
}

/** Appendix B with the day and the hash of each page that was read. */
export function completeAppendix(content: Content, sources: SubmittedSources): Completed {
  const read = appendixResearch.content.safeParse(content);
  if (!read.success) return { content, notes: [], requirements: null };
  const rows = read.data.sources.map((row): QuoteRow => {
    const reading = sources.readings.get(normalAddress(row.url));
    if (reading?.state !== 'read') return row;
    return { ...row, read: reading.page.readAt.slice(0, 10), hash: reading.page.hash };
  });
  return { content: { ...content, sources: rows }, notes: [], requirements: null };
}

/**
 * Appendix B with the quotes that support 2.2 and do not stand there yet; null where none is missing. What a person edited is
 * left to them: the note says so.
 */
export function addQuotes(
  plan: Plan,
  sources: SubmittedSources,
): { readonly put: SectionToPut | null; readonly notes: readonly string[] } {
  const standing = plan.sections.find(({ id }) => id === appendixResearch.id);
  const rows = contentOf(plan, appendixResearch)?.sources ?? [];
  const findings = (contentOf(plan, webResearch)?.sources ?? []).flatMap(({ source }) => {
    const finding = judge(addressOf(source), plan, sources);
    return finding?.state === 'verified' ? [finding] : [];
  });
  const known = new Set(rows.map(quoteKey));
  const fresh = quoteRows(findings).filter((row, index, all) => {
    return !known.has(quoteKey(row)) && all.findIndex((one) => quoteKey(one) === quoteKey(row)) === index;
  });
  if (fresh.length === 0 || standing === undefined) return { put: null, notes: [] };
  if (isEdited(plan, standing)) {
    const told = fresh.map(({ url, quote }) => `${url}: ${quote}`).join('; ');
    return { put: null, notes: [`appendix-research: a person edited it; these quotes are not in it: ${told}.`] };
  }
  const drafter = settledSections(plan).has(appendixResearch.id) ? 'assistant' : 'evidence';
  const text = textWith([...rows, ...fresh], standing);
  return { put: text === null ? null : { id: appendixResearch.id, text, drafter }, notes: [] };
}

/** The standing appendix, its other parts byte for byte. */
function textWith(rows: readonly QuoteRow[], standing: PlanSection): string | null {
  const empty = { notes: [], ranking: [], commits: [], open: [], notApplicable: [] };
  const only = printSection(appendixResearch, { ...empty, sources: rows });
  const [heading = '', ...rest] = only.split('\n\n');
  const table = rest.slice(rest.indexOf('**Sources read:**')).join('\n\n');
  const text = `${heading}\n\n${table}`;
  const composed = composeSection({ section: appendixResearch, text, definitions: '', standing, complete: null });
  return composed?.text ?? null;
}

function judge(address: string | null, plan: Plan, { readings, quotes }: SubmittedSources): SourceFinding | null {
  const reading = address === null ? undefined : readings.get(address);
  if (address === null || reading === undefined) return null;
  const standing = (contentOf(plan, appendixResearch)?.sources ?? []).flatMap(({ url, quote }) =>
    normalAddress(url) === address ? [quote] : [],
  );
  return judgeSource(address, reading, { learning: null, quotes: [...(quotes.get(address) ?? []), ...standing] });
}

function noteOn(finding: SourceFinding | null): readonly string[] {
  if (finding === null || finding.state === 'verified') return [];
  const { url, state, reason } = finding;
  const next =
    state === 'unverified'
      ? '; quote it word for word in Key Learning, “20 to 400 characters”'
      : '; it stays marked unless it can be read later';
  return [`web-research: ${url} is marked ${state === 'unverified' ? 'unverified' : 'not fetched'}: ${reason}${next}.`];
}
