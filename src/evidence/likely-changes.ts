import { asksForAddition } from '../request/asks-for-addition.ts';
import type { Request } from '../request/request.ts';
import type { Candidate } from './collectors/candidates.ts';
import { unitOf } from './precedents/unit-of.ts';
import type { Evidence } from './gather-evidence.ts';

/** A file that the request will likely touch, and what says so. */
export interface LikelyChange {
  readonly path: string;
  readonly change: 'modified' | 'new';
  readonly role: 'source' | 'test' | 'companion' | 'document';
  /** Why it is listed, in words that a person can check; names stand between backticks. */
  readonly why: string;
}

/** How many source files are expected to change, by size of plan; the ranking's precision falls quickly after the first few. */
const sourceLimit = { quick: 3, standard: 5, deep: 9 } as const;
/** A file scored below this share of the best one is left to the research notes: at 0.6 a third of 3.8 files is right, and 79 % of what is right is there (measured on 194 requests). */
const scoreShare = 0.6;
/** Below this share of shared commits, changing together is chance. */
const companionShare = 0.3;

type LikelyFacts = Pick<Evidence, 'candidates' | 'precedents' | 'traces'>;

type Size = keyof typeof sourceLimit;

/**
 * What the evidence expects to change: new files in the shape that earlier additions had, existing files, their tests,
 * and what changed together with them before. The name of a new file is a proposal from the words of the request.
 */
export function likelyChanges(evidence: Evidence, request: Request, size: Size): readonly LikelyChange[] {
  const sources = likelySources(evidence, request, size);
  return [
    ...newFiles(evidence, request),
    ...sources.map((source) => sourceChange(evidence, source)),
    ...testsOf(evidence, request, sources),
    ...(asksForAddition(request) ? companionsOfAdditions(evidence) : []),
    ...companionsOf(evidence, sources),
    ...documentsOf(evidence, request),
  ].filter(({ path }, index, all) => all.findIndex((other) => other.path === path) === index);
}

/**
 * The candidates that the evidence expects to change, best first: the best one, and those that a requirement's own words
 * lead to. What a request adds is no reason to change its siblings, nor the hubs that every sibling imports: for an
 * addition only files count that the request names.
 */
export function likelySources(evidence: LikelyFacts, request: Request, size: Size): readonly Candidate[] {
  const best = evidence.candidates.files[0]?.score ?? 0;
  const strong = evidence.candidates.files.filter(({ score }) => score >= best * scoreShare);
  if (closestSiblings(evidence, request).length > 0) {
    return strong.filter(({ path }) => request.text.includes(path)).slice(0, sourceLimit[size]);
  }
  return strong
    .filter(({ path }, rank) => rank === 0 || requirementsAt(evidence, path).length > 0)
    .slice(0, sourceLimit[size]);
}

/** Ids of the requirements whose words lead to this file. */
export function requirementsAt({ traces }: Pick<Evidence, 'traces'>, path: string): readonly string[] {
  return traces.requirements.filter(({ paths }) => paths.includes(path)).map(({ requirement }) => requirement);
}

/**
 * When the request adds one more of what a folder holds: the candidates among those that are there, best first. They are
 * models to follow. One that the request names by its path is not among them: it is meant itself.
 */
export function closestSiblings({ candidates, precedents }: LikelyFacts, request: Request): readonly Candidate[] {
  const { folder } = precedents;
  if (folder === null || !asksForAddition(request)) return [];
  return candidates.files.filter(({ path }) => unitOf(folder, path) !== null && !request.text.includes(path));
}

/** Likely sources and closest siblings together: the code that whoever does the work will read first. */
export function focusFiles(evidence: LikelyFacts, request: Request, size: Size): readonly Candidate[] {
  const siblings = closestSiblings(evidence, request).slice(0, 3);
  return siblings.length === 0
    ? likelySources(evidence, request, size)
    : [...siblings, ...likelySources(evidence, request, size).slice(0, 3)];
}

function sourceChange(evidence: Evidence, { path, symbols }: Candidate): LikelyChange {
  const ids = requirementsAt(evidence, path).join(', ');
  const names = [...new Set(symbols.map(({ name }) => name))]
    .slice(0, 2)
    .map((name) => `\`${name}\``)
    .join(', ');
  const why = [ids, names].filter((words) => words !== '').join(': ');
  return { path, change: 'modified', role: 'source', why: why === '' ? 'ranked first for the request' : why };
}

function newFiles({ precedents }: Evidence, request: Request): LikelyChange[] {
  const { name, shape, folder } = precedents;
  if (name === null || folder === null || !asksForAddition(request)) return [];
  return shape.map((path) => ({
    path: path.replaceAll('<name>', name),
    change: 'new',
    role: /(?:^|[/._-])(?:tests?|spec)(?:[/._-]|$)/i.test(path) ? 'test' : 'source',
    why: `name proposed; additions to \`${folder}/\` have this file`,
  }));
}

/** Tests named after what changes, then those that stand out, at most so many together. */
function testsOf(evidence: Evidence, request: Request, sources: readonly Candidate[]): LikelyChange[] {
  const changed = new Set(sources.map(({ path }) => path));
  const addsSibling = closestSiblings(evidence, request).length > 0;
  const named = evidence.affectedTests.named
    .filter(({ path, source }) => changed.has(source) && !changed.has(path) && !addsSibling)
    .slice(0, namedLimit)
    .map(({ path, name }): LikelyChange => {
      return { path, change: 'modified', role: 'test', why: `named after \`${name}\`, which the change concerns` };
    });
  const others = testsThatStandOut(evidence, sources, addsSibling).filter(
    ({ path }) => !named.some((one) => one.path === path),
  );
  return [...named, ...others.slice(0, testLimit - named.length)];
}

