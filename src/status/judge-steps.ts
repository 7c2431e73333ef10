import { plainPath } from '../claims/path-forms.ts';
import { contentOf } from '../plan/content-of.ts';
import type { Plan } from '../plan/plan.ts';
import { mentionsId } from '../request/drift.ts';
import { steps } from '../sections/steps.ts';
import { plannedTests } from './judges/tests.ts';
import type { Work } from './read-work.ts';
import { isSettled, type Judged, type StepStatus } from './status.ts';

type Step = (typeof steps.example.steps)[number];

/** Section 7: the steps in order, each by its files and by the tests of the requirements that it serves. */
export function judgeSteps(plan: Plan, judged: readonly Judged[], work: Work): readonly StepStatus[] {
  const written = contentOf(plan, steps)?.steps ?? [];
  return written.map((step, index) => ({
    number: index + 1,
    name: step.name,
    ...judgeStep(step, { plan, judged, work }),
  }));
}

/** The step to take next: the first that is not done; one that nothing can prove only where no other is left. */
export function nextStep(all: readonly StepStatus[]): number | null {
  const open = all.find(({ state }) => state !== 'unproven' && !isSettled(state));
  return (open ?? all.find(({ state }) => state === 'unproven'))?.number ?? null;
}

interface StepInput {
  readonly plan: Plan;
  readonly judged: readonly Judged[];
  readonly work: Work;
}

function judgeStep(step: Step, input: StepInput): Pick<StepStatus, 'state' | 'why'> {
  const paths = [...new Set(step.files.map(plainPath))];
  if (paths.length === 0) return judgeWithoutFiles(step, input.plan);
  const left = paths.filter((path) => !isTouched(path, input));
  const tests = testsOf(step, input);
  const missing = tests.filter(({ state }) => !isSettled(state));
  const files = `${paths.length - left.length} of ${paths.length} file${paths.length === 1 ? '' : 's'} changed`;
  const proof = tests.length === 0 ? '' : `, ${tests.length - missing.length} of ${tests.length} planned tests found`;
  if (left.length === paths.length) return { state: 'pending', why: `${listed(left)} not changed` };
  if (left.length > 0) return { state: 'partly', why: `${files}; not ${listed(left)}${proof}` };
  return { state: missing.length === 0 ? 'done' : 'partly', why: files + proof };
}

/** Open points can be counted; whether a command passes or a person agreed cannot be seen in the code. */
function judgeWithoutFiles({ name, verification }: Step, plan: Plan): Pick<StepStatus, 'state' | 'why'> {
  if (!/\bopen points?\b/iu.test(`${name} ${verification}`))
    return { state: 'unproven', why: 'it names no file, so nothing in the code can show it' };
  const open = plan.sections.reduce((sum, { content }) => sum + content.open.length, 0);
  return open === 0
    ? { state: 'done', why: 'no open point is left' }
    : { state: 'pending', why: `${open} open point${open === 1 ? '' : 's'} left` };
}

function isTouched(path: string, { judged, work }: StepInput): boolean {
  const planned = judged.find(({ kind, name }) => kind === 'file' && plainPath(name) === path);
  if (planned !== undefined) return isSettled(planned.state) || planned.state === 'partly';
  return work.changed.has(path) || [...work.changed.keys()].some((one) => one.startsWith(`${path}/`));
}

function testsOf({ requirements }: Step, { plan, judged }: StepInput): readonly Judged[] {
  const titles = plannedTests(plan)
    .filter(({ test, description }) => requirements.some((id) => mentionsId(`${test} ${description}`, id)))
    .map(({ title }) => title);
  return judged.filter(({ kind, name }) => kind === 'test' && titles.includes(name));
}

function listed(paths: readonly string[]): string {
  const named = paths.slice(0, 3).map((path) => `\`${path}\``);
  return paths.length > 3 ? `${named.join(', ')} and ${paths.length - 3} more` : named.join(', ');
}
