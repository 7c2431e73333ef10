import { isDeepStrictEqual } from 'node:util';

/**
 * The form of a value that writing and reading gives back: what reading makes of a value is what is meant by it.
 * Used by schemas of blocks whose pieces could be taken for one another, such as a bullet's lead and its text.
 */
export function settle<Value>(value: Value, reread: (value: Value) => Value): Value {
  let current = value;
  for (let round = 0; round < 8; round += 1) {
    const next = reread(current);
    if (isDeepStrictEqual(next, current)) break;
    current = next;
  }
  return current;
}
