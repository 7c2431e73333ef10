import { z } from 'zod';

/** The handle of a plan, the same in every tool. */
export const planField = z.string().describe('Path or name of the plan');