/**
 * The tests that stand out: of those that changed in 59 feature commits 68 % are among them, and 45 % of them changed. Where the request
 * adds a sibling, only those that test a file which changes itself. Without any, the one beside each source.
 */
function testsThatStandOut(evidence: Evidence, sources: readonly Candidate[], addsSibling: boolean): LikelyChange[] {
  const { tests, affectedTests } = evidence;
  const changed = new Set(sources.map(({ path }) => path));
  const targets = new Map(tests.files.map((test) => [test.path, test.targets]));
  const best = affectedTests.files[0]?.score ?? 0;
  const found = affectedTests.files
    .filter(({ score }) => score >= Math.max(testScore, best * scoreShare))
    .filter(
      ({ path }) =>
        changed.size > 0 && !changed.has(path) && (!addsSibling || targets.get(path)?.some((one) => changed.has(one))),
    );
  if (found.length > 0)
    return found.map(({ path, why }) => {
      const tested = targets.get(path)?.find((one) => changed.has(one));
      const reason = tested === undefined ? (why[0] ?? '') : `tests \`${tested}\``;
      return { path, change: 'modified', role: 'test', why: reason };
    });
  return sources.flatMap(({ path }): LikelyChange[] => {
    // A name for a test that is not there yet would be a guess: it may be tested from elsewhere.
    const place = tests.testFor(path);
    return place?.exists === true && place.path !== path
      ? [{ path: place.path, change: 'modified', role: 'test', why: `tests \`${path}\`` }]
      : [];
  });
}

/** A test scored below this is left to the reader, and more than so many are not listed. */
const testScore = 0.4;
const testLimit = 3;
/** Of them, those that only a name brings. */
const namedLimit = 2;

/** True where most ranked files have a test that can be told by imports or names; elsewhere a path for a new one would be a guess. */
export function placementIsKnown({ tests, candidates }: Evidence): boolean {
  const covered = new Set(tests.files.flatMap(({ targets }) => targets));
  const ranked = candidates.files.slice(0, 20);
  return ranked.filter(({ path }) => covered.has(path)).length * 2 >= ranked.length;
}

/** What nearly every addition of this kind changed before: manifests, registries, indexes. */
function companionsOfAdditions({ precedents }: Evidence): LikelyChange[] {
  return precedents.companions.slice(0, 5).map(({ path, times, of }) => ({
    path,
    change: 'modified',
    role: 'companion',
    why: `changed in ${times} of the last ${of} commits that added to \`${precedents.folder ?? ''}/\``,
  }));
}

function companionsOf({ history, documents, tests }: Evidence, sources: readonly Candidate[]): LikelyChange[] {
  return sources
    .slice(0, 3)
    .flatMap(({ path }) => history.changedWith(path).map((companion) => ({ ...companion, source: path })))
    .filter(({ path, times, of }) => times / of >= companionShare && path !== documents.changelog)
    .sort((one, other) => other.times / other.of - one.times / one.of || (one.path < other.path ? -1 : 1))
    .slice(0, 3)
    .map(({ path, times, of, source }) => ({
      path,
      change: 'modified',
      role: tests.files.some((test) => test.path === path) ? 'test' : 'companion',
      why: `changed together with \`${source}\` in ${times} of ${of} commits`,
    }));
}

/** The changelog at the root, unless additions of this kind have one of their own; and the page that the request or a rule asks for. */
function documentsOf(evidence: Evidence, request: Request): LikelyChange[] {
  const { documents, precedents } = evidence;
  const own =
    asksForAddition(request) &&
    precedents.companions.some(({ path }) => /(?:^|\/)(?:change|history|news|release)/i.test(path));
  const page = pageToChange(evidence, request);
  const entry = { change: 'modified', role: 'document' } as const;
  return [
    ...(page === null ? [] : [{ ...entry, ...page }]),
    ...(documents.changelog === null || own
      ? []
      : [{ ...entry, path: documents.changelog, why: 'the changelog of the repository' }]),
  ];
}

const speaksOfDocuments = /\b(?:docs?|documentation|document(?:ed|s)?|user guide)\b/i;

/** The page that a rule of the repository names for new features, or, where the request asks for documentation, the best one that speaks of what changes. */
function pageToChange({ documents, rules }: Evidence, request: Request): Pick<LikelyChange, 'path' | 'why'> | null {
  const asks = rules.rules.find(({ quote }) => /\bfeatures?\b/i.test(quote) && /\bdocument/i.test(quote));
  const ruled = documents.pages.find(({ path }) => asks?.quote.includes(path) === true);
  if (ruled !== undefined && asks !== undefined && asksForAddition(request))
    return { path: ruled.path, why: `\`${asks.at.path}\` asks that new features are documented there` };
  const [first] = documents.pages.filter(({ names }) => names.length > 0);
  const asked = request.requirements.some(
    ({ kind, quote }) => kind !== 'exclusion' && speaksOfDocuments.test(quote) && !/\bchange-? ?log\b/i.test(quote),
  );
  if (first === undefined || !asked) return null;
  const told = first.names.map(({ name }) => `\`${name}\``).join(', ');
  return { path: first.path, why: `the request asks for documentation, and this page speaks of ${told}` };
}
