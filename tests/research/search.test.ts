import { describe, expect, it } from 'vitest';
import { createBrave } from '../../src/research/search/brave.ts';
import { createExa } from '../../src/research/search/exa.ts';
import { createOpenAiSearch } from '../../src/research/search/openai.ts';
import type { SearchProvider } from '../../src/research/search/search-provider.ts';
import { createSearxng } from '../../src/research/search/searxng.ts';
import { createTavily } from '../../src/research/search/tavily.ts';
import { endless, startFakeWeb, type FakePage } from '../support/fake-web.ts';

const signal = new AbortController().signal;
const key = 'test-key-4711';

/** A provider, and its answer in the shape that it documents. */
const providers: readonly {
  readonly id: string;
  readonly path: string;
  readonly open: (url: string) => SearchProvider;
  readonly answer: object;
  readonly asked: (request: { path: string; body: string; headers: Record<string, unknown> }) => unknown;
  readonly wants: unknown;
}[] = [
  {
    id: 'searxng',
    path: '/search',
    open: (url) => createSearxng(`${url}/`),
    answer: {
      query: 'delete drafts',
      number_of_results: 0,
      results: [
        {
          url: 'https://a.example/1',
          title: 'One',
          content: 'a snippet',
          engine: 'duckduckgo',
          publishedDate: null,
          score: 1,
        },
        { url: 'https://b.example/2', title: 'Two', content: 'another', engine: 'brave', score: 0.5 },
      ],
      answers: [],
      unresponsive_engines: [],
    },
    asked: ({ path }) => path,
    wants: '/search?q=delete+drafts&format=json',
  },
  {
    id: 'brave',
    path: '/res/v1/web/search',
    open: (url) => createBrave(url, key),
    answer: {
      type: 'search',
      query: { original: 'delete drafts' },
      web: {
        type: 'search',
        results: [
          { title: 'One', url: 'https://a.example/1', description: 'a snippet', age: '2 days ago' },
          { title: 'Two', url: 'https://b.example/2', description: 'another' },
        ],
      },
    },
    asked: ({ path, headers }) => [path, headers['x-subscription-token']],
    wants: ['/res/v1/web/search?q=delete+drafts&count=2', key],
  },
  {
    id: 'tavily',
    path: '/search',
    open: (url) => createTavily(url, key),
    answer: {
      query: 'delete drafts',
      answer: null,
      images: [],
      results: [
        { title: 'One', url: 'https://a.example/1', content: 'a snippet', score: 0.9, raw_content: null },
        { title: 'Two', url: 'https://b.example/2', content: 'another', score: 0.8, raw_content: null },
      ],
      response_time: 0.7,
    },
    asked: ({ body, headers }) => [JSON.parse(body), headers['authorization']],
    wants: [{ query: 'delete drafts', max_results: 2, include_raw_content: false }, `Bearer ${key}`],
  },
  {
    id: 'exa',
    path: '/search',
    open: (url) => createExa(url, key),
    answer: {
      requestId: 'r',
      resolvedSearchType: 'neural',
      results: [
        { id: 'https://a.example/1', title: 'One', url: 'https://a.example/1', publishedDate: null, author: null },
        { id: 'https://b.example/2', title: null, url: 'https://b.example/2' },
      ],
    },
    asked: ({ body, headers }) => [JSON.parse(body), headers['x-api-key']],
    wants: [{ query: 'delete drafts', numResults: 2 }, key],
  },
  {
    id: 'openai',
    path: '/v1/responses',
    open: (url) => createOpenAiSearch({ url: `${url}/v1`, key, headers: {}, query: {}, model: 'test-model' }),
    answer: {
      id: 'resp_1',
      object: 'response',
      status: 'completed',
      output: [
        {
          type: 'web_search_call',
          id: 'ws_1',
          status: 'completed',
          action: { type: 'search', query: 'delete drafts' },
        },
        {
          type: 'message',
          role: 'assistant',
          content: [
            {
              type: 'output_text',
              text: 'See these.',
              annotations: [
                { type: 'url_citation', start_index: 0, end_index: 3, url: 'https://a.example/1', title: 'One' },
                { type: 'url_citation', start_index: 4, end_index: 9, url: 'https://b.example/2', title: 'Two' },
                { type: 'url_citation', start_index: 9, end_index: 10, url: 'https://a.example/1', title: 'One' },
              ],
            },
          ],
        },
      ],
    },
    asked: ({ body, headers }) => {
      const { model, tools, input }: { model: string; tools: unknown; input: string } = JSON.parse(body);
      return [model, tools, input.includes('delete drafts'), headers['authorization']];
    },
    wants: ['test-model', [{ type: 'web_search' }], true, `Bearer ${key}`],
  },
];

describe.each(providers)('the provider $id', ({ path, open, answer, asked, wants }) => {
  const respond = (page: FakePage) => startFakeWeb({ [path]: page });
  const json = { 'content-type': 'application/json' };
  const search = (url: string) => open(url).search('delete drafts', { limit: 2, signal });

  it('is asked as it documents, and gives the addresses that it found', async () => {
    const web = await respond({ headers: json, body: JSON.stringify(answer) });
    expect((await search(web.url)).map(({ url }) => url)).toEqual(['https://a.example/1', 'https://b.example/2']);
    expect(web.requests.map(asked)).toEqual([wants]);
  });

  it.each([
    [401, /HTTP 401, the key is not taken/],
    [403, /HTTP 403, .*not allowed/],
    [429, /HTTP 429, too many requests/],
    [302, /HTTP 302/],
  ])('fails on %i in words, without the key', async (status, message) => {
    const web = await respond({ status, headers: { location: 'http://127.0.0.1:1/' }, body: key });
    const failure = await search(web.url).catch((error: unknown) => error);
    expect(String(failure)).toMatch(message);
    expect(String(failure)).not.toContain(key);
  });

  it('reads no answer without an end', async () => {
    const web = await respond(endless('application/json', ' '.repeat(64 * 1024)));
    await expect(search(web.url)).rejects.toThrow('the answer is longer than is read of one');
  });

  it('fails on an answer that is no JSON, or of another form', async () => {
    await expect(search((await respond('<html>')).url)).rejects.toThrow('the answer is no JSON');
    const other = await respond({ headers: json, body: JSON.stringify({ results: 'none', web: 1, output: 2 }) });
    await expect(search(other.url)).rejects.toThrow('not in the form');
  });
});

it('fails in words where nobody answers', async () => {
  const { search } = createSearxng('http://127.0.0.1:1');
  await expect(search('anything', { limit: 1, signal })).rejects.toThrow('could not be reached');
});
