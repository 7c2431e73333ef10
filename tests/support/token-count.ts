import type { WireRequest } from './model-server.ts';

/** How a provider reuses what it has read: OpenAI puts the schema before the prompt, local servers keep it out of it. */
export type CacheStyle = 'openai' | 'vllm';

const characters = 4;
const step = 128;
const least = 1024;

/** What one request holds: its tokens, and what a provider keeps of it once it is answered. */
export interface CountedRequest {
  readonly input: number;
  readonly cached: number;
  readonly prefix: string;
}

/** Counts a request by its characters, and how much of it stands at the start of one in `answered`: in steps of 128 tokens, from 1,024 on. */
export function countTokens(body: WireRequest, answered: readonly string[], style: CacheStyle): CountedRequest {
  const schema = JSON.stringify(body.response_format?.json_schema?.schema ?? null);
  const messages = body.messages.map(({ role, content }) => `<${role}>${content}`).join('');
  const prefix = style === 'openai' ? schema + messages : messages;
  const shared = Math.max(0, ...answered.map((earlier) => sharedLength(earlier, prefix)));
  const tokens = Math.floor(shared / characters / step) * step;
  const input = Math.ceil((schema.length + messages.length) / characters);
  return { input, cached: tokens < least ? 0 : tokens, prefix };
}

function sharedLength(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one.charCodeAt(length) === other.charCodeAt(length)) length += 1;
  return length;
}
