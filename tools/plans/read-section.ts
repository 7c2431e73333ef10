import { PlanError } from '../../src/errors.ts';
import type { SectionId } from '../../src/sections/section.ts';
import type { ToolContext } from '../tool.ts';
import { readPlan, type ReadPlan } from './read-plan.ts';

/** One section of a plan as it stands in its file. */
export interface ReadSection extends ReadPlan {
  readonly id: SectionId;
  /** Its Markdown. */
  readonly text: string;
}

/** Finds a section by the handle of its plan and its id. Throws what `readPlan` throws, and `not-found` with the ids there are. */
export async function readSection(handle: string, id: string, context: ToolContext): Promise<ReadSection> {
  const read = await readPlan(handle, context);
  const section = read.plan.sections.find((one) => one.id === id);
  if (section === undefined) {
    throw new PlanError('not-found', `Expected the section \`${id}\` in ${read.name}, found none.`, {
      hint: `The plan has: ${read.plan.sections.map((one) => one.id).join(', ') || 'no section of the template'}.`,
    });
  }
  return { ...read, id: section.id, text: section.text };
}
