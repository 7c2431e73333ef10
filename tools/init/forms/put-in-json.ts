import { parse, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import type { Entry } from '../client.ts';
import { insertMember } from './insert-member.ts';
import { indentAt, printJson, styleOf } from './print-json.ts';
import { missingFields, notByUs, requireOnlyEntry, unreadable, type Slot } from './slot.ts';

/**
 * The text of a JSON file with our entry in it. Every other byte stays: comments, order, indentation, trailing commas, line ends, a
 * byte order mark. The same text where the entry stands already.
 * @throws PlanError `unreadable`.
 */
export function putInJson(text: string, slot: Slot): string {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const body = text.slice(mark.length);
  const start = body.trim() === '' ? `{}${body.includes('\r\n') ? '\r\n' : '\n'}` : body;
  const before = read(start, slot);
  const missing = missingFields(before, slot);
  if (Object.keys(missing).length === 0) return text;
  const changed = putEntry(start, Object.entries(missing), slot);
  requireOnlyEntry(before, read(changed, slot), slot);
  return mark + changed;
}

function read(text: string, { path }: Slot): unknown {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first !== undefined) {
    const line = text.slice(0, first.offset).split('\n').length;
    throw unreadable(path, 'JSON', `${printParseErrorCode(first.error)} in line ${line}`);
  }
  return value;
}

function putEntry(text: string, missing: readonly (readonly [string, Entry[string]])[], slot: Slot): string {
  const { key, name, path } = slot;
  const entry = { ...slot.entry, ...slot.defaults };
  const root = parseTree(text, [], { allowTrailingComma: true });
  if (root?.type !== 'object') throw notByUs(slot, `Expected an object in ${path}, got ${root?.type ?? 'nothing'}.`);
  const servers = memberOf(root, key, slot);
  if (servers === null) return insertMember(text, root, key, { [name]: entry });
  if (servers.type !== 'object')
    throw notByUs(slot, `Expected an object at \`${key}\` in ${path}, got ${servers.type}.`);
  const present = memberOf(servers, name, slot);
  if (present === null) return insertMember(text, servers, name, entry);
  if (present.type !== 'object') return replaceValue(text, present, entry);
  // One field at a time, because each change moves what follows it.
  const [next, ...others] = missing;
  if (next === undefined) return text;
  const [field, value] = next;
  const standing = memberOf(present, field, slot);
  const changed = standing === null ? insertMember(text, present, field, value) : replaceValue(text, standing, value);
  return putEntry(changed, others, slot);
}

function replaceValue(text: string, { offset, length }: Node, value: unknown): string {
  const style = { ...styleOf(text), outer: indentAt(text, offset) };
  return text.slice(0, offset) + printJson(value, style) + text.slice(offset + length);
}

/** The value of a key, which a parser would take from the last of several. */
function memberOf(object: Node, key: string, slot: Slot): Node | null {
  const found = (object.children ?? []).filter(({ children }) => children?.[0]?.value === key);
  if (found.length > 1) throw notByUs(slot, `Expected \`${key}\` once in ${slot.path}, got it ${found.length} times.`);
  return found[0]?.children?.[1] ?? null;
}
