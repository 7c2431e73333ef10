import type { LookupFunction } from 'node:net';
import { expect, it } from 'vitest';
import { readTargets } from '../../src/drafting/sources/read-targets.ts';
import { freshSources } from '../../src/research/sources/source-shelf.ts';
import { lookupFrom, readerFor, startFakeWeb } from '../support/fake-web.ts';

const signal = new AbortController().signal;
const targets = Array.from({ length: 12 }, (_, index) => ({ url: `http://host-${index}.test/`, named: true }));

async function readWith(lookup: LookupFunction) {
  const web = { reader: readerFor(null, { lookup }), providers: [] };
  const readings = await readTargets(targets, { web, signal, progress: () => {} });
  return [...readings.values()].map((reading) => (reading.state === 'read' ? 'read' : reading.reason));
}

it('does not wait for every page where the first ones show that there is no network', async () => {
  let asked = 0;
  const reasons = await readWith((_, __, callback) => {
    asked += 1;
    callback(Object.assign(new Error('try again'), { code: 'EAI_AGAIN' }), '', 0);
  });
  expect(reasons).toHaveLength(targets.length);
  expect(new Set(reasons)).toEqual(new Set(['there is no network', 'no other host could be reached either']));
  expect(asked).toBeLessThan(targets.length);
});

it('tells once that pages cannot be read again, however many plans quote them', async () => {
  const told: string[] = [];
  let asked = 0;
  const lookup: LookupFunction = (_, __, callback) => {
    asked += 1;
    callback(Object.assign(new Error('try again'), { code: 'EAI_AGAIN' }), '', 0);
  };
  const reader = readerFor(null, { lookup });
  const shelf = freshSources({ reader, signal, tell: (message) => void told.push(message) });
  const urls = targets.map(({ url }) => url);
  await shelf.bring(urls);
  await shelf.bring([...urls, 'http://another.test/']);
  expect(told).toEqual([expect.stringContaining('there is no network')]);
  expect(asked).toBeLessThan(targets.length);
  expect(await shelf.look('http://host-11.test/')).toMatchObject({ state: 'not-fetched', kind: 'offline' });
});

it('reads a few pages at a time again, each once', async () => {
  let most = 0;
  let open = 0;
  const web = await startFakeWeb(
    Object.fromEntries(
      targets.map((_, index) => [
        `/${index}`,
        (response) => {
          most = Math.max(most, (open += 1));
          setTimeout(() => {
            open -= 1;
            response.writeHead(200, { 'content-type': 'text/plain' }).end('Whoever deletes is written down.');
          }, 20);
        },
      ]),
    ),
  );
  const shelf = freshSources({ reader: readerFor(web), signal, tell: () => {} });
  const urls = targets.map((_, index) => `${web.url}/${index}`);
  await shelf.bring([...urls, ...urls]);
  expect(web.requests).toHaveLength(targets.length);
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(4);
});

it('asks for every page where only their hosts have no such names', async () => {
  const { lookup, asked } = lookupFrom({});
  expect(new Set(await readWith(lookup))).toEqual(new Set(['the name of its host is not known']));
  expect(asked).toHaveLength(targets.length);
});
