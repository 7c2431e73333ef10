import { attempt, type Attempt } from './attempt.ts';
import { buildBody, hasSchema, type BodySettings } from './build-body.ts';
import type { Problem } from './classify-failure.ts';
import { describeFailure } from './describe-failure.ts';
import type { TokenEstimator } from './estimate-tokens.ts';
import { extractJson, type FoundObject } from './extract-json.ts';
import { adapt, mergeLearned, type Learned } from './ladder.ts';
import type { ModelAnswer, ModelRequest, Usage } from './language-model.ts';
import { ModelFailure } from './model-failure.ts';
import type { Connection, WireBody } from './open-connection.ts';
import { planRetry, tooLong, type Sleep } from './plan-retry.ts';
import { hideSecrets, redactRequest } from './redact-request.ts';
import type { RungMemory } from './rung-memory.ts';
import { addUsage, noUsage, usageOf, type Prices } from './usage.ts';
import { toWire } from './wire-schema.ts';

/** What stays the same for all asks of a model. */
export interface AskSettings extends BodySettings {
  readonly key: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly prices: Prices | null;
  readonly timeouts: { readonly total: number; readonly start: number; readonly idle: number };
  /** The user chose the form of answer: nothing else is tried. */
  readonly pinned: boolean;
  readonly sleep: Sleep;
}

/** What the asks of a model learn together. */
export interface ModelState {
  learned: Learned;
  streams: boolean | null;
}

/** What one ask is made with. */
export interface Asking {
  readonly connection: Connection;
  readonly settings: AskSettings;
  readonly state: ModelState;
  readonly memory: RungMemory;
  readonly estimator: TokenEstimator;
  readonly signal: AbortSignal;
}

/**
 * Asks until there is an answer with a JSON object: down the ladder, without what the endpoint does not take, and again for what
 * passes by itself. Secrets are taken out before anything is sent.
 * @throws ModelFailure with what was spent.
 */
export async function askModel(asked: ModelRequest, asking: Asking): Promise<ModelAnswer> {
  const { connection, settings, state, signal } = asking;
  const request = redactRequest(asked);
  const deadline = AbortSignal.timeout(settings.timeouts.total);
  const ended = AbortSignal.any([signal, deadline]);
  const count = { tried: 0, useless: 0 };
  let usage = noUsage;
  for (;;) {
    const used = state.learned;
    const body = buildBody(request, used, settings);
    const made = await attempt(body, connection, { patience: patienceOf(settings, used), signal: ended });
    usage = addUsage(usage, account(body, made, asking));
    const fail = (problem: Problem): ModelFailure => {
      const isLate = deadline.aborted && !signal.aborted;
      return failureOf(problem, { made, usage, settings, purpose: request.purpose, isLate });
    };
    const found = extractJson(made.reply.text);
    const problem = made.problem ?? flawOf(found, made, { used, request, pinned: settings.pinned });
    if (problem === null && found !== null) {
      state.streams = made.reply.streamed;
      await keepLearned(asking);
      return { value: found.value, text: made.reply.text, usage };
    }
    const failed = problem ?? aborted;
    const next = nextMove(failed, used, { body, count, pinned: settings.pinned, cameToEnd: made.problem === null });
    if (next === null || asked.mayGoOn?.(usage) === false) throw fail(failed);
    if (typeof next !== 'number') state.learned = mergeLearned(next, state.learned);
    else if (next > 0) await settings.sleep(next, ended).catch(() => {}); // Interrupted: told in the next line.
    if (ended.aborted) throw fail(aborted);
  }
}

interface Circumstance {
  readonly body: WireBody;
  /** Calls so far that failed by what passes, and in a row that held no object. */
  readonly count: { tried: number; useless: number };
  readonly pinned: boolean;
  readonly cameToEnd: boolean;
}

/** Milliseconds to wait before the same call, or what to do otherwise, or null to give up. */
function nextMove(
  problem: Problem,
  used: Learned,
  { body, count, pinned, cameToEnd }: Circumstance,
): number | Learned | null {
  if (problem.kind !== 'invalid-json') {
    const learned = adapt(problem, used, { sent: Object.keys(body), pinned });
    return learned ?? planRetry(problem, (count.tried += 1));
  }
  count.useless += 1;
  if (hasSchema(used.rung) && count.useless < 2) return 0;
  if (pinned) return null;
  // An endpoint that does not look at one schema will not look at another: the next form is one without.
  if (hasSchema(used.rung)) return { ...used, rung: 'object' };
  return used.rung === 'object' && !cameToEnd ? { ...used, rung: 'text' } : null;
}

