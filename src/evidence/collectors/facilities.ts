import type { Citation } from '../citation.ts';
import type { Collector } from '../collector.ts';
import { findDeclared } from '../facilities/find-declared.ts';
import { findImported } from '../facilities/find-imported.ts';
import { findMigrations } from '../facilities/find-migrations.ts';
import { findPatterns } from '../facilities/find-patterns.ts';
import { foldName } from '../tests/names.ts';
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
  /** By area, most used first. */
  readonly facilities: readonly Facility[];
}

export const collectFacilities: Collector<FacilityFacts> = async ({ repository, use }) => {
  const { files: candidates } = await use(collectCandidates);
  const { dependencies } = await use(collectPackages);
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
  const others = found.filter(({ name }) => foldName(name) !== own);
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
