import { PlanError } from '../errors.ts';
import type { Context } from '../context.ts';
import { createFence, type Fence } from '../model/fence-material.ts';
import type { LanguageModel } from '../model/language-model.ts';
import { requireModel } from '../model/require-model.ts';
import type { PlanUsage } from '../plan/plan.ts';
import { openPurse, type Limits, type Purse } from './purse.ts';

/** Who drafts: the best there is, a model, or nobody but the evidence. */
export type DrafterChoice = 'auto' | 'model' | 'evidence';

/** What a model works with throughout a run. */
export interface ModelDesk {
  readonly model: LanguageModel;
  readonly purse: Purse;
  readonly fence: Fence;
}

/** As `requireDesk`, or null when evidence alone is to draft. */
export function openDesk(drafter: DrafterChoice, limits: Limits, context: Context): ModelDesk | null {
  const isForEvidence = drafter === 'evidence' || (drafter === 'auto' && context.model === null);
  return isForEvidence ? null : requireDesk(limits, context);
}

/**
 * Sets up for drafting with the configured model; `before` is what the plan has used already.
 * @throws PlanError `config` when none is configured, or a limit in dollars is given and no prices are.
 */
export function requireDesk(
  limits: Limits,
  context: Pick<Context, 'model' | 'missing'>,
  before?: PlanUsage,
): ModelDesk {
  const model = requireModel(context);
  if (limits.cost !== null && model.priceOf({ input: 1, output: 1 }) === null) {
    throw new PlanError(
      'config',
      `Expected prices for ${model.id}, to stop before --max-cost is passed, but none are configured.`,
      {
        hint: 'Give them in US dollars per million tokens, GROUNDPLAN_PRICES=input/cached/output, or use --max-tokens.',
      },
    );
  }
  return { model, fence: createFence(), purse: openPurse(limits, (tokens) => model.priceOf(tokens), before) };
}
