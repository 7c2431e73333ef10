import { z } from 'zod';
import { rungs } from './model/ladder.ts';
import { readPrices } from './model/read-prices.ts';

const seconds = z.number().positive().max(86_400);

/** The settings of a model, beside the key: where it is and how it is asked. */
export const modelFields = {
  model: z.string().trim().min(1).max(200).describe('Model that drafts, as its endpoint calls it'),
  base_url: z
    .string()
    .refine((text) => isEndpoint(text), 'expected an http or https address without a password')
    .describe('Address of an OpenAI-compatible endpoint, up to and with /v1; never from the file'),
  answer_format: z
    .enum(['auto', ...rungs])
    .describe('How answers are held to their form; `auto` finds the best that the endpoint knows'),
  prices: z
    .string()
    .refine((text) => readPrices(text) !== null, 'expected input/cached/output, such as 1.25/0.125/10')
    .describe('US dollars per million tokens, input/cached/output, where the endpoint does not report costs'),
  max_cost: z.number().positive().describe('Most US dollars that one plan may cost'),
  max_tokens: z.number().int().positive().describe('Most tokens, input and output, that one plan may use'),
  answer_tokens: z
    .number()
    .int()
    .positive()
    .describe('Most tokens of one answer; for endpoints that cut answers short otherwise'),
  rerank: z
    .boolean()
    .describe('The model also puts the 40 likeliest files in order, in one more call of `analyze` or `draft`'),
  temperature: z.number().min(0).max(2).describe('How freely the model words; the endpoint decides when not given'),
  timeout: seconds.describe('Seconds that one answer may take, with all tries'),
  start_timeout: seconds.describe('Seconds until an answer must begin'),
  idle_timeout: seconds.describe('Seconds that may pass between two pieces of an answer'),
} as const;

/** What holds when nobody says anything. */
export const modelDefaults = {
  model: null,
  base_url: null,
  answer_format: 'auto',
  prices: null,
  max_cost: null,
  max_tokens: null,
  answer_tokens: null,
  rerank: false,
  temperature: null,
  timeout: 600,
  start_timeout: 300,
  idle_timeout: 90,
} as const;

function isEndpoint(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}
