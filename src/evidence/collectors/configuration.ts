import type { Citation } from '../citation.ts';
import type { Collector } from '../collector.ts';

/** A configuration key: an environment variable or a setting that the code reads. */
export interface ConfigKey {
  readonly key: string;
  readonly kind: 'environment' | 'setting' | 'flag';
  /** As written in the code or sample file; null when none is written. Never a secret's value. */
  readonly default: string | null;
  /** Where it is declared or first read. */
  readonly at: Citation;
  readonly readBy: readonly string[];
}

export interface ConfigurationFacts {
  readonly keys: readonly ConfigKey[];
  /** Sample and settings files (`.env.example`, `settings.py`, `config/*.yml`): names only. */
  readonly files: readonly string[];
}

export const collectConfiguration: Collector<ConfigurationFacts> = () => ({ keys: [], files: [] });
