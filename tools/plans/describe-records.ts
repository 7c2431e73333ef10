import type { RecordsReport } from '../../src/plan/records/write-records.ts';

/** What became of the decisions of a plan, for people. */
export function describeRecords(
  name: string,
  { written, form, indexes }: Pick<RecordsReport, 'written' | 'form' | 'indexes'>,
): string {
  if (written.length === 0)
    return `Section 12 of ${name} has no decision that needs a record: a bullet with its title in bold, a rejected alternative and no record yet.`;
  const like =
    form.example === null ? `MADR; no record of a form that is known was in ${form.folder}` : `as ${form.example}`;
  const lines = written.map(({ decision, title, path }) => `\n  ${path}  (${decision}. ${title})`);
  const told = indexes.map(({ path, text, reason }) =>
    text === null
      ? `\n${path} was left alone: ${reason.replace(/\.$/u, '')}.`
      : `\n${path} lists ${written.length === 1 ? 'it' : 'them'} now.`,
  );
  return `${written.length === 1 ? 'Wrote a decision record' : `Wrote ${written.length} decision records`} (${like}), linked from section 12 of ${name}:${lines.join('')}${told.join('')}`;
}
