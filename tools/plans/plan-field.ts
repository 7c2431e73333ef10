import { z } from 'zod';

/** The handle of a plan, the same in every tool. */
export const planField = z
  .string()
  .min(1)
  .max(1000)
  .describe('The plan: its path, its file name, or its name without date and ending');
