import { boundedText } from '../bounded-text.ts';

/** The handle of a plan, the same in every tool; no longer than a path may be. */
export const planField = boundedText(4096).describe('Path or name');
