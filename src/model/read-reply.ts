import { z } from 'zod';
import { mostBody } from './bounded-answers.ts';
import { answerLimit } from './extract-json.ts';
import type { Connection } from './open-connection.ts';
import { readText } from './read-text.ts';
import { readTokens, type ReportedTokens } from './usage.ts';
import { WireError } from './wire-error.ts';

/** What came of an answer so far; filled while it comes, so that a broken stream leaves what it brought. */
export interface Reply {
  text: string;
  refusal: string;
  /** Why it ended, as the endpoint says; empty until it does. */
  finish: string;
  tokens: ReportedTokens | null;
  /** The endpoint opened an answer at all. */
  hasChoice: boolean;
  /** It came in events. */
  streamed: boolean;
  /** Something of the answer or of its thinking has come. */
  begun: boolean;
}

/** A reply of which nothing has come. */
export function emptyReply(): Reply {
  return { text: '', refusal: '', finish: '', tokens: null, hasChoice: false, streamed: false, begun: false };
}

/**
 * Reads an answer, streamed or whole, into `reply`; `beat` is called with every piece that comes.
 * @throws WireError when it is no chat completion.
 */
export async function readReply(
  response: Response,
  reply: Reply,
  { connection, beat }: { readonly connection: Connection; readonly beat: () => void },
): Promise<void> {
  const type = response.headers.get('content-type') ?? '';
  const alive = withBeat(response, beat);
  if (type.includes('text/event-stream')) return readEvents(alive, reply, connection);
  const body = await readText(alive, mostBody);
  // Some servers do not name their events as such.
  if (/^\s*(?:data|event|id|):/.test(body)) return readEvents(new Response(body), reply, connection);
  addWhole(body, type, reply);
}

async function readEvents(response: Response, reply: Reply, connection: Connection): Promise<void> {
  reply.streamed = true;
  for await (const event of connection.events(response)) {
    addChunk(event, reply);
    if (runsOn(reply.text)) return;
  }
}

/** True for an answer that will come to no end: too long, or nothing but blanks, as models write that are held to a grammar. */
export function runsOn(text: string): boolean {
  return text.length > answerLimit || (text.length >= blankLimit && text.slice(-blankLimit).trim() === '');
}

const blankLimit = 500;

/** The same answer, telling of each piece: comments that only keep the line open count, since the server is alive. */
function withBeat(response: Response, beat: () => void): Response {
  const watched = response.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        beat();
        controller.enqueue(piece);
      },
    }),
  );
  return new Response(watched ?? null, { headers: response.headers });
}

function addWhole(body: string, type: string, reply: Reply): void {
  const value = parseJson(body);
  if (value === undefined) throw notChat(type, body);
  const { error, choices } = envelope.parse(value);
  if (error !== undefined && error !== null) throw errorInside(error);
  if (!Array.isArray(choices)) throw notChat(type, body);
  addChunk(value, reply);
}

function addChunk(value: unknown, reply: Reply): void {
  const read = chunkSchema.safeParse(value);
  if (!read.success) return; // Some gateways send events of their own between those of the answer.
  const { choices, usage } = read.data;
  reply.tokens = readTokens(usage) ?? reply.tokens;
  const [choice] = choices ?? [];
  if (choice === undefined) return;
  const said = choice.delta ?? choice.message;
  reply.hasChoice = true;
  reply.text += textOf(said?.content);
  reply.refusal += said?.refusal ?? '';
  reply.finish = choice.finish_reason ?? reply.finish;
  reply.begun ||= reply.text !== '' || (said?.reasoning_content ?? said?.reasoning ?? '') !== '';
}

/** Content is a text, or a list of parts of which some are thinking. */
function textOf(content: z.output<typeof contentSchema>): string {
  if (typeof content === 'string') return content;
  return (content ?? []).map(({ type, text }) => (type === 'text' ? (text ?? '') : '')).join('');
}

const contentSchema = z
  .union([z.string(), z.array(z.object({ type: z.string().catch(''), text: z.string().nullish().catch(null) }))])
  .nullish();

const saidSchema = z
  .object({
    content: contentSchema,
    refusal: z.string().nullish().catch(null),
    reasoning_content: z.string().nullish().catch(null),
    reasoning: z.string().nullish().catch(null),
  })
  .nullish();

const chunkSchema = z.object({
  choices: z.array(z.object({ delta: saidSchema, message: saidSchema, finish_reason: z.string().nullish() })).nullish(),
  usage: z.unknown().optional(),
});

const envelope = z.object({ error: z.unknown().optional(), choices: z.unknown().optional() }).catch({});

const errorSchema = z.object({
  message: z.string().catch(''),
  code: z.union([z.string(), z.number()]).nullish().catch(null),
  type: z.string().nullish().catch(null),
  param: z.string().nullish().catch(null),
});

function errorInside(error: unknown): WireError {
  const body = JSON.stringify(error).slice(0, 4000);
  const { message, code, type, param } = errorSchema.catch({ message: '' }).parse(error);
  const status = Number(code);
  return new WireError(message === '' ? body : message, {
    status: status >= 300 && status < 600 ? status : null,
    code: [code, type].filter(Boolean).join(' '),
    param: param ?? '',
    body,
    wait: null,
    location: '',
  });
}

function notChat(type: string, body: string): WireError {
  const what = type.includes('html') || /^\s*<(?:!doctype|html)/i.test(body) ? 'a web page' : `${type || 'something'}`;
  return new WireError(`${what} came with status 200, expected a chat completion`, {
    status: 200,
    code: 'not-a-completion',
    param: '',
    body: body.slice(0, 4000),
    wait: null,
    location: '',
  });
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
