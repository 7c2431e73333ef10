import { asksForAddition } from '../request/asks-for-addition.ts';
import type { Request } from '../request/request.ts';
import type { Candidate } from './collectors/candidates.ts';
import type { Evidence } from './gather-evidence.ts';

/** A file that the request will likely touch, and what says so. */
export interface LikelyChange {
  readonly path: string;
  readonly change: 'modified' | 'new';
  readonly role: 'source' | 'test' | 'companion' | 'document';
  /** Why it is listed, in words that a person can check; no Markdown. */
  readonly why: string;
}

/** How many source files are expected to change, by size of plan; the ranking's precision falls quickly after the first few. */
const sourceLimit = { quick: 3, standard: 5, deep: 9 } as const;
/** A file scored below this share of the best one is left to the research notes. */
const scoreShare = 0.35;
/** Below this share of shared commits, changing together is chance. */
const companionShare = 0.3;

/**
 * The existing files that the evidence expects to change, their tests, and what changed together with them before.
 * New source files are a decision and are never proposed here; a missing test file is, where the placement is known.
 */
export function likelyChanges(
  evidence: Evidence,
  request: Request,
  size: keyof typeof sourceLimit,
): readonly LikelyChange[] {
  const sources = likelySources(evidence, size);
  const paths = new Set(sources.map(({ path }) => path));
  return [
    ...sources.map(({ path, why }): LikelyChange => ({
      path,
      change: 'modified',
      role: 'source',
      why: why[0] ?? 'ranked first',
    })),
    ...testsOf(evidence, sources),
    ...(asksForAddition(request) ? companionsOfPrecedents(evidence, paths) : []),
    ...companionsOf(evidence, sources, paths),
    ...documentsOf(evidence),
  ].filter(({ path }, index, all) => all.findIndex((other) => other.path === path) === index);
}

/** The candidates that the evidence expects to change, best first. */
export function likelySources({ candidates }: Evidence, size: keyof typeof sourceLimit): readonly Candidate[] {
  const best = candidates.files[0]?.score ?? 0;
  return candidates.files.filter(({ score }) => score >= best * scoreShare).slice(0, sourceLimit[size]);
}

function testsOf({ tests }: Evidence, sources: readonly Candidate[]): LikelyChange[] {
  return sources.flatMap(({ path }): LikelyChange[] => {
    const found = tests.files.filter(({ targets }) => targets[0] === path).slice(0, 2);
    if (found.length > 0) {
      return found.map((test) => ({ path: test.path, change: 'modified', role: 'test', why: `tests ${path}` }));
    }
    const placed = tests.testFor(path);
    if (placed === null) return [];
    return [{ path: placed.path, change: placed.exists ? 'modified' : 'new', role: 'test', why: `tests ${path}` }];
  });
}

function companionsOf(
  { history }: Evidence,
  sources: readonly Candidate[],
  known: ReadonlySet<string>,
): LikelyChange[] {
  return sources
    .slice(0, 3)
    .flatMap(({ path }) => history.changedWith(path).map((companion) => ({ ...companion, source: path })))
    .filter(({ path, times, of }) => !known.has(path) && times / of >= companionShare)
    .sort((one, other) => other.times / other.of - one.times / one.of || (one.path < other.path ? -1 : 1))
    .slice(0, 3)
    .map(({ path, times, of, source }) => ({
      path,
      change: 'modified',
      role: 'companion',
      why: `changed together with ${source} in ${times} of ${of} commits`,
    }));
}

/** What nearly every addition of this kind changed before: manifests, registries, indexes. */
function companionsOfPrecedents({ precedents }: Evidence, known: ReadonlySet<string>): LikelyChange[] {
  return precedents.companions
    .filter(({ path }) => !known.has(path))
    .slice(0, 5)
    .map(({ path, times, of }) => ({
      path,
      change: 'modified',
      role: 'companion',
      why: `changed in ${times} of the last ${of} commits that added to ${precedents.folder ?? ''}/`,
    }));
}

function documentsOf({ documents }: Evidence): LikelyChange[] {
  if (documents.changelog === null) return [];
  return [{ path: documents.changelog, change: 'modified', role: 'document', why: 'the changelog of the repository' }];
}
