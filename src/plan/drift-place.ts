import type { List, RootContent } from 'mdast';
import { parseNotApplicable } from '../markdown/blocks/not-applicable.ts';
import { flat } from '../markdown/text.ts';
import type { PlanSection } from './plan.ts';
import { meansHeading } from '../sections/heading.ts';

/** Where a bullet goes in the text of section 1, and what stands before its words. */
export interface EntryPlace {
  readonly start: number;
  /** Beyond `start` where something is replaced. */
  readonly end: number;
  /** Line breaks, a heading, the bullet's mark: whatever the place needs. */
  readonly before: string;
  /** True where a note that nothing differs gives way. */
  readonly replaces: boolean;
}

const heading = 'Drift from Original Request';

/** After the last bullet under the heading; in place of a note that nothing differs; else at the end of what stands there. */
export function findEntryPlace({ nodes, text }: PlanSection, lineBreak: string): EntryPlace {
  const opened = nodes.findIndex((node) => node.type === 'heading' && meansHeading(heading, flat(node.children)));
  const gap = lineBreak + lineBreak;
  const opening = nodes[opened];
  if (opening === undefined) {
    const depth = nodes[0]?.type === 'heading' ? nodes[0].depth + 1 : 3;
    const before = `${gap}${'#'.repeat(Math.min(depth, 6))} ${heading}${gap}- `;
    return { start: text.length, end: text.length, before, replaces: false };
  }
  const below = nodes.slice(opened + 1);
  const next = below.findIndex(opensAnother);
  const under = next === -1 ? below : below.slice(0, next);
  const list = under.findLast((node) => node.type === 'list');
  const note = list === undefined ? under.find(saysNothingDiffers) : saysNone(list) ? list : undefined;
  if (note !== undefined) return { ...rangeOf(note, text), before: '- ', replaces: true };
  if (list !== undefined) return afterList(list, text, lineBreak);
  const { end } = rangeOf(under.at(-1) ?? opening, text);
  return { start: end, end, before: `${gap}- `, replaces: false };
}

/** A heading, a table and a bold line alone open another part. */
function opensAnother(node: RootContent): boolean {
  const isLabel = node.type === 'paragraph' && node.children.length === 1 && node.children[0]?.type === 'strong';
  return node.type === 'heading' || node.type === 'table' || (isLabel && parseNotApplicable(node) === null);
}

/** "Not applicable: …", "None.", "No drift.", and the template's own hole. */
function saysNothingDiffers(node: RootContent): boolean {
  if (parseNotApplicable(node) !== null) return true;
  return node.type === 'paragraph' && nothing.test(flat(node.children));
}

const nothing =
  /^(?:\[[^\]]*\]|none|no (?:drift|changes?|differences?|deviations?)(?: (?:yet|so far|from .{0,60}))?|nothing(?: (?:differs|changed|was changed|to note)(?: .{0,60})?)?)\.?$/iu;

function saysNone({ children }: List): boolean {
  const [only] = children;
  return (
    children.length === 1 &&
    only !== undefined &&
    only.children.length === 1 &&
    saysNothingDiffers(only.children[0] ?? only)
  );
}

/** With the mark, the indent and the blank lines that the list has. */
function afterList(list: List, text: string, lineBreak: string): EntryPlace {
  const last = list.children.at(-1);
  const { end } = rangeOf(list, text);
  const start = last?.position?.start;
  const indent = ' '.repeat((start?.column ?? 1) - 1);
  const [, mark = '-'] = /^([-*+]|\d+[.)])/.exec(text.slice(start?.offset)) ?? [];
  const own = mark.replace(/\d+/, (number) => String(Number(number) + 1));
  const isLoose = list.spread === true && list.children.length > 1;
  return { start: end, end, before: `${isLoose ? lineBreak : ''}${lineBreak}${indent}${own} `, replaces: false };
}

function rangeOf({ position }: RootContent, text: string): { readonly start: number; readonly end: number } {
  return { start: position?.start.offset ?? text.length, end: position?.end.offset ?? text.length };
}
