import { chooseCacheFolder, type Environment } from './config.ts';
import { PlanError } from './errors.ts';
import type { ModelOptions } from './model/create-model.ts';
import { createBrave } from './research/search/brave.ts';
import { createExa } from './research/search/exa.ts';
import { createOpenAiSearch } from './research/search/openai.ts';
import type { SearchProvider } from './research/search/search-provider.ts';
import { createSearxng } from './research/search/searxng.ts';
import { createTavily } from './research/search/tavily.ts';
import { openPageCache, pagesFolder } from './research/sources/page-cache.ts';
import { createSourceReader } from './research/sources/source-reader.ts';
import type { Web } from './research/web.ts';
import { version } from './version.ts';

/** What is settled beside the environment. */
export interface WebOptions {
  /** An endpoint may have a search of its own; null without a model. */
  readonly model: ModelOptions | null;
  /** Whether anything may be asked of the network. */
  readonly network: boolean;
}

/**
 * The world outside as the environment opens it: whether it may be looked into, whose hosts may be private, and which search
 * providers have keys. Never from the repository: it could have anything fetched, and anybody billed.
 * @throws PlanError `config`.
 */
export function openWeb(environment: Environment, { model, network }: WebOptions): Web {
  const folder = chooseCacheFolder(environment);
  const reader = createSourceReader({
    network,
    allowed: readHosts(environment['GROUNDPLAN_ALLOW_HOSTS'] ?? ''),
    cache: folder === null ? null : openPageCache(pagesFolder(folder)),
    version,
  });
  return { reader, providers: network ? openProviders(environment, model) : [] };
}

function openProviders(environment: Environment, model: ModelOptions | null): readonly SearchProvider[] {
  const value = (name: string) => environment[name] || null;
  const searxng = value('GROUNDPLAN_SEARXNG_URL');
  const keyed = [
    {
      key: value('BRAVE_API_KEY'),
      base: value('BRAVE_BASE_URL') ?? 'https://api.search.brave.com',
      create: createBrave,
    },
    { key: value('TAVILY_API_KEY'), base: value('TAVILY_BASE_URL') ?? 'https://api.tavily.com', create: createTavily },
    { key: value('EXA_API_KEY'), base: value('EXA_BASE_URL') ?? 'https://api.exa.ai', create: createExa },
  ];
  return [
    ...(searxng === null ? [] : [createSearxng(checkBase(searxng, 'GROUNDPLAN_SEARXNG_URL'))]),
    ...keyed.flatMap(({ key, base, create }) => (key === null ? [] : [create(checkBase(base, '*_BASE_URL'), key)])),
    ...(model === null ? [] : [createOpenAiSearch(model)]),
  ];
}

function checkBase(text: string, variable: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new PlanError('config', `Expected an http or https address in ${variable}.`, {
    hint: 'For instance http://localhost:8888 for a SearXNG of your own.',
  });
}

/** `host:port`, or `host` for both usual ports, separated by commas or spaces. */
function readHosts(text: string): ReadonlySet<string> {
  const names = text.split(/[\s,]+/).filter((name) => name !== '');
  return new Set(
    names.flatMap((name) => {
      const hasPort = /:\d+$/.test(name) && !/^[0-9a-f:]+$/i.test(name);
      const given = `http://${hasPort ? name : name.replace(/^([0-9a-f]*:[0-9a-f:]*)$/i, '[$1]')}`;
      if (!URL.canParse(given) || new URL(given).pathname !== '/' || /[/@?#]/.test(name)) throw unreadableHost(name);
      const { hostname, port } = new URL(given);
      return hasPort ? [`${hostname}:${port || '80'}`] : [`${hostname}:80`, `${hostname}:443`];
    }),
  );
}

function unreadableHost(name: string): PlanError {
  return new PlanError(
    'config',
    `Expected hosts in GROUNDPLAN_ALLOW_HOSTS, got ${JSON.stringify(name.slice(0, 80))}.`,
    {
      hint: 'Give host or host:port, separated by commas: wiki.example.com, 127.0.0.1:8080.',
    },
  );
}
