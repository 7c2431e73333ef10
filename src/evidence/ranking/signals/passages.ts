import type { RankingInput } from '../ranking-input.ts';
import { splitIdentifier } from '../../../repository/lexer/split-identifier.ts';
import { readPassages, termValues } from '../read-passages.ts';
import type { FilePassages } from '../read-passages.ts';
import type { FirstRanking } from './signal.ts';
import { defineSignal } from './signal.ts';

/** The best ten lines: the value of the request's different terms that stand together. */
export const bestWindow = defineSignal({
  id: 'best-window',
  toldLast: true,
  score: (input, first) => {
    const values = termValues(input);
    return scoreFiles(input, first, ({ lines }) => bestSpan(lines, values, WINDOW).value);
  },
  why: (input, file, first) => {
    const values = termValues(input);
    const lines = readPassages(input, first).find((read) => read.file === file)?.lines ?? [];
    const { from, to, terms } = bestSpan(lines, values, WINDOW);
    const told = terms.slice(0, 4).map((term) => `\`${input.spellings.get(term) ?? term}\``);
    return told.length < 2 ? null : `holds ${told.join(', ')} together in lines ${from}-${to}`;
  },
});

/** Lines that a reader takes in at once. */
const WINDOW = 10;

/** The best forty lines, where a term that stands often counts more. */
export const bestChunk = defineSignal({
  id: 'best-chunk',
  score: (input, first) => {
    const values = termValues(input);
    return scoreFiles(input, first, ({ lines }) => {
      const chunks = new Map<number, Map<string, number>>();
      for (const { line, terms } of lines) {
        for (const start of [Math.floor(line / 20), Math.floor(line / 20) - 1]) {
          const counts = chunks.get(start) ?? new Map<string, number>();
          chunks.set(start, counts);
          for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
        }
      }
      let best = 0;
      for (const counts of chunks.values()) {
        let sum = 0;
        for (const [term, count] of counts) sum += ((values.get(term) ?? 0) * count) / (count + 1.2);
        best = Math.max(best, sum);
      }
      return best;
    });
  },
});

/** The best definition with what follows it up to the next one: different terms, those of its name twice. */
export const bestDefinition = defineSignal({
  id: 'best-definition',
  score: (input, first) => {
    const values = termValues(input);
    return scoreFiles(input, first, ({ file, lines }) => {
      const definitions = input.index.files.get(input.index.paths[file] ?? '')?.definitions ?? [];
      let best = 0;
      let at = 0;
      definitions.forEach(({ name, line }, number) => {
        const end = Math.min(definitions[number + 1]?.line ?? Infinity, line + 120) - 1;
        const terms = new Set<string>();
        while (at < lines.length && (lines[at]?.line ?? 0) < line - 1) at += 1;
        for (let next = at; next < lines.length && (lines[next]?.line ?? 0) < end; next += 1) {
          for (const term of lines[next]?.terms ?? []) terms.add(term);
        }
        best = Math.max(best, sumOf(terms, values) + sumOf(new Set(splitIdentifier(name)), values));
      });
      return best;
    });
  },
});

/** How well one defined name is covered by the request, in all of its words. */
export const coveredDefinition = defineSignal({
  id: 'covered-definition',
  score: (input, first) => {
    const values = termValues(input);
    return scoreFiles(input, first, ({ file }) => {
      let best = 0;
      for (const { name } of input.index.files.get(input.index.paths[file] ?? '')?.definitions ?? []) {
        const parts = splitIdentifier(name);
        const own = parts.length > 1 ? parts.slice(1) : parts;
        const held = own.filter((part) => values.has(part));
        if (held.length > 0) best = Math.max(best, (sumOf(new Set(held), values) * held.length) / own.length);
      }
      return best;
    });
  },
});

function scoreFiles(input: RankingInput, first: FirstRanking, score: (file: FilePassages) => number): Float64Array {
  const scores = new Float64Array(input.index.paths.length);
  for (const passages of readPassages(input, first)) scores[passages.file] = score(passages);
  return scores;
}

/** Lines that stand together, counted from 1, and the terms that they hold, those that tell most first. */
interface Span {
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly terms: readonly string[];
}

/** The greatest value of different terms within `length` lines. */
function bestSpan(lines: FilePassages['lines'], values: ReadonlyMap<string, number>, length: number): Span {
  const counts = new Map<string, number>();
  let [sum, best, from] = [0, 0, 0];
  let place: readonly [number, number] = [0, -1];
  for (const [at, { line, terms }] of lines.entries()) {
    for (const term of terms) {
      const count = counts.get(term) ?? 0;
      if (count === 0) sum += values.get(term) ?? 0;
      counts.set(term, count + 1);
    }
    for (; line - (lines[from]?.line ?? line) >= length; from += 1) {
      for (const term of lines[from]?.terms ?? []) {
        const count = (counts.get(term) ?? 0) - 1;
        counts.set(term, count);
        if (count === 0) sum -= values.get(term) ?? 0;
      }
    }
    if (sum > best) [best, place] = [sum, [from, at]];
  }
  const held = lines.slice(place[0], place[1] + 1);
  const terms = [...new Set(held.flatMap((line) => line.terms))];
  return {
    value: best,
    from: (held[0]?.line ?? 0) + 1,
    to: (held.at(-1)?.line ?? 0) + 1,
    terms: terms.sort((one, other) => (values.get(other) ?? 0) - (values.get(one) ?? 0)),
  };
}

function sumOf(terms: ReadonlySet<string>, values: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const term of terms) sum += values.get(term) ?? 0;
  return sum;
}
