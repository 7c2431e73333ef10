import type { PhrasingContent } from 'mdast';
import { z } from 'zod';
import type { Cell } from '../markdown/blocks/cells.ts';
import { settle } from '../markdown/blocks/settle.ts';
import { canonical, flat, mdString, parsePhrasing, renderPhrasing } from '../markdown/text.ts';
import { driftDeciders, driftKinds, type DriftEntry } from '../request/drift.ts';
import { readHead, takeHead, takeKind, writeHead, type DriftHead } from './drift-head.ts';
import { requirementField } from './fields.ts';

/**
 * One bullet of the ledger, written `**R4 narrowed.** What differs. Why: the reason. Decided by: user.` Bullets that people
 * write are understood where they can be; what is not stays in `what` as it is.
 */
export function driftEntry(): Cell<DriftEntry> {
  return {
    schema: entrySchema(),
    empty,
    hole: () => '**R1 narrowed.** [What differs]. Why: [the reason]. Decided by: assistant.',
    render: entryNodes,
    parse: (nodes) => settle(readEntry(nodes), reread),
  };
}

/** An entry as the inline Markdown of its bullet. */
export function writeDrift(entry: DriftEntry): string {
  return canonical(renderPhrasing(entryNodes(entry)));
}

const empty: DriftEntry = { kind: null, requirements: [], what: '', why: '', by: null };

function entrySchema() {
  const shape = z.strictObject({
    kind: z.enum(driftKinds).nullable().describe('null only for a bullet in words of its own'),
    requirements: z
      .array(requirementField())
      .readonly()
      .describe('Ids of the requirements; empty for what nobody asked for'),
    what: mdString().describe('What differs from the request'),
    why: mdString().describe('The reason'),
    by: z.enum(driftDeciders).nullable().describe('Who decided; constraint: the repository, a platform or a rule'),
  });
  return shape.overwrite((entry) => settle<z.output<typeof shape>>(entry, reread));
}

function reread(entry: DriftEntry): DriftEntry {
  return readEntry(parsePhrasing(renderPhrasing(entryNodes(entry))));
}

function entryNodes(entry: DriftEntry): PhrasingContent[] {
  const { what, why, by } = entry;
  const head = writeHead(entry);
  const tail = by === null ? '' : `Decided by: ${by}.`;
  const pieces: PhrasingContent[][] = [
    head === '' ? [] : [{ type: 'strong', children: plain(`${head}.`) }],
    withStop(parsePhrasing(what), why !== '' || tail !== ''),
    why === '' ? [] : [...plain('Why: '), ...withStop(parsePhrasing(why), true)],
    plain(tail),
  ];
  return pieces
    .filter((piece) => piece.length > 0)
    .flatMap((piece, index) => (index === 0 ? piece : [...plain(' '), ...piece]));
}

function readEntry(nodes: readonly PhrasingContent[]): DriftEntry {
  const decided = cutAt(nodes, decidedLabel, 'last');
  const by = decided === null ? null : deciderOf(flat(decided.after));
  const told = decided === null || by === null ? nodes : decided.before;
  const { head, body } = openEntry(told);
  const reasoned = cutAt(body, whyLabel, 'first');
  return {
    ...head,
    what: asMarkdown(reasoned?.before ?? body),
    why: asMarkdown(reasoned?.after ?? []),
    by,
  };
}

const whyLabel = /(?:^|(?<=\s))(?:why|reason)\s*:(?=\s|$)\s*/iu;
const decidedLabel = /(?:^|(?<=\s))(?:\(|[—–-]\s+)?decided\s+by\s*:?(?=\s|$)\s*/iu;

function deciderOf(words: string): DriftEntry['by'] {
  const word = /^(?:the\s+|a\s+)?(user|assistant|constraint)s?[.)\s]*$/iu.exec(words)?.[1]?.toLowerCase();
  return driftDeciders.find((decider) => decider === word) ?? null;
}

/** Takes the head off: bold, or plain words before a colon. */
function openEntry([first, second, ...others]: readonly PhrasingContent[]): {
  readonly head: DriftHead;
  readonly body: readonly PhrasingContent[];
} {
  const rest = second === undefined ? others : [second, ...others];
  if (first?.type === 'strong') {
    const head = readHead(flat([first]).replace(/\s*[:：.]$/u, ''));
    if (head !== null) return openBold(head, second, others);
  }
  const taken = first?.type === 'text' ? takeHead(first.value) : null;
  if (first?.type !== 'text' || taken === null)
    return { head: empty, body: first === undefined ? [] : [first, ...rest] };
  return { head: pick(taken.head), body: [...plain(first.value.slice(taken.end)), ...rest] };
}

/** `**R4** narrowed: …` has its kind behind the bold. */
function openBold(head: DriftHead, second: PhrasingContent | undefined, others: readonly PhrasingContent[]) {
  if (second?.type !== 'text') return { head: pick(head), body: second === undefined ? [] : [second, ...others] };
  const kind = head.kind === null ? takeKind(second.value) : null;
  const value =
    kind === null ? second.value.replace(/^\s*(?:[:：.]|[—–-](?=\s))?\s*/u, '') : second.value.slice(kind.end);
  return {
    head: { kind: kind?.kind ?? head.kind, requirements: head.requirements },
    body: [...plain(value), ...others],
  };
}

function pick({ kind, requirements }: DriftHead): DriftHead {
  return { kind, requirements };
}

/** Parts nodes at a label that stands in their text or in bold; null without it. */
function cutAt(nodes: readonly PhrasingContent[], label: RegExp, which: 'first' | 'last') {
  const indexes = which === 'first' ? [...nodes.keys()] : [...nodes.keys()].reverse();
  for (const index of indexes) {
    const node = nodes[index];
    const words = node?.type === 'text' ? node.value : isBold(node) ? flat([node]) : '';
    const matches = [...words.matchAll(new RegExp(label, 'giu'))];
    const match = which === 'first' ? matches[0] : matches.at(-1);
    if (match === undefined || (isBold(node) && match[0].length < words.length)) continue;
    return {
      before: [...nodes.slice(0, index), ...plain(words.slice(0, match.index))],
      after: [...plain(words.slice(match.index + match[0].length)), ...nodes.slice(index + 1)],
    };
  }
  return null;
}

function isBold(node: PhrasingContent | undefined): node is Extract<PhrasingContent, { type: 'strong' | 'emphasis' }> {
  return node?.type === 'strong' || node?.type === 'emphasis';
}

/** With a full stop at the end, where more follows and there is none. */
function withStop(nodes: readonly PhrasingContent[], more: boolean): PhrasingContent[] {
  const ends = nodes.length === 0 || /[.!?…:;。！？][)\]"'”’]*$/u.test(flat(nodes));
  return more && !ends ? [...nodes, ...plain('.')] : [...nodes];
}

function asMarkdown(nodes: readonly PhrasingContent[]): string {
  return canonical(renderPhrasing(nodes));
}

function plain(value: string): PhrasingContent[] {
  return value === '' ? [] : [{ type: 'text', value }];
}
