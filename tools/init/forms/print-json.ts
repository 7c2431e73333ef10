/** How a file is laid out. */
export interface JsonStyle {
  /** One step of indentation. */
  readonly unit: string;
  readonly eol: string;
}

/** The layout of a JSON text: as its first indented line has it, else two spaces. */
export function styleOf(text: string): JsonStyle {
  const [, unit = '  '] =
    /^\{[^\S\n]*(?:\/\/.*)?\r?\n(?:[^\S\n]*(?:\/\/.*)?\r?\n)*([ \t]+)\S/.exec(text.trimStart()) ?? [];
  return { unit, eol: text.includes('\r\n') ? '\r\n' : '\n' };
}

/** The indentation of the line that holds an offset. */
export function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

/** A value with one line for each member of an object and lists in a line. `outer` is the indentation that it stands at. */
export function printJson(value: unknown, { outer, ...style }: JsonStyle & { readonly outer: string }): string {
  if (Array.isArray(value)) return `[${value.map((item) => JSON.stringify(item)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = outer + style.unit;
  const lines = Object.entries(value).map(
    ([key, member]) => `${inner}${JSON.stringify(key)}: ${printJson(member, { ...style, outer: inner })}`,
  );
  return ['{', lines.join(`,${style.eol}`), `${outer}}`].join(style.eol);
}

/** A value in one line. */
export function printJsonLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => JSON.stringify(item)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${printJsonLine(member)}`);
  return `{ ${members.join(', ')} }`;
}
