import { z } from 'zod';
import type { Usage } from './language-model.ts';

/** What input, cached input and output cost, in US dollars per million tokens. */
export interface Prices {
  readonly input: number;
  readonly cached: number;
  readonly output: number;
}

/** Nothing was spent: the sum of no calls. */
export const noUsage: Usage = { input: 0, cached: 0, output: 0, cost: 0, calls: 0, reported: true };

/** What two asks used together; the cost is known only if both are. */
export function addUsage(one: Usage, other: Usage): Usage {
  return {
    input: one.input + other.input,
    cached: one.cached + other.cached,
    output: one.output + other.output,
    cost: one.cost === null || other.cost === null ? null : one.cost + other.cost,
    calls: one.calls + other.calls,
    reported: one.reported && other.reported,
  };
}

/** Tokens as an endpoint reported them for one call. */
export interface ReportedTokens {
  readonly input: number;
  readonly cached: number;
  readonly output: number;
  readonly cost: number | null;
}

/** Reads the usage that endpoints report, in the ways that they name it; null when it says nothing. */
export function readTokens(value: unknown): ReportedTokens | null {
  const read = usageSchema.safeParse(value);
  if (!read.success) return null;
  const { prompt_tokens: input, completion_tokens: output, prompt_tokens_details: details, cost } = read.data;
  if (input + output === 0) return null;
  const cached = details?.cached_tokens ?? read.data.prompt_cache_hit_tokens ?? 0;
  return { input, cached: Math.min(cached, input), output, cost: cost ?? null };
}

/** What one call used: as reported, and priced when the endpoint does not say what it cost. */
export function usageOf(tokens: ReportedTokens, prices: Prices | null, reported: boolean): Usage {
  const { input, cached, output } = tokens;
  return { input, cached, output, cost: tokens.cost ?? costOf(tokens, prices), calls: 1, reported };
}

const count = z.number().nonnegative();

const usageSchema = z.object({
  prompt_tokens: count.catch(0),
  completion_tokens: count.catch(0),
  prompt_tokens_details: z.object({ cached_tokens: count.nullish() }).nullish().catch(null),
  /** DeepSeek's name for it. */
  prompt_cache_hit_tokens: count.nullish().catch(null),
  /** OpenRouter's, in dollars. */
  cost: count.nullish().catch(null),
});

/** US dollars by the prices; null without any. */
export function costOf({ input, cached, output }: Omit<ReportedTokens, 'cost'>, prices: Prices | null): number | null {
  if (prices === null) return null;
  return ((input - cached) * prices.input + cached * prices.cached + output * prices.output) / 1_000_000;
}
