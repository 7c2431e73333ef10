import type { Problem } from './classify-failure.ts';

/** Ways to get a JSON object from a model, surest first. */
export const rungs = ['strict', 'portable', 'object', 'text'] as const;
export type Rung = (typeof rungs)[number];

/** What a request may be sent without. `system`: the system text goes into the first turn. */
export const droppable = [
  'stream_options',
  'stream',
  'temperature',
  'max_completion_tokens',
  'max_tokens',
  'system',
] as const;
export type Droppable = (typeof droppable)[number];

/** What is known of an endpoint and model: how far down the ladder it stands, and what it does not take. */
export interface Learned {
  readonly rung: Rung;
  readonly dropped: readonly Droppable[];
}

/** What to do otherwise next time, or null when the request is not to blame. `sent` are the names in the body. */
export function adapt(
  { kind, error }: Problem,
  learned: Learned,
  { sent, pinned }: { readonly sent: readonly string[]; readonly pinned: boolean },
): Learned | null {
  if (error === null || kind === 'context-length' || kind === 'auth' || kind === 'quota') return null;
  const { status, param, body } = error.details;
  if (!learned.dropped.includes('system') && refusesSystem.test(body)) return drop('system', learned);
  const candidates = refusing.has(status ?? 0) ? droppable.filter((name) => sent.includes(name)) : [];
  const named = candidates.find((name) => name === param) ?? candidates.find((name) => mentions(body, name));
  if (named !== undefined) return drop(named, learned);
  const isForm = kind === 'format-unsupported' || kind === 'schema-rejected';
  return isForm && !pinned ? stepDown(learned) : null;
}

/** The statuses with which servers refuse what is in a request. */
const refusing = new Set([400, 404, 422, 501]);

/** One rung lower; null at the lowest. */
export function stepDown({ rung, dropped }: Learned): Learned | null {
  const next = rungs[rungs.indexOf(rung) + 1];
  return next === undefined ? null : { rung: next, dropped };
}

/** Of what two asks learned at the same time, the lower rung and all that was dropped. */
export function mergeLearned(one: Learned, other: Learned): Learned {
  const lower = rungs.indexOf(one.rung) >= rungs.indexOf(other.rung) ? one.rung : other.rung;
  return { rung: lower, dropped: [...new Set([...one.dropped, ...other.dropped])].sort() };
}

/** Chat templates of some open models know no system turn, or count it as one out of turn. */
const refusesSystem =
  /system (?:role|message|prompt|instruction)s?\b[^.]{0,60}(?:not|un)[- ]?(?:supported|allowed|enabled)|(?:not|n't) support (?:the )?system|developer instruction is not enabled|roles must alternate/i;

function mentions(body: string, name: Droppable): boolean {
  return (
    new RegExp(`(?<![\\w.])${name}(?!\\w)`).test(body) &&
    (name !== 'stream' || /stream[^.]{0,40}not|unsupported[^.]{0,40}stream/i.test(body))
  );
}

function drop(name: Droppable, { rung, dropped }: Learned): Learned {
  return { rung, dropped: [...dropped, name].sort() };
}
