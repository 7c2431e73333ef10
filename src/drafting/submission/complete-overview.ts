import { isDeepStrictEqual } from 'node:util';
import type { Plan } from '../../plan/plan.ts';
import { requestOf } from '../../plan/request-of.ts';
import type { Content } from '../../sections/section.ts';
import { addDrift } from '../../request/drift.ts';
import { coverageTable } from '../../sections/coverage.ts';
import { overview } from '../../sections/overview.ts';
import { steps } from '../../sections/steps.ts';
import { testing } from '../../sections/testing.ts';
import { contentsOf } from '../plan-contents.ts';

type OverviewContent = typeof overview.example;
type Rows = OverviewContent['requirements'];

/**
 * The overview with what the program knows better than a writer: the status is the plan's, the author and date stay when they
 * were left out, a requirement without a row gets one with its words and the steps that name it, and what is recorded in the drift
 * stays.
 */
export function completeOverview(content: Content, plan: Plan): Content {
  const read = overview.content.safeParse(content);
  if (!read.success) return content;
  const { fields, requirements, drift } = read.data;
  const standing = overview.content.safeParse(plan.sections.find(({ id }) => id === 'overview')?.content).data;
  return {
    ...content,
    fields: completeFields(fields, standing?.fields, plan),
    requirements: completeRows(requirements, standing?.requirements ?? [], plan),
    drift: completeDrift(standing?.drift ?? [], drift),
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

/** What was recorded stays. The user decides through the assistant, so that what it enters in their name counts. */
function completeDrift(standing: OverviewContent['drift'], written: OverviewContent['drift']) {
  const entered = written.filter(({ by }) => by === 'user');
  const merged = addDrift(
    standing,
    written.filter(({ by }) => by !== 'user'),
  );
  return [...merged, ...entered.filter(({ what }) => !merged.some((one) => one.what === what))];
}

/** Rows in the order of the request, what was not written in them filled in; ids that it does not have stay at the end, for the checks to speak of. */
function completeRows(rows: Rows, standing: Rows, plan: Plan): Rows {
  const requirements = requestOf(plan)?.requirements ?? [];
  const settled = contentsOf(plan);
  const computed = coverageTable(requirements, { steps: settled(steps), testing: settled(testing) });
  const asked = computed.map((own) => {
    const row = rows.find((one) => one.id === own.id);
    const isOld = standing.some((one) => isDeepStrictEqual(one, row));
    if (row === undefined || isOld) return own;
    return { ...row, words: row.words || own.words, steps: row.steps || own.steps, proof: row.proof || own.proof };
  });
  return [...asked, ...rows.filter((row) => !requirements.some(({ id }) => id === row.id))];
}
