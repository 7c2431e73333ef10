import type { LookupFunction } from 'node:net';
import { expect, it } from 'vitest';
import { readTargets } from '../../src/drafting/sources/read-targets.ts';
import { lookupFrom, readerFor } from '../support/fake-web.ts';

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

it('asks for every page where only their hosts have no such names', async () => {
  const { lookup, asked } = lookupFrom({});
  expect(new Set(await readWith(lookup))).toEqual(new Set(['the name of its host is not known']));
  expect(asked).toHaveLength(targets.length);
});
