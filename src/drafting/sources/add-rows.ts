import { normalAddress } from '../../research/http/check-address.ts';
import type { SourceFinding } from '../../research/sources/source-finding.ts';
import type { QuoteRow } from '../../sections/source-quotes.ts';
import {
  addressOf,
  isLearned,
  markOf,
  namedByUser,
  namedInRequest,
  openLearning,
  rowOf,
  withMark,
  type SourceRow,
} from '../../sections/source-rows.ts';
import {
  aboutOf,
  askWhatFollows,
  askWhichSources,
  requirementsNaming,
  type WebFindings,
} from '../../sections/web-research.ts';
import type { Findings } from './add-findings.ts';

/**
 * 2.2 with a row for each source. Words that somebody wrote stay, also in the row of a page that is read now: of that only the mark
 * changes. What the program itself said of the rows before, it says anew. `quoted` is Appendix B as it stands.
 */
export function addRows(
  standing: WebFindings,
  { research: { findings, trouble }, request: { requirements } }: Findings,
  quoted: readonly QuoteRow[],
): WebFindings {
  const sources = findings.reduce<readonly SourceRow[]>(
    (rows, finding) => addRow(rows, finding, requirementsNaming(finding.url, requirements)),
    standing.sources,
  );
  const told = aboutOf({ findings: triedOf(sources, findings, quoted), trouble });
  return {
    ...standing,
    about: standing.about.map((paragraph) => (isProgramWord(paragraph) ? told : paragraph)),
    sources,
    open: settleQuestions(standing.open, sources),
    notApplicable: standing.notApplicable.filter(({ part }) => part !== 'sources' && part !== 'about'),
  };
}

function addRow(rows: readonly SourceRow[], finding: SourceFinding, appliedTo: string): readonly SourceRow[] {
  const address = normalAddress(finding.url);
  const isOf = ({ source }: SourceRow) => addressOf(source) === address;
  return rows.some(isOf)
    ? rows.map((row) => (isOf(row) ? updateRow(row, finding) : row))
    : [...rows, rowOf(finding, appliedTo)];
}

/** What was read once stays read when its page cannot be had today. */
function updateRow(row: SourceRow, finding: SourceFinding): SourceRow {
  const mark = markOf(row.source);
  if (finding.state === 'not-fetched' && mark !== null && mark.state !== 'not-fetched') return row;
  const source = withMark(row.source, finding);
  if (isLearned(row)) return { ...row, source };
  const { topic, learning } = rowOf(finding, row.appliedTo);
  const isOpen = ['', namedByUser, namedInRequest].includes(row.topic.trim()) && finding.state !== 'not-fetched';
  return { ...row, source, learning, ...(isOpen ? { topic } : {}) };
}

/** The sources that were tried by now, and when: those of this reading, and of the others what their marks and quotes say. */
function triedOf(rows: readonly SourceRow[], findings: readonly SourceFinding[], quoted: readonly QuoteRow[]) {
  return rows.flatMap(({ source }) => {
    const [address, mark] = [addressOf(source), markOf(source)];
    if (address === null || mark === null || (mark.state === 'not-fetched' && mark.reason === '')) return [];
    const now = findings.find(({ url }) => normalAddress(url) === address)?.readAt ?? '';
    const before = quoted.find(({ url }) => normalAddress(url) === address)?.read ?? '';
    return [{ state: mark.state, readAt: now === '' ? before : now }];
  });
}

/** True for what `aboutOf` says. */
function isProgramWord(paragraph: string): boolean {
  return /^(?:Nothing was fetched: this plan was drafted without network\.$|Nothing could be fetched: the reasons stand with the sources\.|\d+ of \d+ sources? read(?: on [^;]*)?; the words that support each stand in Appendix B\.|The search with \S+ failed: )/u.test(
    paragraph,
  );
}

function settleQuestions(standing: WebFindings['open'], rows: readonly SourceRow[]): WebFindings['open'] {
  const verified = rows.filter(({ source }) => markOf(source)?.state === 'verified');
  const silent = verified.flatMap(({ source, learning }) =>
    learning === openLearning ? [/<[^<>\s]+>/u.exec(source)?.[0] ?? `<${addressOf(source) ?? ''}>`] : [],
  );
  const others = standing.filter(
    ({ question }) =>
      !/^What follows from <.*> for this change\?$/u.test(question) &&
      !(verified.length > 0 && question === askWhichSources),
  );
  return silent.length === 0 ? others : [...others, askWhatFollows(silent)];
}
