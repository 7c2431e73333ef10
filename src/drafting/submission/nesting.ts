/** Levels of values in each other that are read. The deepest content of a section has a dozen; each takes a call of whoever checks, copies or prints them. */
export const mostLevels = 100;

/** True for a value of at most so many levels. Looked at level by level, since a call for each is what may not be done. */
export function isFlatEnough(value: unknown): boolean {
  let level = [value].filter(isHolder);
  for (let depth = 0; depth <= mostLevels; depth += 1) {
    if (level.length === 0) return true;
    level = level.flatMap((one) => Object.values(one).filter(isHolder));
  }
  return false;
}

function isHolder(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
