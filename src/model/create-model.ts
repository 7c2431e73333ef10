import { askModel, type AskSettings, type ModelState } from './ask-model.ts';
import { createEstimator } from './estimate-tokens.ts';
import type { Learned, Rung } from './ladder.ts';
import type { LanguageModel } from './language-model.ts';
import { openConnection, type Connection, type Endpoint } from './open-connection.ts';
import { sleep, type Sleep } from './plan-retry.ts';
import { openRungMemory } from './rung-memory.ts';
import { costOf, type Prices } from './usage.ts';

/** What a model is created from. */
export interface ModelOptions extends Endpoint {
  /** As the endpoint calls it. */
  readonly model: string;
  /** `auto` finds the best form of answer that the endpoint knows and remembers it; the others pin it. */
  readonly format: 'auto' | Rung;
  readonly prices: Prices | null;
  /** Most tokens of an answer; null leaves it to the endpoint. */
  readonly answerTokens: number | null;
  /** Null leaves it to the endpoint. */
  readonly temperature: number | null;
  /** Milliseconds: for a whole ask; until an answer begins; between its pieces. */
  readonly timeouts: { readonly total: number; readonly start: number; readonly idle: number };
  /** Folder in which it is kept what endpoints take; null keeps nothing. */
  readonly cacheFolder: string | null;
  /** The version of the program. */
  readonly version: string;
  /** How to wait before another try. */
  readonly sleep?: Sleep;
  readonly now?: () => Date;
}

/** A model at an endpoint, with what the doctor wants to know of it. */
export interface EndpointModel extends LanguageModel {
  /** What was learned so far of what the endpoint takes. */
  learned(): Learned;
  /** The last answer came in pieces; null before there was one. */
  streams(): boolean | null;
  /** Ids of the models on offer. @throws WireError. */
  listModels(signal: AbortSignal): Promise<readonly string[]>;
}

/** A model behind any endpoint that speaks OpenAI's chat completions. Nothing is loaded or sent before it is asked. */
export function createModel(options: ModelOptions): EndpointModel {
  const { model, url, format, version, cacheFolder, now = () => new Date() } = options;
  const memory = openRungMemory({ folder: cacheFolder, endpoint: url, model, version, now });
  const estimator = createEstimator();
  const state: ModelState = { learned: { rung: format === 'auto' ? 'strict' : format, dropped: [] }, streams: null };
  const settings: AskSettings = { ...options, endpoint: url, pinned: format !== 'auto', sleep: options.sleep ?? sleep };
  let opened: Promise<Connection> | undefined;
  let recalled: Promise<void> | undefined;
  const open = (): Promise<Connection> => (opened ??= openConnection(options));
  const recall = async (): Promise<void> => {
    const known = await memory.recall();
    if (known !== null) state.learned = settings.pinned ? { ...known, rung: state.learned.rung } : known;
  };
  return {
    id: model,
    endpoint: url,
    estimateTokens: (text) => estimator.estimate(text),
    priceOf: ({ input, output }) => costOf({ input, cached: 0, output }, options.prices),
    async ask(request, signal) {
      await (recalled ??= recall());
      return askModel(request, { connection: await open(), settings, state, memory, estimator, signal });
    },
    learned: () => state.learned,
    streams: () => state.streams,
    listModels: async (signal) => (await open()).listModels(signal),
  };
}
