import type { Located } from '../located/located.ts';
import type { MatrixAxis } from './ci-format.ts';
import { at, entriesAt } from '../located/located.ts';

/** A job with a huge matrix says no more about its commands than one with this many values a key. */
const maximumVariants = 64;

/** Values by matrix key: those of its lists, and of its `include` entries. */
export function readMatrix(strategy: Located | undefined): ReadonlyMap<string, readonly string[]> {
  const matrix = at(strategy, 'matrix');
  const values = new Map<string, string[]>();
  const add = (key: string, text: string | null) => {
    if (text !== null) values.set(key, [...(values.get(key) ?? []), text]);
  };
  for (const [key, node] of entriesAt(matrix)) {
    if (key === 'exclude') continue;
    for (const item of node.items) {
      add(key, item.text);
      for (const [field, value] of item.entries) add(key === 'include' ? field : `${key}.${field}`, value.text);
    }
  }
  return values;
}

/** The matrix as axes with their lines; of `include` entries, the line of the first with the key. */
export function readAxes(strategy: Located | undefined): readonly MatrixAxis[] {
  const matrix = at(strategy, 'matrix');
  return [...readMatrix(strategy)].map(([key, values]) => {
    const included = at(matrix, 'include')?.items.find(({ entries }) => entries.has(key));
    const node = at(matrix, key) ?? included?.entries.get(key);
    return { key, values: [...new Set(values)], line: node?.startLine ?? 1 };
  });
}

/** The text with `${{ matrix.key … }}` replaced by each value; a text with no such reference stays alone. */
export function expandMatrix(text: string, matrix: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const reference = /\$\{\{(?:(?!\}\}).)*?\bmatrix\.([\w.-]+).*?\}\}/u.exec(text);
  const [whole, key] = reference ?? [];
  if (whole === undefined || key === undefined) return [text];
  const values = [...new Set(matrix.get(key) ?? [])].slice(0, maximumVariants);
  const replaced = (values.length === 0 ? [`<${key}>`] : values).map((value) => text.replaceAll(whole, value));
  return replaced.flatMap((variant) => expandMatrix(variant, matrix)).slice(0, maximumVariants);
}
