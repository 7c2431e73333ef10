import { isDeepStrictEqual } from 'node:util';
import { Document, isMap, isNode, parseDocument } from 'yaml';
import { PlanError } from '../errors.ts';
import { createBoundedCache } from '../repository/bounded-cache.ts';

/** A document in three pieces: `bom + raw + body` is the text. */
export interface SplitText {
  readonly bom: string;
  /** The front matter with both of its fences, without the line break after it; empty without front matter. */
  readonly raw: string;
  readonly body: string;
  /** Where the body begins in the text. */
  readonly bodyOffset: number;
}

type Values = Readonly<Record<string, unknown>>;

/**
 * Takes front matter and byte order mark off. A thematic break at the start, with no keys below it, is not front
 * matter.
 */
export function splitFrontMatter(text: string): SplitText {
  const bom = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const after = text.slice(bom.length);
  const raw = fences.exec(after)?.[0] ?? '';
  const found = raw !== '' && holdsKeys(yamlOf(raw)) ? raw : '';
  return { bom, raw: found, body: after.slice(found.length), bodyOffset: bom.length + found.length };
}

/** The values in front matter; none without it. Throws `unreadable` with the line of the first error. */
export function readFrontMatter(raw: string): Record<string, unknown> {
  if (raw === '') return {};
  const document = parseYaml(raw);
  const value: unknown = document.toJS();
  if (value === null) return {};
  if (!isMap(document.contents) || typeof value !== 'object') {
    throw new PlanError('unreadable', 'Expected the front matter to hold keys and values, got something else.', {
      hint: 'Write it as `key: value` lines between two `---` lines.',
    });
  }
  return { ...value };
}

/** Front matter with both fences, which is read as these values. */
export function writeFrontMatter(values: Values): string {
  return `---\n${writeYaml(values)}---`;
}

/**
 * Front matter with some values set, or taken out where undefined. Pairs that keep their value keep their bytes, as do
 * comments between them. Throws `unreadable` if the front matter cannot be read.
 */
export function editFrontMatter(raw: string, changes: Values): string {
  const before = readFrontMatter(raw);
  const changed = Object.entries(changes).filter(([key, value]) => !isDeepStrictEqual(before[key], value));
  if (changed.length === 0) return raw;
  const wanted = Object.fromEntries(
    Object.entries({ ...before, ...changes }).filter(([, value]) => value !== undefined),
  );
  if (raw === '') return writeFrontMatter(wanted);
  const lineBreak = /\r\n|\n|\r/.exec(raw)?.[0] ?? '\n';
  const edited = editPairs(raw, changed, lineBreak);
  return reads(edited, wanted) ? edited : writeFrontMatter(wanted).replaceAll('\n', lineBreak);
}

const fences = /^---[ \t]*(?:\r\n|\n|\r)(?:[\s\S]*?(?:\r\n|\n|\r))??---[ \t]*(?=[\r\n]|$)/;

function yamlOf(raw: string): string {
  return raw.replace(/^---[ \t]*(?:\r\n|\n|\r)/, '').replace(/---[ \t]*$/, '');
}

function holdsKeys(yaml: string): boolean {
  if (yaml.trim() === '') return yaml === '';
  const first = yaml.split(/\r\n|\n|\r/).find((text) => !/^\s*#/.test(text)) ?? '';
  return /^(?:"[^"]*"|'[^']*'|[\w.$-][\w .$-]*)\s*:(?:\s|$)/.test(first);
}

function parseYaml(raw: string): Document.Parsed {
  const document = readYaml(raw);
  const [error] = document.errors;
  if (error === undefined) return document;
  const place = (error.linePos?.[0].line ?? 1) + 1;
  const [what] = error.message.split(' at line ');
  throw new PlanError('unreadable', `Expected YAML in the front matter, got an error at its line ${place}: ${what}.`, {
    hint: 'Mend that line, or take the front matter out: the plan below it is read without it.',
    cause: error,
  });
}

/** In characters of text. */
const documents = createBoundedCache<{ readonly document: Document.Parsed; readonly size: number }>(
  100_000,
  ({ size }) => size,
);

/**
 * What was written is read to see that it is right, then as the plan, then to be changed, and the plan before it again: each is
 * parsed once. Nobody changes a document.
 */
function readYaml(raw: string): Document.Parsed {
  const { document } = documents.get(raw) ?? { document: parseDocument(yamlOf(raw)) };
  documents.set(raw, { document, size: raw.length });
  return document;
}

/**
 * Literal blocks where they are read back the same; else quoted strings: the library garbles lines of white space in
 * blocks.
 */
function writeYaml(values: Values): string {
  if (Object.keys(values).length === 0) return '';
  const document = compact(new Document(values));
  const readable = document.toString({ lineWidth: 0, blockQuote: 'literal' });
  const safe = () => document.toString({ lineWidth: 0, blockQuote: false, doubleQuotedMinMultiLineLength: 1e9 });
  return reads(`---\n${readable}---`, values) ? readable : safe();
}

/** Records inside records stand on one line each: a list of them stays readable. */
function compact(document: Document): Document {
  const { contents } = document;
  if (!isMap(contents)) return document;
  for (const { value } of contents.items) {
    for (const inner of isMap(value) ? value.items : []) {
      if (isMap(inner.value)) inner.value.flow = true;
    }
  }
  return document;
}

function reads(raw: string, values: Values): boolean {
  const document = readYaml(raw);
  return (
    document.errors.length === 0 && fences.exec(raw)?.[0] === raw && isDeepStrictEqual({ ...document.toJS() }, values)
  );
}

/** Pairs that are there are written from the last to the first, so that no place moves before its turn; the others follow at the end. */
function editPairs(raw: string, changed: readonly (readonly [string, unknown])[], lineBreak: string): string {
  const { contents } = parseYaml(raw);
  const offset = raw.indexOf(yamlOf(raw), 3);
  const pairs = changed.map(([key, value]) => {
    const pair = isMap(contents) ? contents.items.find((item) => String(item.key) === key) : undefined;
    const start = isNode(pair?.key) ? pair.key.range?.[0] : undefined;
    const end = isNode(pair?.value) ? pair.value.range?.[1] : undefined;
    const place = start === undefined || end === undefined ? null : { start: offset + start, end: offset + end };
    return { place, written: value === undefined ? '' : writePair(key, value, lineBreak) };
  });
  const added = pairs.filter(({ place, written }) => place === null && written !== '');
  const closing = raw.length - (/---[ \t]*$/.exec(raw)?.[0].length ?? 0);
  const longer = raw.slice(0, closing) + added.map(({ written }) => written + lineBreak).join('') + raw.slice(closing);
  return pairs
    .flatMap(({ place, written }) => (place === null ? [] : [{ ...place, written }]))
    .toSorted((one, other) => other.start - one.start)
    .reduce((text, { start, end, written }) => {
      const after = text.slice(start + raw.slice(start, end).trimEnd().length);
      return text.slice(0, start) + written + (written === '' ? after.replace(/^[^\r\n]*(?:\r\n|\n|\r)/, '') : after);
    }, longer);
}

function writePair(key: string, value: unknown, lineBreak: string): string {
  return writeYaml({ [key]: value })
    .trimEnd()
    .replaceAll('\n', lineBreak);
}
