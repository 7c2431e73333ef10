/** One version, or a range of them, as it is written. */
export interface WrittenVersion {
  /** Comparison before the number: empty for a plain version. */
  readonly operator: '' | '^' | '~' | '>=' | '>' | '<=' | '<';
  /** Numbers up to the first part that is none: `[4, 1]` for `4.1.x`. */
  readonly numbers: readonly number[];
  /** Pre-release and build marks after the numbers: `-beta.2`, `rc1`. */
  readonly tail: string;
}

/**
 * The first version in a text such as "^6.0.3, target ES2022" or "24.7.0 locally"; null when it holds none. `3.12+` is `>=3.12`.
 * Numbers that end words (`ES2022`) are no versions, and nothing after a semicolon or bracket is looked at.
 */
export function readVersion(text: string): WrittenVersion | null {
  const [stated = ''] = text.split(/[;(]/u);
  const match =
    /(?<![\p{L}\p{N}_./-])(\^|~=?|~>|[<>]=?|={1,3})?\s*v?(\d+(?:\.\d+)*)(\.[x*]\b)?([-+.]?(?:[a-z][\w.-]*)|\+)?/iu.exec(
      stated,
    );
  if (match === null) return null;
  const [, mark = '', numbers = '', , tail = ''] = match;
  return {
    operator: tail === '+' ? '>=' : operatorOf(mark),
    numbers: numbers.split('.').map(Number),
    tail: tail === '+' ? '' : tail,
  };
}

/**
 * True if a plan that writes this version speaks of the one in use: the same, its leading numbers ("4" for 4.1.9), or a range
 * that holds it.
 */
export function meansVersion(written: WrittenVersion, used: string): boolean {
  const version = readVersion(used);
  if (version === null) return false;
  const { numbers, tail, operator } = written;
  if (operator !== '') return holdsVersion(written, version.numbers);
  const leading = numbers.length < version.numbers.length ? numbers : numbers.slice(0, version.numbers.length);
  const padded = numbers.slice(version.numbers.length).every((number) => number === 0);
  const sameTail =
    tail === ''
      ? numbers.length < version.numbers.length || version.tail === '' || version.tail.startsWith('+')
      : tail === version.tail;
  return padded && sameTail && leading.every((number, index) => number === version.numbers[index]);
}

/** True if a version lies in the range that a manifest declares: alternatives by `||`, all parts of one by space or comma. */
export function satisfies(written: WrittenVersion, declared: string): boolean {
  return declared.split('||').some((range) => {
    const parts = range.split(/,|\s+-\s+|\s+(?=[<>=^~\d])/u).map((part) => readVersion(part.trim()));
    const bounds = parts.filter((part) => part !== null);
    return (
      bounds.length > 0 &&
      bounds.every((bound) =>
        bound.operator === '' ? startsWith(written.numbers, bound.numbers) : holdsVersion(bound, written.numbers),
      )
    );
  });
}

/** True if both are written with the same numbers, whatever stands before them: `^4.1.9` and `4.1.9`. */
export function sameNumbers(written: WrittenVersion, declared: string): boolean {
  const other = readVersion(declared);
  return other !== null && other.tail === written.tail && compare(other.numbers, written.numbers) === 0;
}

function operatorOf(mark: string): WrittenVersion['operator'] {
  switch (mark) {
    case '^':
    case '>=':
    case '>':
    case '<=':
    case '<':
      return mark;
    case '~':
    case '~=':
    case '~>':
      return '~';
    default:
      return '';
  }
}

function holdsVersion({ operator, numbers }: WrittenVersion, version: readonly number[]): boolean {
  const order = compare(version, numbers);
  switch (operator) {
    case '>':
      return order > 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0 || startsWith(version, numbers);
    case '^': {
      const fixed = numbers.findIndex((number) => number > 0);
      return order >= 0 && startsWith(version, numbers.slice(0, Math.max(1, fixed + 1)));
    }
    case '~':
      return (
        order >= 0 &&
        startsWith(version, numbers.slice(0, Math.max(1, Math.min(2, numbers.length - (numbers.length > 2 ? 1 : 0)))))
      );
    default:
      return order >= 0;
  }
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (let index = 0; index < Math.max(one.length, other.length); index += 1) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function startsWith(version: readonly number[], prefix: readonly number[]): boolean {
  return prefix.every((number, index) => (version[index] ?? 0) === number);
}
