import { isDeepStrictEqual } from 'node:util';
import { PlanError } from '../../../src/errors.ts';
import type { Entry } from '../client.ts';

/** The place of our entry in a file of servers, and what it must hold. */
export interface Slot {
  /** Key of the table of servers. */
  readonly key: string;
  /** Name of the entry in it. */
  readonly name: string;
  /** What else an entry holds that stands already, such as its environment, stays. */
  readonly entry: Entry;
  /** Fields that are written too, unless others stand there already. */
  readonly defaults: Entry;
  /** The file, for errors. */
  readonly path: string;
}

/** True if something stands under the name of the entry already. */
export function hasEntry(file: unknown, { key, name }: Slot): boolean {
  return memberOf(memberOf(file, key), name) !== undefined;
}

/** The fields of the entry that a file, as read, does not hold as they must be, with their values; all of them where there is no entry. */
export function missingFields(file: unknown, { key, name, entry, defaults }: Slot): Entry {
  const present = memberOf(memberOf(file, key), name);
  const wrong = Object.entries(entry).filter(([field, value]) => !isDeepStrictEqual(memberOf(present, field), value));
  const absent = Object.entries(defaults).filter(([field]) => memberOf(present, field) === undefined);
  return Object.fromEntries([...wrong, ...absent]);
}

/**
 * Throws unless the entry is all that differs between the file as it was and as it would be, both read.
 * @throws PlanError `unreadable`.
 */
export function requireOnlyEntry(before: unknown, after: unknown, slot: Slot): void {
  const { key, name, entry, defaults, path } = slot;
  const servers = memberOf(before, key);
  const ours = { ...defaults, ...own(memberOf(servers, name)), ...entry };
  const wanted = { ...own(before), [key]: { ...own(servers), [name]: ours } };
  // Parsers make objects of different kinds; clones are all of one.
  if (isDeepStrictEqual(structuredClone(wanted), structuredClone(after))) return;
  throw notByUs(
    slot,
    `Expected to change \`${key}.${name}\` alone in ${path}, and the way in which it is written does not allow that.`,
  );
}

/** An error for a file that is sound, and written in a way that only a person should change. */
export function notByUs({ name, key }: Slot, message: string): PlanError {
  return new PlanError('unreadable', message, {
    hint: `Put \`${name}\` into \`${key}\` by hand; --print shows the block.`,
  });
}

/** An error for a file that cannot be read; it is left as it is. */
export function unreadable(path: string, form: string, said: string, cause?: unknown): PlanError {
  return new PlanError('unreadable', `Expected ${form} in ${path}, got what cannot be read: ${said}.`, {
    hint: 'Mend the file, then try again; nothing was changed in it.',
    cause,
  });
}

function memberOf(value: unknown, name: string): unknown {
  return own(value)[name];
}

function own(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}
