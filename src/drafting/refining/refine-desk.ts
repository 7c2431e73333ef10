import type { Context } from '../../context.ts';
import { PlanError } from '../../errors.ts';
import { requireDesk, type DrafterChoice, type ModelDesk } from '../model-desk.ts';
import type { Limits } from '../purse.ts';

/** True if somebody is there who can follow an instruction. */
export function canFollow(drafter: DrafterChoice, { model }: Pick<Context, 'model'>): boolean {
  return drafter === 'model' || (drafter === 'auto' && model !== null);
}

/**
 * What an instruction is followed with; null without an instruction, for the evidence needs none. The limits are those of this
 * refinement alone, whatever the plan has used before.
 * @throws PlanError `config` when there is no model to follow it, or a limit in dollars is given and no prices are.
 */
export function openRefineDesk(
  instruction: string,
  { drafter, limits }: { readonly drafter: DrafterChoice; readonly limits: Limits },
  context: Context,
): ModelDesk | null {
  if (instruction === '') return null;
  if (drafter !== 'evidence' && context.model !== null) return requireDesk(limits, context);
  const lacks =
    drafter === 'evidence'
      ? 'the drafter is set to `evidence`'
      : `none is configured: ${context.missing.join(', and ')}`;
  throw new PlanError('config', `Expected a model to follow the instruction, but ${lacks}.`, {
    hint: 'Set what is missing (docs/models.md has the settings of each provider), have your assistant do it with refine_section, or edit the section and run `groundplan check`. Without an instruction, what the evidence drafted is refreshed.',
  });
}
