import { z } from 'zod';

/** Text of at most so many characters. The bound is not part of the advertised schema: models read that again and again, and never come near. */
export function boundedText(most: number): z.ZodString {
  return z.string().refine(({ length }) => length <= most, `Expected at most ${most} characters, got more`);
}
