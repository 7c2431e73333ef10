import type { LockedVersion } from './lockfile.ts';
import { defineLockfileFormat } from './lockfile.ts';
import { readPackageTables } from './read-package-tables.ts';

/** `Cargo.lock`. Where a crate is locked at several versions, the newest that the range allows. */
export const cargoLock = defineLockfileFormat({
  ecosystem: 'cargo',
  tool: 'cargo',
  matches: (name) => name === 'Cargo.lock',
  parse: (text) => {
    const versions = readPackageTables(text);
    return ({ name, declared }) => chooseVersion(versions.get(name) ?? [], declared);
  },
});

function chooseVersion(locked: readonly LockedVersion[], declared: string | null): LockedVersion | null {
  if (locked.length < 2) return locked[0] ?? null;
  const prefix = compatiblePrefix(declared);
  const allowed = locked.filter(({ version }) => prefix === null || `${version}.`.startsWith(prefix));
  return (allowed.length > 0 ? allowed : locked).at(-1) ?? null;
}

/** Cargo's caret keeps the first part that is not zero: `1.4` allows `1.`, `0.3.2` allows `0.3.`. */
function compatiblePrefix(declared: string | null): string | null {
  const parts = /^[\^~=]?\s*(\d+(?:\.\d+)*)/u.exec(declared ?? '')?.[1]?.split('.');
  if (parts === undefined) return null;
  const significant = parts.findIndex((part) => part !== '0');
  return `${parts.slice(0, significant === -1 ? parts.length : significant + 1).join('.')}.`;
}
