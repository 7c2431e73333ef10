import type { Evidence } from '../../evidence/gather-evidence.ts';
import { createFence } from '../../model/fence-material.ts';
import { fillPrompt } from '../../model/prompts.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Repository } from '../../repository/repository.ts';
import type { Request } from '../../request/request.ts';
import { sections } from '../../sections/index.ts';
import { writeCode } from './write-code.ts';
import { writeFacts } from './write-facts.ts';
import { writePlanForm } from './write-plan-form.ts';
import { writeStanding } from './write-standing.ts';

/** What the whole plan is briefed from. */
export interface PlanBrief {
  readonly plan: Plan;
  /** How the plan is called in calls. */
  readonly name: string;
  readonly request: Request;
  readonly evidence: Evidence;
  readonly repository: Repository;
}

/** Room for code, in characters: the least worth having, what the facts give way for, and the most. */
const codeRoom = { least: 2000, wanted: 9000, most: 16_000 } as const;

/** How long a plan should be. What a writer is not told to leave out, it writes: that is most of the minutes that a plan takes. */
const lengths = {
  quick: '5,000 to 8,000 characters',
  standard: '10,000 to 15,000 characters',
  deep: 'as long as it must be',
};

/** One brief for the whole plan, within some characters: the facts, the code that tells most, the form, the rules, the next call. */
export function briefPlan({ plan, name, request, evidence, repository }: PlanBrief, budget: number): string {
  const fence = createFence();
  const requirements = request.requirements.map(({ id, kind, quote }) => `- ${id} (${kind}): “${quote}”`).join('\n');
  const size = plan.front?.size ?? 'standard';
  const standing = writeStanding(plan);
  const form = writePlanForm(plan);
  const ids = sections.map(({ id }) => id).join(', ');
  const fillWith = (length: 'full' | 'short') => {
    const facts = fence.fence('repository', `${writeFacts(evidence, request, size, length)}\n\n${standing}`);
    const known = { plan: name, marker: fence.marker, length: lengths[size], ids, requirements, facts, form };
    return (code: string) => fillPrompt('brief', { ...known, code });
  };
  const roomOf = (filled: ReturnType<typeof fillWith>) => budget - filled('').length - 400;
  const fill = fillWith(roomOf(fillWith('full')) >= codeRoom.wanted ? 'full' : 'short');
  const room = roomOf(fill);
  if (room < codeRoom.least)
    return fill('No room for code in this answer: call brief_sections, or read the files named above.').slice(
      0,
      budget,
    );
  return fill(fence.fence('code', writeCode(evidence, request, repository, Math.min(room, codeRoom.most))));
}
