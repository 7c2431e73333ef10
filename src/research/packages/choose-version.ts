import { meansVersion, readVersion, satisfies } from '../../claims/versions.ts';
import type { Ecosystem } from '../../evidence/collectors/packages.ts';

/**
 * The version that a plan means by what it writes, out of those that there are: the version itself, or the newest stable one that the
 * range holds. Null when there is none. Where nothing readable is written, it is the latest.
 */
export async function chooseVersion(
  ecosystem: Ecosystem,
  written: string | null,
  versions: readonly string[],
  latest: string | null,
): Promise<string | null> {
  const asked = written === null ? '' : bareVersion(written);
  if (asked === '' || readVersion(asked) === null) return latest;
  const exact = versions.find((version) => plain(version) === plain(asked));
  if (exact !== undefined) return exact;
  const { default: semver } = await import('semver');
  if (ecosystem === 'npm' || ecosystem === 'cargo') {
    // Cargo reads a plain version as a caret range; so does whoever writes "5" or "5.1" of an npm package mean the newest of those.
    const isPlain = /^\d+(?:\.\d+){0,2}$/u.test(asked);
    const range = ecosystem === 'cargo' && isPlain ? `^${asked}` : asked.replaceAll(',', ' ');
    if (semver.validRange(range) !== null) return semver.maxSatisfying([...versions], range);
  }
  const wanted = readVersion(asked);
  if (wanted === null) return latest;
  const fitting = versions.filter((version) => {
    const number = readVersion(version);
    return number !== null && (meansVersion(wanted, version) || (isRange(asked) && satisfies(number, asked)));
  });
  const stable = fitting.filter((version) => readVersion(version)?.tail === '');
  return newest(stable.length > 0 ? stable : fitting);
}

/** Without words around it: "^5.1.0 (dev)" is `^5.1.0`; of "4.1.0 → 5.0.0" what comes after the arrow. */
export function bareVersion(text: string): string {
  const [last = ''] = text.split(/\s*(?:→|->|=>)\s*/u).slice(-1);
  return last
    .replace(/\s*\(.*$/u, '')
    .replace(/[`*]/gu, '')
    .trim();
}

/** The highest of some versions by their numbers; null for none. */
export function newest(versions: readonly string[]): string | null {
  return versions.reduce<string | null>((best, one) => (best === null || compare(one, best) > 0 ? one : best), null);
}

function isRange(text: string): boolean {
  return /[<>~^,|]|==/u.test(text);
}

function plain(version: string): string {
  return version.replace(/^[v=\s]+/u, '').replace(/\+incompatible$/u, '');
}

function compare(one: string, other: string): number {
  const [left, right] = [readVersion(one), readVersion(other)];
  if (left === null || right === null) return left === right ? 0 : left === null ? -1 : 1;
  for (let index = 0; index < Math.max(left.numbers.length, right.numbers.length); index += 1) {
    const difference = (left.numbers[index] ?? 0) - (right.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  if (left.tail === right.tail) return 0;
  return left.tail === '' ? 1 : right.tail === '' ? -1 : left.tail < right.tail ? -1 : 1;
}
