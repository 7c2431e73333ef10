import type { Citation } from '../citation.ts';
import type { Collector } from '../collector.ts';

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
  readonly facilities: readonly Facility[];
}

export const collectFacilities: Collector<FacilityFacts> = () => ({ facilities: [] });
