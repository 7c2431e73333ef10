import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clearPages, measurePages, openPageCache } from '../../src/research/sources/page-cache.ts';
import { article, readerFor, startFakeWeb } from '../support/fake-web.ts';
import { createTemporaryFolder } from '../support/temporary-repository.ts';

const signal = new AbortController().signal;
const named = { named: true, signal };
const words = 'A draft can be restored within thirty days.';

describe('a reader of sources', () => {
  it('says who asks, and asks nothing that it was not asked for', async () => {
    const web = await startFakeWeb({ '/page': article('Drafts', words, '<img src="/image.png">') });
    await readerFor(web).read(`${web.url}/page#part`, named);
    expect(web.requests.map(({ path }) => path)).toEqual(['/page']);
    expect(web.requests[0]?.headers['user-agent']).toMatch(/^Groundplan\/\S+ \(\+https:\/\/.+\)$/);
    expect(web.requests[0]?.headers.cookie).toBeUndefined();
  });

  it('asks for robots.txt once a host, and only for pages that nobody named', async () => {
    const web = await startFakeWeb({ '/robots.txt': 'User-agent: *\nDisallow: /private/', '/a': words, '/b': words });
    const reader = readerFor(web);
    const automatic = { named: false, signal };
    const states = [];
    for (const path of ['/a', '/b', '/private/c'])
      states.push((await reader.read(`${web.url}${path}`, automatic)).state);
    expect(states).toEqual(['read', 'read', 'not-fetched']);
    expect(web.requests.map(({ path }) => path)).toEqual(['/robots.txt', '/a', '/b']);
  });

  it('asks a host no more than once a second, and the operator’s own as often as it likes', async () => {
    const web = await startFakeWeb({ '/a': words, '/b': words });
    const own = readerFor(web);
    for (const path of ['/a', '/b']) await own.read(`${web.url}${path}`, named);
    expect(own.waits).toEqual([]);
    // Private addresses are refused when they are dialled: the pause comes before that.
    const others = readerFor(null);
    for (const path of ['/a', '/b']) await others.read(`http://127.0.0.1${path}`, named);
    expect(others.waits).toHaveLength(1);
  });

  it('keeps a page for a day, then asks whether it changed', async () => {
    const web = await startFakeWeb({
      '/page': (response, headers) => {
        if (headers['if-none-match'] === '"one"') return void response.writeHead(304).end();
        response.writeHead(200, { 'content-type': 'text/html', etag: '"one"' }).end(article('Drafts', words));
      },
    });
    const cache = openPageCache(join(createTemporaryFolder(), 'pages'));
    const at = (now: string) => readerFor(web, { cache, now: () => new Date(now) });
    const first = await at('2026-11-22T12:00:00Z').read(`${web.url}/page`, named);
    const again = await at('2026-11-23T11:00:00Z').read(`${web.url}/page`, named);
    expect(again).toEqual(first);
    expect(web.requests).toHaveLength(1);
    const later = await at('2026-11-23T13:00:00Z').read(`${web.url}/page`, named);
    expect(web.requests[1]?.headers['if-none-match']).toBe('"one"');
    if (first.state !== 'read' || later.state !== 'read') throw new Error('Expected it to be read.');
    expect(later.page).toEqual({ ...first.page, readAt: '2026-11-23T13:00:00.000Z' });
  });

  it('keeps no more than it may: the oldest pages make room, and a damaged one is as if it were not there', async () => {
    const folder = join(createTemporaryFolder(), 'pages');
    const cache = openPageCache(folder, 2_500);
    const web = await startFakeWeb({ '/a': article('A', words), '/b': article('B', words), '/c': article('C', words) });
    for (const path of ['/a', '/b', '/c', '/a', '/b', '/c']) {
      await readerFor(web, { cache }).read(`${web.url}${path}`, { ...named, fresh: true });
      await new Promise((resolve) => setTimeout(resolve, 5)); // The clock of the files must move.
    }
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(await cache.recall(`${web.url}/a`)).toBeNull();
    expect(await cache.recall(`${web.url}/c`)).not.toBeNull();
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), '{');
    expect(await cache.recall(`${web.url}/c`)).toBeNull();
  });

  it('leaves alone what others keep in its folder', async () => {
    const folder = createTemporaryFolder({ 'index.html': 'a'.repeat(5_000), 'deep/page.md': 'mine' });
    const web = await startFakeWeb({ '/a': article('A', words) });
    await readerFor(web, { cache: openPageCache(folder, 100) }).read(`${web.url}/a`, named);
    expect(await measurePages(folder)).toMatchObject({ pages: 1 });
    expect(await clearPages(folder)).toBe(1);
    expect(readdirSync(folder).toSorted()).toEqual(['deep', 'index.html']);
  });

  it('says of a page that cannot be unpacked that it cannot be read', async () => {
    const body = 'this was never packed, whatever its head says of it';
    const pages = ['gzip', 'deflate', 'br'].map((name) => [
      `/${name}`,
      { headers: { 'content-encoding': name }, body },
    ]);
    const web = await startFakeWeb(Object.fromEntries(pages));
    for (const [path] of pages)
      expect(await readerFor(web).read(`${web.url}${path}`, named)).toMatchObject({ state: 'not-fetched' });
  });

  it('fetches nothing while the network is off, and gives what it has kept', async () => {
    const web = await startFakeWeb({ '/page': article('Drafts', words) });
    const cache = openPageCache(join(createTemporaryFolder(), 'pages'));
    const closed = readerFor(web, { cache, network: false });
    expect(await closed.read(`${web.url}/page`, named)).toMatchObject({
      state: 'not-fetched',
      reason: 'the network is off',
    });
    expect(web.requests).toEqual([]);
    await readerFor(web, { cache }).read(`${web.url}/page`, named);
    expect(await closed.read(`${web.url}/page`, named)).toMatchObject({ state: 'read' });
  });

  it('ends at once when it is interrupted', async () => {
    const controller = new AbortController();
    const web = await startFakeWeb({ '/slow': () => controller.abort() });
    const reading = readerFor(web).read(`${web.url}/slow`, { named: true, signal: controller.signal });
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});
