import type { Learned, Rung } from './ladder.ts';
import type { ModelRequest, ModelTurn } from './language-model.ts';
import type { WireBody } from './open-connection.ts';
import { toWire, type WireSchema } from './wire-schema.ts';

/** What of the settings goes into every request. */
export interface BodySettings {
  readonly model: string;
  readonly endpoint: string;
  /** Most tokens of an answer; null leaves it to the endpoint. */
  readonly answerTokens: number | null;
  /** Null leaves it to the endpoint. */
  readonly temperature: number | null;
}

/** The body of a chat completion that asks for an answer on a rung, without what the endpoint does not take. */
export function buildBody(request: ModelRequest, { rung, dropped }: Learned, settings: BodySettings): WireBody {
  const { model, endpoint, answerTokens, temperature } = settings;
  const hasSystem = !dropped.includes('system');
  const optional = {
    stream: true,
    ...(dropped.includes('stream') ? {} : { stream_options: { include_usage: true } }),
    ...(temperature === null ? {} : { temperature }),
    ...limitAnswer(smaller(answerTokens, request.maxOutputTokens), endpoint, dropped),
    ...(isOpenRouter(endpoint) && hasSchema(rung) ? { provider: { require_parameters: true } } : {}),
  };
  const format = responseFormat(request, rung);
  return {
    model,
    messages: messagesOf(request, rung, hasSystem),
    ...Object.fromEntries(Object.entries(optional).filter(([name]) => !dropped.some((one) => one === name))),
    ...(format === null ? {} : { response_format: format }),
    ...(isOpenRouter(endpoint) ? { usage: { include: true } } : {}),
  };
}

function smaller(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}

/** True on the rungs where the endpoint itself is given the schema. */
export function hasSchema(rung: Rung): rung is 'strict' | 'portable' {
  return rung === 'strict' || rung === 'portable';
}

/** Newer models of OpenAI take one name, most other servers the other; whichever is refused gives way to the other, then to none. */
function limitAnswer(
  tokens: number | null,
  endpoint: string,
  dropped: Learned['dropped'],
): Readonly<Record<string, number>> {
  if (tokens === null) return {};
  const names = ['max_completion_tokens', 'max_tokens'] as const;
  const ordered = /\.(?:openai|azure)\.com$/.test(new URL(endpoint).hostname) ? names : [...names].reverse();
  const name = ordered.find((one) => !dropped.includes(one));
  return name === undefined ? {} : { [name]: tokens };
}

function isOpenRouter(endpoint: string): boolean {
  return /(?:^|\.)openrouter\.ai$/.test(new URL(endpoint).hostname);
}

function responseFormat({ schema, schemaName }: ModelRequest, rung: Rung): object | null {
  if (rung === 'text') return null;
  if (rung === 'object') return { type: 'json_object' };
  const name = schemaName.replace(/[^\w-]/g, '-').slice(0, 64);
  return { type: 'json_schema', json_schema: { name, strict: rung === 'strict', schema: toWire(schema, rung).schema } };
}

function messagesOf({ system, turns, schema }: ModelRequest, rung: Rung, hasSystem: boolean): readonly object[] {
  const told = hasSchema(rung) ? turns : withSchema(turns, toWire(schema, 'strict').schema);
  const [first, ...rest] = told;
  const folded =
    hasSystem || system === ''
      ? told
      : first === undefined
        ? []
        : [{ ...first, text: `${system}\n\n${first.text}` }, ...rest];
  const messages = folded.map(({ role, text }) => ({ role, content: text }));
  return hasSystem && system !== '' ? [{ role: 'system', content: system }, ...messages] : messages;
}

/** The schema goes into the last turn, so that all that stands before it is the same for every section and may be cached. */
function withSchema(turns: readonly ModelTurn[], schema: WireSchema): readonly ModelTurn[] {
  return turns.map((turn, index) =>
    index === turns.length - 1
      ? {
          ...turn,
          text: `${turn.text}\n\nAnswer with one JSON object and nothing else: no fence, no comment. Every property is required. It must fit this JSON Schema:\n${JSON.stringify(schema)}`,
        }
      : turn,
  );
}
