import type { RankingInput } from '../ranking-input.ts';
import { saturate } from './mentioned-path.ts';
import { defineSignal } from './signal.ts';

/** `Class.method` with both defined in one file. */
export const classMember = defineSignal({
  id: 'class-member',
  score: (input) =>
    scoreNames(input, (parts, score) => {
      for (let at = 0; at + 1 < parts.length; at += 1) {
        const members = new Set(definersOf(input, parts[at + 1] ?? ''));
        const both = definersOf(input, parts[at] ?? '').filter((file) => members.has(file));
        if (both.length <= 5) for (const file of both) score(file, 1 / both.length);
      }
    }),
  why: (input, file) => {
    const name = input.mentions.qualified.find((parts) =>
      parts.some(
        (part, at) =>
          at > 0 && definersOf(input, part).includes(file) && definersOf(input, parts[at - 1] ?? '').includes(file),
      ),
    );
    return name === undefined ? null : `defines \`${name.join('.')}\`, named in the request`;
  },
});

/** A dotted name that spells the file's module path, and what is defined in it: `django.db.models.query.QuerySet`. */
export const modulePath = defineSignal({
  id: 'module-path',
  score: (input) =>
    scoreNames(input, (parts, score) => {
      for (let count = parts.length; count >= 2; count -= 1) {
        const files = modulesAt(input, parts.slice(0, count));
        if (files.length === 0) continue;
        const member = parts[count];
        const defining =
          member === undefined ? files : files.filter((file) => definersOf(input, member).includes(file));
        const taken = defining.length > 0 ? defining : files;
        for (const file of taken) score(file, (defining.length > 0 ? 1 : 0.5) / taken.length);
        return;
      }
    }),
  why: (input, file) => whyQualified(input, file),
});

/** A name taken from a package whose own file does not define it, but a file below the package does: a re-export. */
export const packageMember = defineSignal({
  id: 'package-member',
  score: (input) =>
    scoreNames(input, (parts, score) => {
      for (let at = parts.length - 1; at >= 1; at -= 1) {
        const folder = `${parts.slice(0, at).join('/')}/`;
        const definers = definersOf(input, parts[at] ?? '');
        const below = definers.filter((file) => `/${input.index.paths[file] ?? ''}`.includes(`/${folder}`));
        if (below.length === 0 || below.length > 4) continue;
        for (const file of below) score(file, 1 / below.length);
        return;
      }
    }),
  why: (input, file) => whyQualified(input, file),
});

/** The longest name of the request with dots whose last part this file defines. */
function whyQualified(input: RankingInput, file: number): string | null {
  const [name] = input.mentions.qualified
    .filter((parts) => definersOf(input, parts.at(-1) ?? '').includes(file))
    .toSorted((one, other) => other.length - one.length);
  return name === undefined ? null : `defines what the request calls \`${name.join('.')}\``;
}

function scoreNames(
  input: RankingInput,
  find: (parts: readonly string[], score: (file: number, value: number) => void) => void,
): Float64Array {
  const scores = new Float64Array(input.index.paths.length);
  for (const parts of input.mentions.qualified) {
    find(parts, (file, value) => {
      scores[file] = (scores[file] ?? 0) + value;
    });
  }
  return scores.map(saturate);
}

function definersOf({ index, eligible, numberOf }: RankingInput, name: string): readonly number[] {
  const definitions = index.definitionsOf(name);
  if (definitions.length > 60) return [];
  const files = definitions.flatMap(({ path }) => numberOf(path) ?? []);
  return [...new Set(files)].filter((file) => eligible[file] === 1);
}

/** Files whose path without its ending ends with these parts; a package's entry file stands for its folder. */
function modulesAt({ index, eligible, numberOf }: RankingInput, parts: readonly string[]): readonly number[] {
  const base = parts.join('/');
  const places = ['', 'src/', 'lib/'].flatMap((root) =>
    ['.py', '/__init__.py', '.pyx', '.rb', '.js', '.ts', '.rs', '/mod.rs', '.java', '.php', '.cs', '.go'].map(
      (end) => root + base + end,
    ),
  );
  const found = places.flatMap((path) => numberOf(path) ?? []).filter((file) => eligible[file] === 1);
  if (found.length > 0 || parts.length < 3) return found.filter((file) => index.paths[file] !== undefined).slice(0, 1);
  return [];
}
