import type { RootContent } from 'mdast';
import { parseNotApplicable } from '../../markdown/blocks/not-applicable.ts';
import { parseOpenPoints } from '../../markdown/blocks/open-point.ts';
import { stepHeading } from '../../markdown/blocks/read-steps.ts';
import { isStepTitle, readStepTitle } from '../../markdown/blocks/step-title.ts';
import { parseMarkdown } from '../../markdown/markdown.ts';
import { flat } from '../../markdown/text.ts';
import type { PlanSection } from '../../plan/plan.ts';
import { adaptNodes, templateForm } from '../../sections/adapt-nodes.ts';
import type { SubmittedSection } from './read-submission.ts';
import { joined } from './section-runs.ts';

/** The section of steps with those that came in the places of those that stood. */
export interface MergedSteps {
  readonly text: string;
  readonly notes: readonly string[];
}

/**
 * A step that comes replaces the one of its number, or is added; the others stay, so that no work is lost by sending one. "Not
 * applicable: reason" below its heading takes a step out. Only what the evidence drafted (`isDraft`) gives way as a whole, to a
 * section of steps counted from 1.
 */
export function mergeSteps(sent: SubmittedSection, standing: PlanSection | undefined, isDraft: boolean): MergedSteps {
  const form = { ...(standing?.form ?? templateForm), shift: 0 };
  const all = cutSteps(sent.text, adaptNodes(sent.section, parseMarkdown(sent.text).children, form));
  const before = standing === undefined ? null : cutSteps(standing.text, standing.nodes);
  if (before === null || before.steps.length === 0 || saysNothing(all)) return { text: sent.text, notes: [] };
  const last = all.steps.filter(isLastOfNumber);
  const isWhole = isDraft && sent.whole && all.steps.length > 0 && [all.steps, last].some(countsOn);
  const own = { ...all, steps: isWhole && countsOn(all.steps) ? all.steps : last };
  const twice = own.steps.length < all.steps.length ? ['steps: a step came twice, the last one was taken.'] : [];
  const stood = isWhole ? [] : before.steps;
  const places = own.steps.map((step) => stood.findIndex((one) => isSame(one, step)));
  const merged = [
    ...stood.flatMap((one, index) => {
      const found = own.steps.filter((_, at) => places[at] === index);
      return found.length > 0 ? found : [one];
    }),
    ...own.steps.filter((_, at) => places[at] === -1),
  ];
  const removed = merged.filter(isRemoval);
  const left = merged.filter((step) => !removed.includes(step));
  const preface = own.preface !== '' || stood.length === 0 ? own.preface : before.preface;
  const isAnew = stood.length === 0 || (sent.whole && stood.every((_, index) => places.includes(index)));
  const tail = own.tail !== '' || isAnew ? own.tail : before.tail;
  return {
    text: `${joined(own.heading, preface, ...renumber(left), tail)}\n`,
    notes: [
      ...twice,
      ...(stood.length === 0 && removed.length === 0 ? [] : [describe({ stood: stood.length, places, removed })]),
    ],
  };
}

interface CutStep {
  /** Null for a chapter of somebody's own among the steps. */
  readonly number: number | null;
  readonly title: string;
  /** Markdown, the heading first. */
  readonly text: string;
}

interface CutSteps {
  readonly heading: string;
  readonly preface: string;
  readonly steps: readonly CutStep[];
  /** Open points below the last step: they are the section's. */
  readonly tail: string;
}

interface Changes {
  /** How many stood. */
  readonly stood: number;
  /** For each that came, the place of the one that it replaces; -1 for one that is added. */
  readonly places: readonly number[];
  readonly removed: readonly CutStep[];
}

