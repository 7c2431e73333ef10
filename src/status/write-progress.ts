import type { List, ListItem, RootContent } from 'mdast';
import { checklist } from '../markdown/blocks/checklist.ts';
import { parsePlan } from '../plan/parse-plan.ts';
import type { Plan, PlanSection, PlanStatus } from '../plan/plan.ts';
import { hashText } from '../plan/provenance.ts';
import { withFront } from '../plan/put-sections.ts';
import { setStatus } from '../plan/set-status.ts';
import { isSettled, type PlanProgress } from './status.ts';

/**
 * The plan with its proven boxes ticked, and with the status that its progress gives it. Every other byte stays, but for the hash
 * of a section that nobody edited, which moves along. Nothing is ever unticked, and no status goes back.
 */
export function writeProgress(plan: Plan, progress: PlanProgress): Plan {
  const ticked = tickBoxes(plan, progress);
  const status = statusAfter(progress);
  return status === null || status === progress.status ? ticked : setStatus(ticked, status);
}

/** Work that has begun is in progress; it is completed when nothing that can be proven is left, and no box that cannot. Null where the plan states no status. */
export function statusAfter({ status, changes, steps, boxes }: PlanProgress): PlanStatus | null {
  if (status === null || status === 'Completed') return status;
  const isComplete =
    changes.length > 0 &&
    changes.every(({ state }) => isSettled(state)) &&
    steps.every(({ state }) => state === 'unproven' || isSettled(state)) &&
    boxes.every(({ ticked, proof }) => ticked || proof !== null);
  if (isComplete) return 'Completed';
  const hasBegun = changes.some(({ state }) => state !== 'pending');
  return hasBegun ? 'In Progress' : status;
}

function tickBoxes(plan: Plan, { boxes }: PlanProgress): Plan {
  const section = plan.sections.find(({ id }) => id === 'done');
  const proven = new Set(boxes.flatMap(({ text, ticked, proof }) => (!ticked && proof !== null ? [text] : [])));
  if (section === undefined || proven.size === 0) return plan;
  const places = boxPlaces(section, proven);
  const own = places.reduceRight((text, at) => `${text.slice(0, at)}x${text.slice(at + 1)}`, section.text);
  if (own === section.text) return plan;
  const changed = parsePlan(plan.text.slice(0, section.start) + own + plan.text.slice(section.end));
  const record = plan.front?.sections.done;
  if (record === undefined || record.hash !== hashText(section.text)) return changed;
  return withFront(changed, { sections: { ...plan.front?.sections, done: { ...record, hash: hashText(own) } } });
}

/** Offsets in the section's text of the space inside each box to tick, in order. */
function boxPlaces({ nodes, text }: PlanSection, proven: ReadonlySet<string>): readonly number[] {
  return listItems(nodes).flatMap((item) => {
    const offset = item.position?.start.offset;
    if (item.checked !== false || offset === undefined || !proven.has(textOf(item, text))) return [];
    const box = /^(?:[-*+]|\d+[.)])[ \t]+\[(?=[ \t]\])/.exec(text.slice(offset));
    return box === null ? [] : [offset + box[0].length];
  });
}

function listItems(nodes: readonly RootContent[]): readonly ListItem[] {
  return nodes
    .flatMap((node) => (node.type === 'list' ? node.children : []))
    .flatMap((item) => [item, ...listItems(item.children)]);
}

/** A box as the content of the section has it. */
function textOf(item: ListItem, text: string): string {
  const list: List = { type: 'list', ordered: false, spread: false, children: [item] };
  return checklist().parse([list], { text }).value[0]?.text ?? '';
}
