import type { SectionId } from '../../src/sections/section.ts';
import type { ToolContext } from '../tool.ts';
import { readPlan } from './read-plan.ts';

/** The brief for an assistant that refines one section itself. Reads only. */
export async function briefOne(
  handle: string,
  { section, instruction }: { readonly section: SectionId; readonly instruction: string },
  context: ToolContext,
): Promise<string> {
  const { gatherEvidence } = await import('../../src/evidence/gather-evidence.ts');
  const { requestOf } = await import('../../src/plan/request-of.ts');
  const { sectionOf } = await import('../../src/sections/index.ts');
  const { briefRefinement } = await import('../../src/drafting/brief/brief-refinement.ts');
  const { plan, name, core } = await readPlan(handle, context);
  const { repository, signal, progress } = core;
  const request = requestOf(plan) ?? { text: plan.title, title: plan.title, requirements: [] };
  progress({ stage: 'reading the repository', item: '', done: 0, total: 0 });
  const evidence = await gatherEvidence(repository, request, signal);
  const brief = { plan, name, request, evidence, repository, section: sectionOf(section), instruction };
  return briefRefinement(brief, context.budget);
}
