import type { ToolContext } from '../../tools/tool.ts';
import { serveReading } from './serve-reading.ts';

/** Makes what plans are read with; the signal ends the reading. */
export type MakeContext = (signal: AbortSignal) => ToolContext;

/** Most names in one completion, as the protocol has it. */
const mostCompletions = 100;

/** Names of the plans of the repository, newest date first, without ending. */
export async function listPlanNames(context: ToolContext): Promise<readonly string[]> {
  const { listPlans } = await import('../../tools/plans/find-plan.ts');
  const { repository } = await context.open();
  return listPlans(repository.root, context.settings.plans).map((name) => name.replace(/\.md$/, ''));
}

/** Names that hold what was typed; those that begin with it come first. */
export async function completePlans(typed: string, makeContext: MakeContext): Promise<string[]> {
  const wanted = typed.toLowerCase();
  const { signal } = new AbortController();
  const all = await serveReading(signal, () => listPlanNames(makeContext(signal)));
  const names = all.filter((name) => name.toLowerCase().includes(wanted));
  const begins = (name: string) => name.toLowerCase().startsWith(wanted);
  return [...names.filter(begins), ...names.filter((name) => !begins(name))].slice(0, mostCompletions);
}
