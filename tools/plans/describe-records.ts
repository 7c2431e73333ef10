import type { RecordsReport } from '../../src/plan/records/write-records.ts';

/** What became of the decisions of a plan, for people. */
export function describeRecords(name: string, { written, form }: Pick<RecordsReport, 'written' | 'form'>): string {
  if (written.length === 0)
    return `Section 12 of ${name} has no decision that needs a record: a bullet with its title in bold, a rejected alternative and no record yet.`;
  const like = form.example === null ? 'MADR; the repository had no records yet' : `as ${form.example}`;
  const lines = written.map(({ decision, title, path }) => `\n  ${path}  (${decision}. ${title})`);
  return `${written.length === 1 ? 'Wrote a decision record' : `Wrote ${written.length} decision records`} (${like}), linked from section 12 of ${name}:${lines.join('')}`;
}
