import type { DrafterOptions } from '../../src/drafted-plan.ts';
import type { Ask } from '../../src/drafting/ask-questions.ts';
import type { Life, ToolContext } from '../tool.ts';

/** Who drafts and what it may use, as the settings say. */
export async function readDrafterOptions(
  { settings, folder, environment }: ToolContext,
  ask: Ask | null,
  { signal }: Pick<Life, 'signal'>,
): Promise<DrafterOptions> {
  const { findAuthor } = await import('../../src/create-context.ts');
  return {
    drafter: settings.drafter,
    rerank: settings.rerank,
    limits: { tokens: settings.max_tokens, cost: settings.max_cost },
    author: settings.author ?? (await findAuthor(folder, { environment, signal })),
    ask,
  };
}
