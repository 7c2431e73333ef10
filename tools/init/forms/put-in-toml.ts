import { parse, stringify } from 'smol-toml';
import { parseTOML, type AST } from 'toml-eslint-parser';
import type { PlanError } from '../../../src/errors.ts';
import type { Entry } from '../client.ts';
import { hasEntry, missingFields, notByUs, requireOnlyEntry, unreadable, type Slot } from './slot.ts';

/**
 * The text of a TOML file with our entry in it: a table of its own at the end, or the fields that differ in the table that stands.
 * Every other byte stays. The same text where the entry stands already.
 * @throws PlanError `unreadable`.
 */
export function putInToml(text: string, slot: Slot): string {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const body = text.slice(mark.length);
  const before = read(body, slot);
  const missing = missingFields(before, slot);
  if (Object.keys(missing).length === 0) return text;
  const changed = Object.entries(missing).reduce(
    (current, [field, value]) => putField(current, { [field]: value }, slot),
    hasEntry(before, slot) ? body : addTable(body, slot),
  );
  requireOnlyEntry(before, readOrNull(changed), slot);
  return mark + changed;
}

function read(text: string, { path }: Slot): unknown {
  try {
    return parse(text);
  } catch (cause) {
    const [said = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    throw unreadable(path, 'TOML', said.replace(/\.$/, ''), cause);
  }
}

/** What a change led to, which may be no TOML any more where a table is written in an unusual way. */
function readOrNull(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

function addTable(text: string, slot: Slot): string {
  const eol = eolOf(text);
  const gap = text === '' || /\n\s*\n$/.test(text) ? '' : text.endsWith('\n') ? eol : eol + eol;
  const added = `${text}${gap}[${slot.key}.${slot.name}]${eol}`;
  if (readOrNull(added) === null) throw unusual(slot);
  return added;
}

function putField(text: string, member: Entry, slot: Slot): string {
  const table = findTable(text, slot);
  if (table === undefined) throw unusual(slot);
  const line = stringify(member).trimEnd();
  const standing = table.body.find(({ key }) => key.keys.length === 1 && Object.hasOwn(member, nameOf(key.keys[0])));
  if (standing !== undefined) {
    const [start, end] = standing.range;
    return text.slice(0, start) + line + text.slice(end);
  }
  const [, last] = (table.body.at(-1) ?? table.key).range;
  const eol = eolOf(text);
  const lineEnd = text.indexOf('\n', last);
  return lineEnd === -1 ? text + eol + line + eol : text.slice(0, lineEnd + 1) + line + eol + text.slice(lineEnd + 1);
}

function unusual(slot: Slot): PlanError {
  const { key, name, path } = slot;
  return notByUs(
    slot,
    `Expected a table [${key}.${name}] in ${path}, or a place for one, got another way of writing it.`,
  );
}

function findTable(text: string, { key, name }: Slot): AST.TOMLTable | undefined {
  const tables = parseTOML(text, { tomlVersion: 'next' }).body[0].body;
  return tables.find(
    (node): node is AST.TOMLTable =>
      node.type === 'TOMLTable' &&
      node.kind === 'standard' &&
      node.resolvedKey.length === 2 &&
      node.resolvedKey[0] === key &&
      node.resolvedKey[1] === name,
  );
}

function nameOf(key: AST.TOMLKey['keys'][number] | undefined): string {
  return (key?.type === 'TOMLBare' ? key.name : key?.value) ?? '';
}

function eolOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