const aborted: Problem = { kind: 'aborted', said: '', passing: false, wait: null, error: null };

function patienceOf(
  { timeouts }: AskSettings,
  { dropped }: Learned,
): { readonly start: number; readonly idle: number } {
  // Without a stream, all of the answer comes at once at the end.
  return dropped.includes('stream') ? { start: timeouts.total, idle: timeouts.total } : timeouts;
}

/** What a call used: as reported; nothing where none was begun; else by the characters that went and came. */
function account(body: WireBody, { reply, problem }: Attempt, { settings, estimator }: Asking): Usage {
  const sent = JSON.stringify([body['messages'], body['response_format']]);
  if (reply.tokens !== null) {
    estimator.learn(sent.length, reply.tokens.input);
    return usageOf(reply.tokens, settings.prices, true);
  }
  // A call that was ended from here was at work, and may be charged for.
  const atWork = problem === null || reply.hasChoice || problem.kind === 'timeout' || problem.kind === 'aborted';
  if (!atWork) return { ...noUsage, calls: 1 };
  const tokens = { input: estimator.estimate(sent), cached: 0, output: estimator.estimate(reply.text), cost: null };
  return usageOf(tokens, settings.prices, false);
}

/** False for an object with none of the properties that the schema asks for: the endpoint did not look at it. */
function holdsAny(value: Readonly<Record<string, unknown>>, { schema }: ModelRequest): boolean {
  const { required } = toWire(schema, 'strict').schema;
  return !Array.isArray(required) || required.length === 0 || required.some((name) => String(name) in value);
}

/** A form that the user chose says nothing of what the endpoint could do. */
async function keepLearned({ state, memory, settings }: Asking): Promise<void> {
  const known = (await memory.recall()) ?? { rung: 'strict', dropped: [] };
  const learned = settings.pinned ? { ...state.learned, rung: known.rung } : state.learned;
  if (JSON.stringify(known) !== JSON.stringify(learned)) await memory.keep(learned);
}

interface Expected {
  readonly used: Learned;
  readonly request: ModelRequest;
  readonly pinned: boolean;
}

/** What is wrong with an answer that came to its end: no object in it, or one that the schema had no part in. */
function flawOf(found: FoundObject | null, { reply }: Attempt, { used, request, pinned }: Expected): Problem | null {
  if (found !== null && (pinned || !hasSchema(used.rung) || holdsAny(found.value, request))) return null;
  const empty = reply.text.trim() === '' ? 'the answer was empty' : '';
  return { ...aborted, kind: 'invalid-json', said: found === null ? empty : 'the answer is of another shape' };
}

interface Circumstances {
  readonly made: Attempt;
  readonly usage: Usage;
  readonly settings: AskSettings;
  readonly purpose: string;
  readonly isLate: boolean;
}

function failureOf(problem: Problem, { made, usage, settings, purpose, isLate }: Circumstances): ModelFailure {
  const { model, endpoint, timeouts } = settings;
  const late = isLate && problem.kind === 'aborted';
  const said = late
    ? `no answer within the ${Math.max(1, Math.round(timeouts.total / 1000))} s of one ask`
    : [problem.said, tooLong(problem)].filter(Boolean).join('; ');
  const told = {
    ...problem,
    kind: late ? 'timeout' : kindFor(problem, settings),
    said: hideSecrets(said, settings),
  } as const;
  const { message, hint } = describeFailure(told, {
    purpose,
    model,
    endpoint,
    movedTo: hideSecrets(problem.error?.details.location ?? '', settings),
  });
  return new ModelFailure(told.kind, message, { hint, text: made.reply.text, usage });
}

/** Below the last rung there is nothing to choose: what sounds like a form that is not known is something else. */
function kindFor({ kind }: Problem, { pinned }: AskSettings): Problem['kind'] {
  return !pinned && (kind === 'format-unsupported' || kind === 'schema-rejected') ? 'rejected' : kind;
}
