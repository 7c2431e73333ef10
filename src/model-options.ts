import { chooseCacheFolder, type Environment, type Settings } from './config.ts';
import { PlanError } from './errors.ts';
import type { ModelOptions } from './model/create-model.ts';
import { readPrices } from './model/read-prices.ts';
import { version } from './version.ts';

/** What a model is created from, and what it lacks: without a model id, and a key or an address, there is none. */
export function modelOptions(
  settings: Settings,
  environment: Environment,
): { readonly options: ModelOptions | null; readonly missing: readonly string[] } {
  const { model, base_url: address, prices } = settings;
  const key = environment['GROUNDPLAN_API_KEY'] || environment['OPENAI_API_KEY'] || null;
  const missing = [
    ...(model === null ? ['no model is named (--model, or GROUNDPLAN_MODEL)'] : []),
    ...(key === null && address === null
      ? ['there is neither a key (OPENAI_API_KEY) nor an address (--base-url, or OPENAI_BASE_URL)']
      : []),
  ];
  if (model === null || missing.length > 0) return { options: null, missing };
  const { answer_format: format, answer_tokens: answerTokens, temperature } = settings;
  const timeouts = { total: settings.timeout, start: settings.start_timeout, idle: settings.idle_timeout };
  const options = {
    ...splitEndpoint(address ?? openAiUrl),
    model,
    key,
    format,
    answerTokens,
    temperature,
    version,
    headers: readHeaders(environment['GROUNDPLAN_HEADERS'] ?? ''),
    prices: prices === null ? null : readPrices(prices),
    timeouts: { total: timeouts.total * 1000, start: timeouts.start * 1000, idle: timeouts.idle * 1000 },
    cacheFolder: chooseCacheFolder(environment),
  };
  return { options, missing };
}

/** What a key without an address is for. */
const openAiUrl = 'https://api.openai.com/v1';

/** An address, without its query and what requests append, and the query by name. */
function splitEndpoint(text: string): {
  readonly url: string;
  readonly query: Readonly<Record<string, string>>;
} {
  const { origin, pathname, searchParams } = new URL(text);
  const path = pathname.replace(/\/+$/, '').replace(/\/chat\/completions$/, '');
  return { url: `${origin}${path}`, query: Object.fromEntries(searchParams) };
}

/** `Name: value`, one a line, as `OPENAI_CUSTOM_HEADERS` of the openai package. */
function readHeaders(text: string): Readonly<Record<string, string>> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const [, name, value] = /^\s*([\w-]+)\s*:\s*([\x20-\x7E]+?)\s*$/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) return [name, value];
      throw new PlanError('config', 'Expected lines of `Name: value` in GROUNDPLAN_HEADERS.', {
        hint: 'For instance GROUNDPLAN_HEADERS="api-key: …"; several headers stand on lines of their own.',
      });
    }),
  );
}
