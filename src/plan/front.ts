import { z } from 'zod';
import { PlanError } from '../errors.ts';
import { readFrontMatter, writeFrontMatter } from '../markdown/front-matter.ts';
import type { PlanFront } from './plan.ts';

/** The format version that this program writes and reads. */
export const formatVersion = 1;

const provenance = z.object({
  drafter: z.enum(['evidence', 'model', 'assistant', 'person']),
  at: z.string(),
  hash: z.string(),
  cites: z.record(z.string(), z.string()).exactOptional(),
  tokens: z.number().exactOptional(),
  cost: z.number().exactOptional(),
  pending: z.literal(true).exactOptional(),
});

const requirement = z.object({
  id: z.string(),
  quote: z.string(),
  kind: z.enum(['functional', 'constraint', 'acceptance', 'exclusion']).catch('functional'),
});

const usage = z.object({
  model: z.string(),
  calls: z.number(),
  input: z.number(),
  cached: z.number(),
  output: z.number(),
  cost: z.number().nullable(),
});

const frontSchema = z.object({
  groundplan: z.literal(formatVersion),
  title: z.string(),
  status: z.enum(['Draft', 'Under Review', 'Approved', 'In Progress', 'Completed']).catch('Draft'),
  request: z.string(),
  repository: z.string(),
  base: z.string().nullable(),
  created: z.string(),
  size: z.enum(['quick', 'standard', 'deep']).catch('standard'),
  requirements: z.array(requirement).exactOptional(),
  questions: z.array(z.string()).exactOptional(),
  answers: z.array(z.object({ question: z.string(), answer: z.string() })).exactOptional(),
  usage: usage.exactOptional(),
  sections: z.record(z.string(), provenance).default({}),
  headings: z.record(z.string(), z.string()).exactOptional(),
  cites: z.record(z.string(), z.string()).default({}),
});

/** The front matter of a plan as the top of its file, with both fences. */
export function printFront(front: PlanFront): string {
  return writeFrontMatter({ ...front });
}

/**
 * Reads front matter. Null when the file has none, or one that is not Groundplan's.
 * @throws PlanError `unreadable` when it says that it is ours and cannot be read.
 */
export function readFront(raw: string | null): PlanFront | null {
  if (raw === null) return null;
  const value = readFrontMatter(raw);
  if (typeof value !== 'object' || value === null || !('groundplan' in value)) return null;
  if (value.groundplan !== formatVersion) {
    throw new PlanError(
      'unreadable',
      `Expected front matter with groundplan: ${formatVersion}, got groundplan: ${String(value.groundplan)}.`,
      {
        hint: 'The plan was written by another version of Groundplan; update the program, or remove the front matter to read it as a plain plan.',
      },
    );
  }
  const read = frontSchema.safeParse(value);
  if (!read.success) {
    throw new PlanError(
      'unreadable',
      `Expected the front matter of a plan, got one that does not fit: ${z.prettifyError(read.error)}`,
      {
        hint: 'Restore the lines between the two --- marks at the top of the file, or remove them to read it as a plain plan.',
      },
    );
  }
  return read.data;
}
