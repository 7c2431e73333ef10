import type { z } from 'zod';
import { ModelFailure } from '../model/model-failure.ts';
import type { ModelAnswer, ModelTurn } from '../model/language-model.ts';
import { toWire } from '../model/wire-schema.ts';
import { fillPrompt } from '../model/prompts.ts';
import type { ModelRun } from './model-run.ts';

/** One question to the model. */
export interface Question {
  /** What is asked for, in messages: `section steps`. */
  readonly purpose: string;
  readonly turns: readonly ModelTurn[];
  readonly schema: z.ZodType;
  /** Letters, digits, dashes and underscores, at most 64. */
  readonly schemaName: string;
  /** About how many tokens the answer may have: what is set aside of a limit. */
  readonly output: number;
}

/** Asks the model and accounts for it. Throws what the model throws, and PlanError `limit` before a limit would be passed. */
export async function askModel(
  { purpose, turns, schema, schemaName, output }: Question,
  { model, repository, fence, purse, signal }: Pick<ModelRun, 'model' | 'repository' | 'fence' | 'purse' | 'signal'>,
): Promise<ModelAnswer> {
  // The repository's name is its own words: it stands in fenced material, never here.
  const system = fillPrompt('system', {
    commit: repository.commit?.slice(0, 12) ?? 'none',
    marker: fence.marker,
  });
  const form = JSON.stringify(toWire(schema, 'strict').schema);
  const texts = [system, form, ...turns.map(({ text }) => text)];
  const input = texts.reduce((sum, text) => sum + model.estimateTokens(text), 0);
  const reservation = purse.reserve({ input, output });
  try {
    const { mostOutput: maxOutputTokens, mayGoOn } = reservation;
    const answer = await model.ask({ purpose, system, turns, schema, schemaName, maxOutputTokens, mayGoOn }, signal);
    reservation.settle(answer.usage);
    return answer;
  } catch (error) {
    reservation.settle(error instanceof ModelFailure ? error.usage : null);
    throw error;
  }
}
