import { PlanError } from '../errors.ts';
import type { LanguageModel } from './language-model.ts';

/** A model where one is configured, else what it lacks. */
export interface ConfiguredModel {
  readonly model: LanguageModel | null;
  /** What a model lacks, in words; empty when one is configured. */
  readonly missing: readonly string[];
}

/**
 * The model, for who cannot do without.
 * @throws PlanError `config` that says what is missing.
 */
export function requireModel({ model, missing }: ConfiguredModel): LanguageModel {
  if (model !== null) return model;
  throw new PlanError('config', `Expected a model to draft with, but none is configured: ${missing.join(', and ')}.`, {
    hint: 'Set what is missing, or draft with --drafter evidence, which needs no model; docs/models.md has the settings of each provider.',
  });
}