/** Cuts the section at its steps; where no title has a number, they count from 1. */
function cutSteps(text: string, nodes: readonly RootContent[]): CutSteps {
  const titles = nodes.slice(1).flatMap((node) => {
    const title = stepHeading(node);
    return title === undefined ? [] : [{ node, title, start: node.position?.start.offset ?? 0 }];
  });
  const depth = titles.find(({ node }) => node.type === 'heading')?.node;
  const opens = titles.filter(
    ({ node, title }) =>
      isStepTitle(title) || node.type !== 'heading' || depth?.type !== 'heading' || node.depth <= depth.depth,
  );
  const isNumbered = opens.some(({ title }) => numberIn(title) !== null);
  const last = opens.at(-1)?.start ?? 0;
  const below = nodes.filter((node) => (node.position?.start.offset ?? 0) > last);
  const said = below.findLastIndex((node) => parseOpenPoints(node).length === 0);
  const tailStart = below[said + 1]?.position?.start.offset ?? text.length;
  const steps = opens.map(({ title, start }, index) => ({
    number: isNumbered ? numberIn(title) : index + 1,
    title: readStepTitle(title).name.toLowerCase(),
    text: text.slice(start, opens[index + 1]?.start ?? tailStart).trim(),
  }));
  const end = nodes[0]?.position?.end.offset ?? 0;
  return {
    heading: text.slice(0, end).trim(),
    preface: text.slice(end, opens[0]?.start ?? text.length).trim(),
    steps,
    tail: opens.length === 0 ? '' : text.slice(tailStart).trim(),
  };
}

function numberIn(title: string): number | null {
  const number = /^\s*(?:(?:step|task|phase)\s*#?)?(\d+)(?!\.\d)(?=[\s.):：–—-]|$)/i.exec(title)?.[1];
  return number === undefined ? null : Number(number);
}

/** A section of steps from the first on: 1, 2, 3, or 0, 1, 2. A number that was given twice by a slip leaves no gap. */
function countsOn(steps: readonly CutStep[]): boolean {
  const numbers = steps.flatMap(({ number }) => number ?? []);
  return numbers.every((number, index) => {
    const before = numbers[index - 1];
    return before === undefined ? number <= 1 : number === before || number === before + 1;
  });
}

function isLastOfNumber({ number }: CutStep, index: number, steps: readonly CutStep[]): boolean {
  return number === null || steps.findLastIndex((one) => one.number === number) === index;
}

function isSame(one: CutStep, other: CutStep): boolean {
  return one.number === other.number && (one.number !== null || one.title === other.title);
}

function saysNothing({ preface, steps }: CutSteps): boolean {
  return steps.length === 0 && parseMarkdown(preface).children.some((node) => parseNotApplicable(node) !== null);
}

/** "Not applicable: reason", or "Removed: …", and nothing else below the heading. */
function isRemoval({ text }: CutStep): boolean {
  const [, only, more] = parseMarkdown(text).children;
  if (only === undefined || more !== undefined) return false;
  return (
    parseNotApplicable(only) !== null ||
    (only.type === 'paragraph' && /^(?:removed|dropped|deleted)\b/i.test(flat(only.children)))
  );
}

/** Their numbers count on from the first; one that was taken out leaves no gap. */
function renumber(steps: readonly CutStep[]): readonly string[] {
  const first = steps.find(({ number }) => number !== null)?.number ?? 1;
  let next = Math.min(first, 1);
  return steps.map(({ number, text }) => {
    const [line = '', ...rest] = text.split('\n');
    const level = line.replace(/^ {0,3}#{1,6}(?=\s)/, '###');
    if (number === null) return [level, ...rest].join('\n');
    const own = next;
    next += 1;
    const title =
      own === number ? level : level.replace(/((?:step|task|phase)\s*#?|^#+\s*(?:\p{L}+\s+)?)\d+/iu, `$1${own}`);
    return [title, ...rest].join('\n');
  });
}

function describe({ stood, places, removed }: Changes): string {
  const replaced = new Set(places.filter((at) => at >= 0)).size;
  const added = places.filter((at) => at < 0).length;
  const gone = removed.map(({ text }) => text.split('\n')[0]?.replace(/^#+\s*/, ''));
  const counts = [
    `${Math.max(replaced - gone.length, 0)} replaced`,
    `${stood - replaced} kept`,
    ...(added > 0 ? [`${added} added`] : []),
    ...(gone.length > 0 ? [`${gone.length} removed (${gone.join('; ')}), those after renumbered`] : []),
  ];
  const way = stood > replaced ? ' To take one out, send its heading with “Not applicable: reason”.' : '';
  return `steps: ${counts.join(', ')}.${way}`;
}
