import type { RootContent } from 'mdast';
import type { MarkdownSource } from '../markdown/blocks/block.ts';
import { parseNotApplicable } from '../markdown/blocks/not-applicable.ts';
import { parseOpenPoints } from '../markdown/blocks/open-point.ts';
import { withoutIgnoreComments } from '../markdown/ignore-comments.ts';
import { flat } from '../markdown/text.ts';
import { findOpened } from './find-opened.ts';
import { holeOf, readHole } from './heading.ts';
import { anchorsOf, sameHeadings, type Content, type ParsedSection, type Part, type Section } from './section.ts';

/** Where reading stands: the anchor whose notes and leftovers come next, and the part that took the last node. */
interface Place {
  readonly anchor: string;
  readonly part: string;
}

/**
 * Reads a section's nodes, its own heading first, into content. Parts are found by their headings and labels, in any
 * order; within one heading each node goes to the first part whose block accepts it. What no part takes is an extra;
 * comments that ignore findings are neither.
 */
export function parseSection(section: Section, written: readonly RootContent[], source: MarkdownSource): ParsedSection {
  const nodes = withoutIgnoreComments(written);
  const reading = startReading(section);
  const [first, ...rest] = nodes;
  if (first?.type === 'heading') reading.names(section.heading, flat(first.children));
  for (const node of first?.type === 'heading' ? rest : nodes) {
    const place = reading.placeOf(node);
    if (place === 'opened') continue;
    if (!reading.takeNote(node) && !reading.takeNode(node)) reading.leave(node);
  }
  return reading.finish(source);
}

function startReading(section: Section) {
  const anchors = anchorsOf(section.parts);
  const names: Record<string, string> = { ...section.names };
  const taken = new Map<string, RootContent[]>(Object.keys(section.parts).map((key) => [key, []]));
  const extras = new Map<string, RootContent[]>();
  const open: { part: string; question: string }[] = [];
  const notApplicable: { part: string; reason: string }[] = [];
  let place: Place = { anchor: anchors[0] ?? '', part: '' };

  /** Opens the part that a heading or label names; tells whether the node was one. */
  function placeOf(node: RootContent): 'opened' | 'content' {
    const opened = findOpened(section, node);
    if (opened === null) return 'content';
    const { key, heading, title } = opened;
    if (heading !== null) readNames(heading, title);
    place = { anchor: anchors.includes(key) ? key : place.anchor, part: '' };
    return 'opened';
  }

  function readNames(template: string, title: string): void {
    const key = holeOf(template);
    if (key !== null) names[key] = readHole(template, title) ?? '';
  }

  function takeNote(node: RootContent): boolean {
    const questions = parseOpenPoints(node);
    open.push(...questions.map((question) => ({ part: place.anchor, question })));
    const reason = questions.length > 0 ? null : parseNotApplicable(node);
    if (reason !== null) notApplicable.push({ part: place.anchor, reason });
    return questions.length > 0 || reason !== null;
  }

  function takeNode(node: RootContent): boolean {
    const current = section.parts[place.part];
    const accepts = ([, part]: readonly [string, Part<unknown>]) => part.block.accepts(node, false);
    const key =
      current?.block.accepts(node, true) === true
        ? place.part
        : (
            groupOf(section, anchors, place.anchor).find(accepts) ?? tablesBelow(section, place.anchor).find(accepts)
          )?.[0];
    if (key === undefined) return false;
    taken.get(key)?.push(node);
    place = { ...place, part: key };
    return true;
  }

  function leave(node: RootContent): void {
    const left = extras.get(place.anchor) ?? [];
    left.push(node);
    extras.set(place.anchor, left);
  }

  function finish(source: MarkdownSource): ParsedSection {
    const remarks: ParsedSection['remarks'][number][] = [];
    const values: Record<string, unknown> = {};
    for (const [key, part] of Object.entries(section.parts)) {
      const parsed = part.block.parse(taken.get(key) ?? [], source);
      values[key] = parsed.value;
      remarks.push(...parsed.remarks);
      if (parsed.rest.length > 0) {
        const anchor = anchorOf(section, anchors, key);
        extras.set(anchor, [...(extras.get(anchor) ?? []), ...parsed.rest]);
      }
    }
    const content: Content = { ...names, ...values, open, notApplicable };
    return { content, extras: [...extras].map(([part, nodes]) => ({ part, nodes })), remarks };
  }

  return { names: readNames, placeOf, takeNote, takeNode, leave, finish };
}

/** The tables under the same heading as an anchor: their columns say what they are, when the label before them is missing. */
function tablesBelow({ parts }: Section, anchor: string): (readonly [string, Part<unknown>])[] {
  const under = parts[anchor]?.under;
  return Object.entries(parts).filter(
    ([, part]) => part.label !== undefined && part.block.kind === 'table' && sameHeadings(part.under, under),
  );
}

/** The parts from an anchor to the next one. */
function groupOf(section: Section, anchors: readonly string[], anchor: string): (readonly [string, Part<unknown>])[] {
  return Object.entries(section.parts).filter(([key]) => anchorOf(section, anchors, key) === anchor);
}

function anchorOf(section: Section, anchors: readonly string[], key: string): string {
  const keys = Object.keys(section.parts);
  return keys.slice(0, keys.indexOf(key) + 1).findLast((earlier) => anchors.includes(earlier)) ?? '';
}
