import { z } from 'zod';
import { nearestNames } from '../../src/claims/nearest-names.ts';
import { createModel, type EndpointModel, type ModelOptions } from '../../src/model/create-model.ts';
import { ModelFailure } from '../../src/model/model-failure.ts';
import type { Usage } from '../../src/model/language-model.ts';
import { modelOptions } from '../../src/model-options.ts';
import type { ToolContext } from '../tool.ts';
import type { Row } from './row.ts';

/** Probes the configured endpoint with one small question; says how to configure one when there is none. */
export async function examineModel({ settings, environment, signal }: ToolContext): Promise<readonly Row[]> {
  const { options, missing } = modelOptions(settings, environment);
  if (options === null) return [describeAbsence(settings, missing)];
  // Probed as if for the first time: what was learned before may no longer be so.
  const model = createModel({ ...options, cacheFolder: null, timeouts: patience });
  return [
    describeTarget(options),
    await examineOffer(model, signal),
    ...(await examineAnswer(model, { options, signal, maxCost: settings.max_cost })),
  ];
}

/** Long enough for a local server to load a model of some size, in milliseconds. */
const patience = { total: 90_000, start: 60_000, idle: 20_000 };

function describeAbsence(
  { drafter, model, base_url: address }: ToolContext['settings'],
  missing: readonly string[],
): Row {
  const wanted = drafter === 'model';
  const begun = model !== null || address !== null;
  return {
    subject: 'model',
    state: wanted ? 'problem' : begun ? 'note' : 'ok',
    detail: `none configured: plans are drafted from evidence. For one to draft, ${missing.join(', and ')}; see docs/models.md`,
  };
}

function describeTarget({ model, url, key, headers, format }: ModelOptions): Row {
  const named = Object.keys(headers);
  const access = [key === null ? 'no key' : 'with a key', ...named.map((name) => `header ${name}`)].join(', ');
  const open = key !== null && /^http:\/\/(?!localhost\b|127\.|\[::1\])/.test(url);
  const warning = open ? '; the key and the text go over the network in the clear' : '';
  return {
    subject: 'model',
    state: open ? 'note' : 'ok',
    detail: `${model} at ${url}, ${access}, format ${format}${warning}`,
  };
}

async function examineOffer(model: EndpointModel, signal: AbortSignal): Promise<Row> {
  const subject = 'models';
  try {
    const ids = await model.listModels(AbortSignal.any([signal, AbortSignal.timeout(15_000)]));
    // Gemini puts a folder before its ids, Ollama a tag behind them.
    const known = ids.some((id) => id === model.id || id.endsWith(`/${model.id}`) || id === `${model.id}:latest`);
    if (known) return { subject, state: 'ok', detail: `${ids.length} on offer, ${model.id} among them` };
    const near = nearestNames(model.id, ids);
    const others = near.length > 0 ? near : ids.slice(0, 5);
    return {
      subject,
      state: 'note',
      detail: `${ids.length} on offer, ${model.id} not among them; there are: ${others.join(', ')}`,
    };
  } catch {
    return { subject, state: 'note', detail: 'the endpoint does not say which are on offer' };
  }
}

interface Probe {
  readonly options: ModelOptions;
  readonly signal: AbortSignal;
  readonly maxCost: number | null;
}

async function examineAnswer(model: EndpointModel, { options, signal, maxCost }: Probe): Promise<readonly Row[]> {
  const start = performance.now();
  try {
    const { value, usage } = await model.ask(question, signal);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const fits = answer.safeParse(value).success;
    const calls = usage.calls === 1 ? '1 call' : `${usage.calls} calls`;
    return [
      {
        subject: 'answer',
        state: fits ? 'ok' : 'note',
        detail: `${fits ? 'as asked' : 'of another shape than asked'}, in ${seconds} s and ${calls}`,
      },
      describeForm(model, options),
      model.streams() === true
        ? { subject: 'stream', state: 'ok', detail: 'answers come in pieces' }
        : { subject: 'stream', state: 'note', detail: 'answers come whole: one that hangs is noticed late' },
      describeUsage(usage, maxCost),
    ];
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    return [{ subject: 'answer', state: 'problem', detail: `${error.message} ${error.hint ?? ''}`.trim() }];
  }
}

const answer = z.object({ city: z.string(), country: z.string() });

const question = {
  purpose: 'the probe of groundplan doctor',
  system: 'You answer with JSON.',
  turns: [{ role: 'user', text: 'Which city is the capital of France? Answer with the city and the country.' }],
  schema: answer,
  schemaName: 'probe',
  maxOutputTokens: null,
} as const;

function describeForm(model: EndpointModel, { format }: ModelOptions): Row {
  const { rung, dropped } = model.learned();
  const without = dropped.length === 0 ? '' : `, without ${dropped.join(', ')}`;
  const weak = rung === 'object' || rung === 'text';
  const said = {
    strict: 'held to the schema',
    portable: 'held to a plain schema',
    object: 'JSON of any shape',
    text: 'plain text',
  }[rung];
  const chosen = format === 'auto' ? '' : ', as chosen';
  return {
    subject: 'form',
    state: weak ? 'note' : 'ok',
    detail: `${rung}: ${said}${weak ? ', so more answers need mending' : ''}${chosen}${without}`,
  };
}

function describeUsage({ input, output, cost, reported }: Usage, maxCost: number | null): Row {
  const tokens = `${input} tokens in, ${output} out${cost === null ? '' : `, $${cost.toFixed(6)}`}`;
  const blind = cost === null && maxCost !== null ? '; set prices, else max_cost cannot be kept' : '';
  const detail = `${tokens}, ${reported ? 'as reported' : 'estimated: the endpoint does not say'}${blind}`;
  return { subject: 'usage', state: blind !== '' ? 'problem' : reported ? 'ok' : 'note', detail };
}
