import type { Plan } from '../../plan/plan.ts';
import { isSameEntry, type DriftEntry } from '../../request/drift.ts';
import type { Content } from '../../sections/section.ts';
import { writeDrift } from '../../sections/drift-entry.ts';
import { overview } from '../../sections/overview.ts';
import { cutRequirements, fillRows } from './complete-rows.ts';
import type { Completed } from './compose-section.ts';

type OverviewContent = typeof overview.example;

/**
 * The overview with what the program knows better than a writer: the status is the plan's, the author and date stay when they
 * were left out, rows say which steps and tests name their requirement, and what the user decided stays in the drift. `given`
 * are the parts that came.
 */
export function completeOverview(content: Content, plan: Plan, given: readonly string[]): Completed {
  const read = overview.content.safeParse(content);
  if (!read.success) return { content, notes: [], requirements: null };
  const { fields, requirements: rows, drift } = read.data;
  const standing = overview.content.safeParse(plan.sections.find(({ id }) => id === 'overview')?.content).data;
  const cut = given.includes('requirements') ? cutRequirements(rows, plan) : { requirements: null, notes: [] };
  const ledger = given.includes('drift') ? completeDrift(standing?.drift ?? [], drift) : { drift, notes: [] };
  return {
    content: {
      ...content,
      fields: completeFields(fields, standing?.fields, plan),
      requirements: fillRows(rows, { standing: standing?.requirements ?? [], requirements: cut.requirements, plan }),
      drift: ledger.drift,
      notApplicable: content.notApplicable.filter(({ part }) => part !== 'drift' || ledger.drift.length === 0),
    },
    notes: [...cut.notes, ...ledger.notes],
    requirements: cut.requirements,
  };
}

function completeFields(
  fields: OverviewContent['fields'],
  standing: OverviewContent['fields'] | undefined,
  { front }: Plan,
) {
  const filled = Object.entries(fields).map(([key, value]) => [
    key,
    value === '' ? standingValue(standing, key) : value,
  ]);
  return {
    ...fields,
    ...Object.fromEntries(filled),
    ...(front === null ? {} : { status: front.status, created: front.created }),
  };
}

function standingValue(standing: OverviewContent['fields'] | undefined, key: string): string {
  return Object.entries(standing ?? {}).find(([name]) => name === key)?.[1] ?? '';
}

/**
 * What came replaces what stood, but what the user decided stays until the user decides otherwise; they do so through the
 * assistant, so that what it enters in their name counts.
 */
function completeDrift(standing: readonly DriftEntry[], written: readonly DriftEntry[]) {
  const decided = standing.filter(({ by }) => by === 'user');
  const taken = written.filter((entry) => entry.by === 'user' || !decided.some((one) => isSameEntry(one, entry)));
  const stays = decided.filter((entry) => !taken.some((one) => isSameEntry(one, entry)));
  const drift = [...stays, ...taken];
  const gone = standing.filter((entry) => !drift.some((one) => isSameEntry(one, entry)));
  return { drift, notes: describeDrift({ standing, taken, stays, gone }) };
}

interface DriftChanges {
  readonly standing: readonly DriftEntry[];
  readonly taken: readonly DriftEntry[];
  readonly stays: readonly DriftEntry[];
  readonly gone: readonly DriftEntry[];
}

function describeDrift({ standing, taken, stays, gone }: DriftChanges): readonly string[] {
  if (standing.length === 0) return [];
  const count = (number: number) => `${number} ${number === 1 ? 'entry' : 'entries'}`;
  const replaced = standing.length - stays.length - gone.length;
  const added = taken.length - taken.filter((entry) => standing.some((one) => isSameEntry(one, entry))).length;
  const counts = [
    `${count(replaced)} replaced`,
    ...(added > 0 ? [`${added} added`] : []),
    ...(stays.length > 0 ? [`${stays.length} kept that the user decided`] : []),
    ...(gone.length > 0 ? [`${gone.length} gone`] : []),
  ];
  return [`drift: ${counts.join(', ')}${gone.length > 0 ? `: ${gone.map(shortEntry).join('; ')}` : ''}.`];
}

function shortEntry(entry: DriftEntry): string {
  const words = writeDrift(entry).replaceAll('**', '');
  return `“${words.length <= 90 ? words : `${words.slice(0, 89).trimEnd()}…`}”`;
}
