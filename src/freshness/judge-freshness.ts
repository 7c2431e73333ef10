import type { Verdict } from '../claims/claim.ts';
import { readLines } from '../claims/file-lines.ts';
import { plainPath } from '../claims/path-forms.ts';
import type { CollectorInput } from '../evidence/collector.ts';
import { contentOf } from '../plan/content-of.ts';
import type { Plan, PlanSection } from '../plan/plan.ts';
import type { Repository } from '../repository/repository.ts';
import { changes } from '../sections/changes.ts';
import { citedPlaces, createdPaths, type CitedPlace } from './cited-places.ts';
import { createElsewhere } from './find-elsewhere.ts';
import { findLostNames } from './find-lost-names.ts';
import { makesStale, type Change, type Freshness, type SectionFreshness, type Unknown } from './freshness.ts';
import { judgePlace, type PlaceInput } from './judge-place.ts';
import { readPastFiles, type PastFiles } from './past-files.ts';

/** What freshness is judged by. */
export interface FreshnessInput {
  readonly plan: Plan;
  readonly repository: Repository;
  /** One verdict per claim of the plan. */
  readonly verdicts: readonly Verdict[];
  readonly use: CollectorInput['use'];
  readonly signal: AbortSignal;
}

/**
 * Tells which sections still stand on what they cite. Only what is cited counts: lines, files, versions, commands and rules. Lines
 * are followed by what they say, so that code which only moved makes nothing stale. Needs no network; what this clone cannot tell
 * is `unknown`, with the reason.
 */
export async function judgeFreshness(input: FreshnessInput): Promise<Freshness> {
  const { plan, repository, verdicts } = input;
  const base = plan.front?.base ?? null;
  const known = base !== null && (await isKnown(input, base)) ? base : null;
  const created = createdPaths(verdicts);
  const bySection = plan.sections.map((section) => {
    const own = verdicts.filter(({ claim }) => claim.section === section.id);
    return {
      section,
      verdicts: own,
      places: citedPlaces(own, created).map((place) => resolvePlace(place, plan, repository)),
    };
  });
  const past = await readPastFiles(
    bySection.flatMap(({ section, places }) => places.map(({ path }) => ({ section: section.id, path }))),
    plan,
    repository,
  );
  const lost = await findLostNames({ ...input, base: known });
  const planned = plannedPaths(plan);
  const elsewhere = createElsewhere(repository, known);
  const linesOf = rememberLines(repository);
  const sections: SectionFreshness[] = [];
  for (const one of bySection) {
    input.signal.throwIfAborted();
    const judged = await judgePlaces(one.section, one.places, { ...input, past, elsewhere, linesOf });
    // A name that is gone with its lines is told by them.
    const told = new Set(judged.changes.map((change) => change.cited));
    const names = lost.filter(({ claim }) => claim.section === one.section.id && !told.has(claim.within ?? ''));
    const found = [...judged.changes, ...names].map((change) => ({ ...change, planned: planned(change.claim.value) }));
    const unknown = known === null && plan.front === null ? [] : judged.unknown;
    sections.push({
      section: one.section.id,
      state: stateOf(found, judged.unknown),
      cited: one.places.length + countNames(one.verdicts),
      changes: found,
      unknown,
    });
  }
  return { base, problem: problemOf(sections, plan), sections };
}

/** True if the base commit is here. It is asked for only when something may have changed since. */
async function isKnown({ repository }: FreshnessInput, base: string): Promise<boolean> {
  return repository.commit === base || repository.hasCommit(base);
}

interface JudgedPlaces {
  readonly changes: readonly Omit<Change, 'planned'>[];
  readonly unknown: readonly Unknown[];
}

async function judgePlaces(
  section: PlanSection,
  places: readonly CitedPlace[],
  {
    repository,
    past,
    elsewhere,
    linesOf,
  }: FreshnessInput & Pick<PlaceInput, 'elsewhere' | 'linesOf'> & { readonly past: PastFiles },
): Promise<JudgedPlaces> {
  const found: Omit<Change, 'planned'>[] = [];
  const unknown: Unknown[] = [];
  for (const place of places) {
    const judgement = await judgePlace({ place, past: past(section.id, place.path), repository, elsewhere, linesOf });
    if (judgement === null) continue;
    if ('why' in judgement) unknown.push({ cited: place.claim.value, why: judgement.why });
    else found.push(judgement);
  }
  return { changes: found, unknown };
}

/** Lines of large files are cut apart each time they are asked for: here once. */
function rememberLines(repository: Repository): PlaceInput['linesOf'] {
  const known = new Map<string, readonly string[] | null>();
  return (path) => {
    const lines = known.get(path) ?? readLines(repository, path);
    known.set(path, lines);
    return lines;
  };
}

/** Plans may write the end of a path; it means the file that it means today, or that it meant when it was recorded. */
function resolvePlace(place: CitedPlace, { front }: Plan, repository: Repository): CitedPlace {
  const { path } = place;
  const recorded = Object.keys(front?.cites ?? {});
  if (repository.file(path) !== undefined || recorded.includes(path) || repository.hasFolder(path)) return place;
  const endsSo = (one: string) => one.endsWith(`/${path}`);
  const today = repository.files.filter((file) => endsSo(file.path)).map((file) => file.path);
  const [only, ...more] = today.length > 0 ? today : recorded.filter(endsSo);
  return only === undefined || more.length > 0 ? place : { ...place, path: only };
}

/** Files that 6.1 changes or removes, once work has begun: that they are not as they were is what was planned. */
function plannedPaths(plan: Plan): (cited: string) => boolean {
  const status = plan.front?.status;
  if (status !== 'In Progress' && status !== 'Completed') return () => false;
  const entries = contentOf(plan, changes)?.files.entries ?? [];
  const paths = entries.filter(({ change }) => change !== 'context').map(({ path }) => plainPath(path));
  return (cited) => paths.some((path) => cited === path || cited.startsWith(`${path}:`));
}

function countNames(verdicts: readonly Verdict[]): number {
  return verdicts.filter(
    ({ claim }) => claim.kind === 'command' || (claim.kind === 'package' && claim.version !== null),
  ).length;
}

function stateOf(found: readonly Change[], unknown: readonly Unknown[]): SectionFreshness['state'] {
  if (found.some(makesStale)) return 'stale';
  return unknown.length > 0 ? 'unknown' : 'fresh';
}

/** The one reason why nothing can be told, where that is so. */
function problemOf(sections: readonly SectionFreshness[], { front }: Plan): string | null {
  if (front === null) return 'the plan has no front matter to say which commit it was written at';
  const citing = sections.filter(({ cited }) => cited > 0);
  const reasons = new Set(citing.flatMap(({ unknown }) => unknown.map(({ why }) => why)));
  const all = citing.length > 0 && citing.every(({ state }) => state === 'unknown');
  const [only] = reasons;
  return all && reasons.size === 1 && only !== undefined ? only : null;
}
