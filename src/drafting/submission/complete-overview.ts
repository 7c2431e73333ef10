import { isDeepStrictEqual } from 'node:util';
import type { Plan } from '../../plan/plan.ts';
import { requestOf } from '../../plan/request-of.ts';
import type { Content } from '../../sections/section.ts';
import { overview } from '../../sections/overview.ts';
import { steps } from '../../sections/steps.ts';
import { testing } from '../../sections/testing.ts';
import { contentsOf } from '../plan-contents.ts';

type OverviewContent = typeof overview.example;
type Rows = OverviewContent['requirements'];

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
    requirements: completeRows(requirements, standing?.requirements ?? [], plan),
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

/** Rows in the order of the request, those that were not written made anew; ids that it does not have stay at the end, for the checks to speak of. */
function completeRows(rows: Rows, standing: Rows, plan: Plan): Rows {
  const requirements = requestOf(plan)?.requirements ?? [];
  const asked = requirements.map(({ id, quote }) => {
    const row = rows.find((one) => one.id === id);
    const own = { id, words: `“${quote}”`, steps: stepsFor(plan, id), proof: testsFor(plan, id) };
    const isOld = standing.some((one) => isDeepStrictEqual(one, row));
    if (row === undefined || isOld) return own;
    return { ...row, words: row.words || own.words, steps: row.steps || own.steps, proof: row.proof || own.proof };
  });
  return [...asked, ...rows.filter((row) => !requirements.some(({ id }) => id === row.id))];
}

function stepsFor(plan: Plan, id: string): string {
  const numbers = (contentsOf(plan)(steps)?.steps ?? []).flatMap(({ requirements }, index) =>
    requirements.includes(id) ? [String(index + 1)] : [],
  );
  return numbers.length === 0 ? 'none' : numbers.join(', ');
}

/** Ids of the tests that name the requirement: "U1" of "U1 `claims a key once`", else their names. */
function testsFor(plan: Plan, id: string): string {
  const tested = contentsOf(plan)(testing);
  const named = new RegExp(String.raw`(?<![\p{L}\p{N}])${id}(?![\p{L}\p{N}])`, 'u');
  const tests = [
    ...(tested?.unit ?? []).map(({ test, description }) => ({ test, words: `${test} ${description}` })),
    ...(tested?.integration ?? []).map(({ test, components, setup }) => ({
      test,
      words: `${test} ${components} ${setup}`,
    })),
  ].filter(({ words }) => named.test(words));
  const ids = tests.map(({ test }) => /^[A-Z]{1,2}\d+/.exec(test)?.[0] ?? test.replace(' (new)', ''));
  return ids.length === 0 ? 'verification of its step' : ids.join(', ');
}
