import { inlineCodes } from '../claims/inline-codes.ts';
import { isFilePath, plainPath } from '../claims/path-forms.ts';
import { contentOf } from '../plan/content-of.ts';
import type { Plan } from '../plan/plan.ts';
import { done } from '../sections/done.ts';
import type { Work } from './read-work.ts';
import { isSettled, type BoxStatus, type StepStatus } from './status.ts';

/** What a box can be proven by. */
interface BoxInput {
  readonly plan: Plan;
  readonly work: Work;
  readonly steps: readonly StepStatus[];
}

/**
 * Section 11: the boxes, with what proves each. Whether a command passes, a person agreed or a rule was kept is not to be seen in
 * the code, so such boxes stay for people to tick.
 */
export function judgeBoxes(input: BoxInput): readonly BoxStatus[] {
  const content = contentOf(input.plan, done);
  const boxes = [content?.code, content?.gates, content?.documentation, content?.review].flatMap((list) => list ?? []);
  return boxes.map(({ text, done: ticked }) => ({ text, ticked, proof: proofOf(text, input) }));
}

function proofOf(text: string, input: BoxInput): string | null {
  if (needsPerson.test(text)) return null;
  if (/\b(?:all|every)\b.*\bsteps?\b/iu.test(text)) return proveSteps(input.steps);
  if (/\bno open points?\b/iu.test(text)) return proveNoOpenPoint(input.plan);
  return proveFiles(text, input.work);
}

const needsPerson =
  /\b(?:pass(?:es|ed|ing)?|succeeds?|green|review(?:ed)?|approved?|agree[ds]?|follows?|meets?|measured|verified|still holds?|hold)\b/iu;

function proveSteps(steps: readonly StepStatus[]): string | null {
  return steps.length > 0 && steps.every(({ state }) => isSettled(state)) ? `all ${steps.length} steps are done` : null;
}

function proveNoOpenPoint({ sections }: Plan): string | null {
  return sections.every(({ content }) => content.open.length === 0) ? 'no open point is left' : null;
}

/** What is to come, to change or to go: every path that the box names must have. */
function proveFiles(text: string, { changed }: Work): string | null {
  const paths = inlineCodes(text)
    .filter((code) => isFilePath(code) || code.endsWith('/'))
    .map(plainPath);
  const verb = /\b(?:not|un(?:changed|touched))\b/iu.test(text)
    ? undefined
    : verbs.find(({ words }) => words.test(text));
  if (paths.length === 0 || verb === undefined) return null;
  const found = paths.map((path) =>
    [...changed].find(
      ([one, status]) => (one === path || one.startsWith(`${path}/`)) && verb.statuses.includes(status),
    ),
  );
  if (found.some((one) => one === undefined)) return null;
  return found.flatMap((one) => (one === undefined ? [] : [`\`${one[0]}\` ${told[one[1]]}`])).join(', ');
}

const told = { A: 'came', M: 'was changed', D: 'is gone' } as const;

const verbs: readonly { readonly words: RegExp; readonly statuses: readonly string[] }[] = [
  { words: /\b(?:removed|deleted)\b/iu, statuses: ['D'] },
  { words: /\b(?:added|created|written|exists?)\b/iu, statuses: ['A', 'M'] },
  {
    words: /\b(?:updated?|changed|extended|documented|documents|has an? (?:entry|line|note)|mentions?)\b/iu,
    statuses: ['A', 'M'],
  },
];
