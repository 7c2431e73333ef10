import type { Collector } from '../collector.ts';
import { spellingsOf } from '../ranking/as-written.ts';
import { createNameRating } from '../tests/rate-names.ts';
import { findNamedTests, type NamedTest } from '../tests/find-named-tests.ts';
import { writtenAsCode } from '../request-names.ts';
import { collectCandidates, type Candidate } from './candidates.ts';
import { collectHistory } from './history.ts';
import { collectTests, type TestFile } from './tests.ts';

/** A test that exercises what will likely change, and so must likely change too. */
export interface AffectedTest {
  readonly path: string;
  /** 0 to 1; comparable within one request. */
  readonly score: number;
  /** Strongest first, in words that a person can check and that follow "it": "names `send`, which will likely change". At least one. */
  readonly why: readonly string[];
  /** The cases that share most with the request, at most 3. */
  readonly cases: TestFile['cases'];
}

export interface AffectedTestFacts {
  /** Best first, at most 12. */
  readonly files: readonly AffectedTest[];
  /** Tests named after a function that the request names or that likely changes most, at most 4; the ranking above knows nothing of names of files. */
  readonly named: readonly NamedTest[];
}

/** One kind of reason, and what it says of a test; null where it says nothing. */
interface Part {
  readonly weight: number;
  readonly value: number;
  readonly why: string | null;
}

/** Candidates whose tests are looked for. */
const sources = 8;
const kept = 12;
const keptNamed = 4;
/** Functions that the request does not name itself: the very first is what it is about. */
const likeliest = 1;

/**
 * Ranks the tests by what they name of the likely changes, share with the request, test, and changed together with before. On 59
 * feature commits of 12 repositories three quarters of the tests that changed stand among the first three (benchmarks/README.md).
 */
export const collectAffectedTests: Collector<AffectedTestFacts> = async ({ repository, request, signal, use }) => {
  const candidates = await use(collectCandidates);
  const { files: tests, testFor } = await use(collectTests);
  const { changedWith } = await use(collectHistory);
  signal.throwIfAborted();
  const best = candidates.files.slice(0, sources);
  const sourceShare = ({ score }: Candidate) => score / (best[0]?.score ?? 1);
  const spellings = spellingsOf(request.text);
  const namesOf = createNameRating(tests, candidates.functions, request, repository);
  const found = new Map(
    repository
      .index()
      .search(`${request.title}\n${request.text}`, Infinity)
      .map((hit) => [hit.path, hit]),
  );
  const mostFound = Math.max(...tests.map(({ path }) => found.get(path)?.score ?? 0), Number.MIN_VALUE);

  const files = tests.map((test): AffectedTest => {
    const parts = [nameIt(test), shareWords(test), testSource(test), changeTogether(test)];
    const strongest = [...parts].sort((one, other) => other.weight * other.value - one.weight * one.value);
    return {
      path: test.path,
      score: parts.reduce((sum, { weight, value }) => sum + weight * value, 0) / wholeWeight,
      why: strongest.flatMap(({ why }) => why ?? []),
      cases: nearestCases(test, found.get(test.path)?.terms ?? []),
    };
  });
  return {
    files: files
      .filter(({ why }) => why.length > 0)
      .sort((one, other) => other.score - one.score || (one.path < other.path ? -1 : 1))
      .slice(0, kept),
    named: findNamedTests(tests, concerned()).slice(0, keptNamed),
  };

  function concerned() {
    const asked = new Set(writtenAsCode(request, repository));
    const isAsked = ({ name }: { readonly name: string }) => asked.has(name);
    return [...candidates.functions.filter(isAsked), ...candidates.functions.slice(0, likeliest)];
  }

  function nameIt({ path }: TestFile): Part {
    const { value, names } = namesOf(path);
    const why = names.length === 0 ? null : `names ${listNames(names)}, which the change concerns`;
    return { weight: weights.names, value, why };
  }

  function shareWords({ path }: TestFile): Part {
    const { score = 0, terms = [] } = found.get(path) ?? {};
    const why =
      terms.length === 0
        ? null
        : `holds ${listNames(terms.slice(0, 4).map((term) => spellings.get(term) ?? term))} of the request`;
    return { weight: weights.words, value: score / mostFound, why };
  }

  function testSource({ path, targets }: TestFile): Part {
    const values = best.map((source) => {
      const at = targets.indexOf(source.path);
      const isOwn = testFor(source.path)?.path === path;
      const near = isOwn ? 1 : at === 0 ? 0.8 : at > 0 ? 0.4 / Math.sqrt(at) : 0;
      return { source: source.path, value: near * sourceShare(source) };
    });
    const most = values.reduce((one, other) => (other.value > one.value ? other : one), { source: '', value: 0 });
    const why = most.value === 0 ? null : most.source === path ? 'holds its own tests' : `tests \`${most.source}\``;
    return { weight: weights.target, value: most.value, why };
  }

  function changeTogether({ path }: TestFile): Part {
    const values = best.flatMap((source) =>
      changedWith(source.path)
        .filter((companion) => companion.path === path)
        .map(({ times, of }) => ({
          value: (sourceShare(source) * times) / (of + prior),
          why: `changed together with \`${source.path}\` in ${times} of ${of} commits`,
        })),
    );
    const [most] = values.sort((one, other) => other.value - one.value);
    return { weight: weights.together, value: most?.value ?? 0, why: most?.why ?? null };
  }
};

/** Chosen on those commits among fifteen combinations; all that give words and history twice are within the noise of each other. */
const weights = { names: 1, words: 2, target: 1, together: 2 } as const;
const wholeWeight = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
/** As many commits without the test are added to those seen, so that one commit proves little. */
const prior = 2;

function listNames(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

function nearestCases({ cases }: TestFile, terms: readonly string[]): TestFile['cases'] {
  const rate = (name: string) => terms.filter((term) => name.toLowerCase().includes(term.toLowerCase())).length;
  return cases
    .map((one) => ({ one, rating: rate(one.name) }))
    .filter(({ rating }) => rating > 0)
    .sort((one, other) => other.rating - one.rating || one.one.line - other.one.line)
    .slice(0, 3)
    .map(({ one }) => one);
}
