import type { Citation } from '../citation.ts';
import type { Collector } from '../collector.ts';
import { findConfigurationFiles, readSampleFiles } from '../configuration/sample-files.ts';
import { mergeKeys } from '../configuration/merge-keys.ts';
import { createNearness } from '../nearness.ts';
import { rateRelevance } from '../relevance.ts';
import { scanSources } from '../scan/scan-sources.ts';
import { collectCandidates } from './candidates.ts';

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
  /** Those near the candidates and the request first, at most 200. */
  readonly keys: readonly ConfigKey[];
  /** Sample and settings files (`.env.example`, `settings.py`, `config/*.yml`): names only. */
  readonly files: readonly string[];
}

export const collectConfiguration: Collector<ConfigurationFacts> = async ({ repository, request, use }) => {
  const { environment } = await use(scanSources);
  const { files: candidates } = await use(collectCandidates);
  const keys = mergeKeys([...readSampleFiles(repository), ...environment]);
  const nearness = createNearness(candidates);
  const ratings = rateRelevance(request, keys, ({ key }) => [{ text: key, weight: 1 }]);
  const rated = keys.map((key, at) => ({
    key,
    rating: (ratings[at]?.score ?? 0) + Math.max(0, ...key.readBy.map(nearness)) / 2,
  }));
  rated.sort((a, b) => b.rating - a.rating || (a.key.key < b.key.key ? -1 : 1));
  return { keys: rated.slice(0, 200).map(({ key }) => key), files: findConfigurationFiles(repository) };
};
