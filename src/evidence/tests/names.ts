import { baseOf, folderOf } from '../../repository/paths.ts';

/** The name of a file without its ending: `index` of `src/index.ts`. */
export function stemOf(path: string): string {
  return baseOf(path).replace(/(?<=.)\.\w+$/, '');
}

/** The name of what a test file tests, by its own name: `cors` of `cors.test.ts`, `Foo` of `FooTest.java`; null when it is not named so. */
export function testedNameOf(path: string): string | null {
  const stem = stemOf(path);
  const found =
    /^(.+?)[._-](?:test|tests|spec|e2e|cy|unit|int|integration|test-d)(?:[._-](?:test|spec))?$/i.exec(stem)?.[1] ??
    /^tests?[_-](.+)$/i.exec(stem)?.[1] ??
    /^(.+?)(?:Tests?|TestCase|ITCase|IT|Spec|UnitTests?|FunctionalTests?)$/.exec(stem)?.[1];
  return found ?? null;
}

/** The name that a source is known by: its stem, or its folder's name where the stem only says "the whole folder". */
export function sourceNameOf(path: string): string {
  const stem = stemOf(path);
  return WHOLE_FOLDER.test(stem) ? baseOf(folderOf(path)) || stem : stem;
}

const WHOLE_FOLDER = /^(?:__init__|mod|index)$/;

/** Shorter and shorter beginnings of a name, cut between its words: `JsonReaderPath` gives `JsonReader`, `Json`. */
export function beginningsOf(name: string): readonly string[] {
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|[^A-Za-z0-9]+/g) ?? [];
  const found: string[] = [];
  for (let count = words.length - 1; count > 0; count -= 1) {
    const beginning = words
      .slice(0, count)
      .join('')
      .replace(/[^\p{L}\p{N}]+$/u, '');
    if (beginning.length >= 3 && beginning !== name && !found.includes(beginning)) found.push(beginning);
  }
  return found;
}

/** Names that differ only in case and separators are the same: `rate-limit`, `rate_limit`, `RateLimit`. */
export function foldName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Files of one family can test each other. */
export function familyOf(path: string): string {
  const ending = /\.(\w+)$/.exec(path)?.[1] ?? '';
  return FAMILIES[ending] ?? ending;
}

const FAMILIES: Readonly<Record<string, string>> = {
  ts: 'script',
  tsx: 'script',
  mts: 'script',
  cts: 'script',
  js: 'script',
  jsx: 'script',
  mjs: 'script',
  cjs: 'script',
  vue: 'script',
  svelte: 'script',
  java: 'jvm',
  kt: 'jvm',
  scala: 'jvm',
  groovy: 'jvm',
  ex: 'elixir',
  exs: 'elixir',
  c: 'c',
  h: 'c',
  cc: 'c',
  cpp: 'c',
  cxx: 'c',
  hpp: 'c',
};
