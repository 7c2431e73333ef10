import { z } from 'zod';
import { fillPrompt } from '../../model/prompts.ts';
import { askProvider, endpoint } from './ask-provider.ts';
import type { SearchHit, SearchProvider } from './search-provider.ts';

const annotation = z.looseObject({ type: z.string(), url: z.string().optional(), title: z.string().optional() });
const part = z.looseObject({ annotations: z.array(annotation).default([]) });
const item = z.looseObject({ type: z.string(), content: z.array(part).default([]) });
const answer = z.object({ output: z.array(item) });

/** The endpoint of a model, with its headers. */
export interface ModelEndpoint {
  /** Up to and with `/v1`. */
  readonly url: string;
  readonly key: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly model: string;
}

/** A model takes longer than an index does. */
const timeout = 60_000;

/**
 * The web search that an endpoint gives its models as a tool (`web_search` of the Responses API): of the answer only the cited
 * addresses are taken.
 */
export function createOpenAiSearch({ url: base, key, headers, query: own, model }: ModelEndpoint): SearchProvider {
  return {
    id: 'openai',
    async search(query, { limit, signal }) {
      const request = {
        url: endpoint(base, '/responses', own),
        headers: { ...(key === null ? {} : { authorization: `Bearer ${key}` }), ...headers },
        body: { model, tools: [{ type: 'web_search' }], input: fillPrompt('search', { query, limit: String(limit) }) },
        signal,
        timeout,
      };
      const { output } = await askProvider(request, answer);
      const cited = output.flatMap(({ content }) => content.flatMap(({ annotations }) => annotations));
      const hits = cited.flatMap(({ type, url, title = '' }): readonly SearchHit[] =>
        type === 'url_citation' && url !== undefined ? [{ url, title }] : [],
      );
      return hits.filter(({ url }, index) => hits.findIndex((hit) => hit.url === url) === index).slice(0, limit);
    },
  };
}
