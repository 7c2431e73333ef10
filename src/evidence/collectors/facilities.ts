import type { Citation } from '../citation.ts';
import type { Collector } from '../collector.ts';
import { findDeclared } from '../facilities/find-declared.ts';
import { findImported } from '../facilities/find-imported.ts';
import { findMigrations } from '../facilities/find-migrations.ts';
import { findPatterns } from '../facilities/find-patterns.ts';
import { foldName } from '../tests/names.ts';
import { holds } from '../../repository/paths.ts';
import { scanSources } from '../scan/scan-sources.ts';
import { collectCandidates } from './candidates.ts';
import { collectPackages } from './packages.ts';

export type FacilityArea =
  | 'logging'
  | 'metrics'
  | 'tracing'
  | 'validation'
  | 'authentication'
  | 'secrets'
  | 'database'
  | 'migrations'
  | 'cache'
  | 'queue'
  | 'http client'
  | 'feature flags'
  | 'concurrency';

/** Something that the repository already has for an area that plans ask about. */
export interface Facility {
  readonly area: FacilityArea;
  /** The library, module or folder: `pino`, `logging`, `alembic/versions`. */
  readonly name: string;
  /** How it is used, from facts: "imported by 14 files", "12 migration files, newest `0042_add_owner.py`". */
  readonly use: string;
  /** Up to three places, nearest to the candidates first. */
  readonly at: readonly Citation[];
}

export interface FacilityFacts {
  /** Those of the packages that the likely files belong to, by area, most used first. */
  readonly facilities: readonly Facility[];
}

/** Candidates whose packages count: what another package of the repository uses is no facility here. */
const neighbours = 5;

export const collectFacilities: Collector<FacilityFacts> = async ({ repository, use }) => {
  const { files: candidates } = await use(collectCandidates);
  const { dependencies, workspaces } = await use(collectPackages);
  const { patterns } = await use(scanSources);
  const imported = findImported(repository, candidates);
  const used = findPatterns(patterns, candidates);
  const found = [
    ...imported,
    ...findDeclared(dependencies, new Set(imported.map(({ name }) => name))),
    ...used.filter(({ name }) => !imported.some((facility) => facility.name === name)),
    ...findMigrations(repository, candidates),
  ];
  // What the repository is itself is nothing that it uses.
  const own = foldName(repository.name);
  const packageOf = (path: string) =>
    workspaces.reduce(
      (longest, one) => (one.path.length > longest.length && holds(one.path, path) ? one.path : longest),
      '',
    );
  const near = new Set(candidates.slice(0, neighbours).map(({ path }) => packageOf(path)));
  const isNear = ({ area, at }: Facility) =>
    near.size === 0 || area === 'migrations' || at.some(({ path }) => near.has(packageOf(path)));
  const others = found.filter((facility) => foldName(facility.name) !== own && isNear(facility));
  return { facilities: AREAS.flatMap((area) => others.filter((facility) => facility.area === area)) };
};

const AREAS: readonly FacilityArea[] = [
  'logging',
  'metrics',
  'tracing',
  'validation',
  'authentication',
  'secrets',
  'database',
  'migrations',
  'cache',
  'queue',
  'http client',
  'feature flags',
  'concurrency',
];
