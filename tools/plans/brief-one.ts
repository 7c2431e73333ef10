import type { SectionId } from '../../src/sections/section.ts';
import type { ToolContext } from '../tool.ts';
import { readPlan } from './read-plan.ts';

/** The brief for an assistant that refines sections itself, in the order in which they build on each other. Reads only. */
export async function briefRefinements(
  handle: string,
  { sections, instruction }: { readonly sections: readonly SectionId[]; readonly instruction: string },
  context: ToolContext,
): Promise<string> {
  const { gatherEvidence } = await import('../../src/evidence/gather-evidence.ts');
  const { statedRequest } = await import('../../src/plan/stated-request.ts');
  const { orderSections } = await import('../../src/drafting/refining/order-sections.ts');
  const { requestOf } = await import('../../src/plan/request-of.ts');
  const { sectionOf } = await import('../../src/sections/index.ts');
  const { briefRefinement } = await import('../../src/drafting/brief/brief-refinement.ts');
  const { plan, name, core } = await readPlan(handle, context);
  const { repository, signal, progress } = core;
  const request = requestOf(plan) ?? statedRequest(plan) ?? { text: plan.title, title: plan.title, requirements: [] };
  progress({ stage: 'reading the repository', item: '', done: 0, total: 0 });
  const evidence = await gatherEvidence(repository, request, signal);
  const ordered = orderSections(sections);
  const briefs = ordered.map((section) =>
    briefRefinement(
      { plan, name, request, evidence, repository, section: sectionOf(section), instruction },
      Math.floor(context.budget / ordered.length),
    ),
  );
  return briefs.join('\n\n---\n\n');
}
