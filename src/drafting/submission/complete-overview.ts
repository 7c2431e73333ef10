import type { Plan } from '../../plan/plan.ts';
import { requestOf } from '../../plan/request-of.ts';
import type { Content } from '../../sections/section.ts';
import { overview } from '../../sections/overview.ts';
import { steps } from '../../sections/steps.ts';

type OverviewContent = typeof overview.example;

/**
 * The overview with what the program knows better than a writer: the status is the plan's, the author and date stay when they
 * were left out, and a requirement without a row gets one with its words and the steps that name it.
 */
export function completeOverview(content: Content, plan: Plan): Content {
  const read = overview.content.safeParse(content);
  if (!read.success) return content;
  const { fields, requirements } = read.data;
  const standing = overview.content.safeParse(plan.sections.find(({ id }) => id === 'overview')?.content).data;
  return {
    ...content,
    fields: completeFields(fields, standing?.fields, plan),
    requirements: completeRows(requirements, plan),
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

/** Rows in the order of the request; ids that it does not have stay at the end, for the checks to speak of. */
function completeRows(rows: OverviewContent['requirements'], plan: Plan): OverviewContent['requirements'] {
  const requirements = requestOf(plan)?.requirements ?? [];
  const asked = requirements.map(({ id, quote }) => {
    const row = rows.find((one) => one.id === id);
    const own = { id, words: `“${quote}”`, steps: stepsFor(plan, id), proof: '' };
    if (row === undefined) return { ...own, proof: 'verification of its step' };
    return { ...row, words: row.words || own.words, steps: row.steps || own.steps };
  });
  return [...asked, ...rows.filter((row) => !requirements.some(({ id }) => id === row.id))];
}

function stepsFor({ sections }: Plan, id: string): string {
  const written =
    steps.content.safeParse(sections.find((section) => section.id === 'steps')?.content).data?.steps ?? [];
  const numbers = written.flatMap(({ requirements }, index) => (requirements.includes(id) ? [String(index + 1)] : []));
  return numbers.length === 0 ? 'none' : numbers.join(', ');
}
