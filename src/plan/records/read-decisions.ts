import type { List, ListItem, RootContent } from 'mdast';
import { contentOf } from '../content-of.ts';
import type { Plan } from '../plan.ts';
import { decisions } from '../../sections/decisions.ts';

/** A decision of section 12. */
export interface Decision {
  /** 1 for the first bullet. */
  readonly number: number;
  /** Without the number and the full stop. */
  readonly title: string;
  /** What is said of it before the alternatives, as inline Markdown; may be empty. */
  readonly why: string;
  /** The alternatives that lost, each with its reason, as inline Markdown; empty for a decision without. */
  readonly rejected: readonly string[];
  /** The file of its record, as the plan links it; null where there is none yet. */
  readonly record: string | null;
  /** UTF-16 offset in the plan's text of the end of the bullet's words. */
  readonly end: number;
}

const alternatives =
  /(?:^|\s)\*{0,2}(?:rejected|alternatives?(?: considered| rejected)?|instead of|considered)\*{0,2}:\*{0,2}\s*/iu;

/** The decisions that the bullets of section 12 state. A bullet without a title in bold or a link states none. */
export function readDecisions(plan: Plan): readonly Decision[] {
  const section = plan.sections.find(({ id }) => id === decisions.id);
  const words = contentOf(plan, decisions)?.records ?? [];
  if (section === undefined) return [];
  const items = section.nodes.filter(isList).flatMap(({ children }) => children);
  // Bullets that the section could not read as one line each are left alone.
  if (items.length !== words.length) return [];
  return items.flatMap((item, index) => {
    const read = readBullet(words[index] ?? '');
    const end = endOf(item);
    return read === null || end === null ? [] : [{ ...read, number: index + 1, end: section.start + end }];
  });
}

/** True if another choice was a serious one: then the decision is worth a record. */
export function isSerious({ rejected }: Decision): boolean {
  return rejected.length > 0;
}

function isList(node: RootContent): node is List {
  return node.type === 'list';
}

/** The end of the bullet's own words: its first paragraph. */
function endOf({ children }: ListItem): number | null {
  return children[0]?.type === 'paragraph' ? (children[0].position?.end.offset ?? null) : null;
}

function readBullet(text: string): Omit<Decision, 'number' | 'end'> | null {
  const record =
    /\bRecord: \[[^\]]*\]\(([^)\s]+)\)\.?\s*$/u.exec(text)?.[1] ??
    /^\**\[[^\]]+\]\(([^)\s]+)\)/u.exec(text)?.[1] ??
    null;
  const bold = /^\*\*(.+?)\*\*\s*/u.exec(text);
  const title = (bold?.[1] ?? '')
    .replace(/^\[([^\]]*)\]\([^)]*\)/u, '$1')
    .replace(/^(?:ADR|D)[-\s]?\d*\s*[.:–-]?\s*/iu, '')
    .replace(/\.$/u, '')
    .trim();
  if (title === '') return null;
  const body = text.slice(bold?.[0].length ?? 0).replace(/\s*\bRecord: \[.*$/u, '');
  const split = alternatives.exec(body);
  const why = (split === null ? body : body.slice(0, split.index)).replace(/^[:–-]\s*/u, '').trim();
  const lost = split === null ? '' : body.slice(split.index + split[0].length).trim();
  return { title, why, rejected: lost === '' ? [] : splitAlternatives(lost), record };
}

/** "(a) …; (b) …" or "1) …" is a list; anything else is one text, for a semicolon may stand before a reason. */
function splitAlternatives(text: string): readonly string[] {
  const marked = text.split(/\s*;?\s*\((?:[a-e]|[1-9])\)\s+/u).filter((one) => one.trim() !== '');
  return marked.length > 1 ? marked : [text];
}
