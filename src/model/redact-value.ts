import { redactSecrets } from './redact-secrets.ts';

/**
 * A value whose strings hold no secret, however deep in lists and plain objects they stand; maps, sets and functions stay as
 * they are. What holds none is given back itself, so that equal things stay one.
 */
export function redactValue<Value>(value: Value): Value {
  return redact(value, new Map()) as Value; // A string gives a string, a list a list of as many; TypeScript cannot follow it down.
}

function redact(value: unknown, known: Map<unknown, unknown>): unknown {
  if (typeof value !== 'string' && (typeof value !== 'object' || value === null)) return value;
  if (!known.has(value)) {
    known.set(value, value); // A value that holds itself ends here.
    known.set(value, typeof value === 'string' ? redactSecrets(value).text : redactInside(value, known));
  }
  return known.get(value);
}

function redactInside(value: object, known: Map<unknown, unknown>): unknown {
  if (Array.isArray(value)) {
    const clean = value.map((item: unknown) => redact(item, known));
    return clean.some((item, index) => item !== value[index]) ? clean : value;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const entries = Object.entries(value).map(
    ([key, item]: [string, unknown]) => [key, item, redact(item, known)] as const,
  );
  return entries.some(([, item, clean]) => item !== clean)
    ? Object.fromEntries(entries.map(([key, , clean]) => [key, clean]))
    : value;
}

/** The lines of a text without its secrets; what spans lines is found, and every line keeps its number. */
export function redactLines(lines: readonly string[]): readonly string[] {
  return redactSecrets(lines.join('\n')).text.split('\n');
}
