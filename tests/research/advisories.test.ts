import { expect, it } from 'vitest';
import { openBook } from '../support/open-book.ts';
import { startPackageServers, type FakeFlaw, type FakeWorld } from '../support/package-servers.ts';

const signal = new AbortController().signal;

function flaw(id: string, more: Partial<FakeFlaw> = {}): FakeFlaw {
  return { id, severity: 'HIGH', summary: `About ${id}`, ...more };
}

function crate(...advisories: readonly FakeFlaw[]) {
  return { latest: '1.0.0', versions: { '1.0.0': { license: 'MIT', advisories } } };
}

const world: FakeWorld = {
  'cargo sound': crate(),
  'cargo leaky': crate(flaw('GHSA-1'), flaw('GHSA-2', { severity: 'LOW' }), flaw('GHSA-3')),
  'cargo leaky-too': crate(flaw('GHSA-1')),
  'cargo forgiven': crate(flaw('GHSA-4', { withdrawn: '2026-01-01T00:00:00Z' })),
  'cargo odd': crate(flaw('GHSA-6/../../leave')),
  'cargo twice': crate(flaw('A-5', { severity: '' }), flaw('GHSA-5', { aliases: ['A-5'] })),
};

async function ask(names: readonly string[], faults: Readonly<Record<string, number | 'nonsense' | 'short'>> = {}) {
  const servers = await startPackageServers(world);
  for (const [part, fault] of Object.entries(faults)) servers.break(part, fault);
  const { book } = openBook(servers, { environment: { GROUNDPLAN_DEPS_DEV: 'off' } });
  const queries = names.map((name) => ({ ecosystem: 'cargo', name, version: '1.0.0' }) as const);
  await book.ask(queries, signal);
  return {
    said: queries.map((query) => book.known(query)?.advisories),
    asked: servers.asked.map(({ path }) => path).filter((path) => path.includes(' /osv/')),
  };
}

it('asks for the flaws of all packages at once, page by page, and of each flaw once', async () => {
  const { said, asked } = await ask(['sound', 'leaky', 'leaky-too']);
  expect(said).toEqual([
    { state: 'none', from: 'OSV', date: '2026-11-22' },
    {
      state: 'found',
      from: 'OSV',
      date: '2026-11-22',
      value: [
        { id: 'GHSA-1', severity: 'high', summary: 'About GHSA-1' },
        { id: 'GHSA-2', severity: 'low', summary: 'About GHSA-2' },
        { id: 'GHSA-3', severity: 'high', summary: 'About GHSA-3' },
      ],
    },
    expect.objectContaining({ value: [{ id: 'GHSA-1', severity: 'high', summary: 'About GHSA-1' }] }),
  ]);
  expect(asked.toSorted()).toEqual([
    'GET /osv/v1/vulns/GHSA-1',
    'GET /osv/v1/vulns/GHSA-2',
    'GET /osv/v1/vulns/GHSA-3',
    'POST /osv/v1/querybatch',
    'POST /osv/v1/querybatch',
    'POST /osv/v1/querybatch',
  ]);
});

it('passes over a flaw that was withdrawn, and names one that two lists have once, as the one that rates it does', async () => {
  const { said } = await ask(['forgiven', 'twice']);
  expect(said).toEqual([
    expect.objectContaining({ state: 'none' }),
    expect.objectContaining({ value: [expect.objectContaining({ id: 'GHSA-5', severity: 'high' })] }),
  ]);
});

it.each([
  ['has a wrong length', 'short', 'OSV answered with something that is not understood'],
  ['is a page to sign in', 'nonsense', 'did not answer with JSON'],
  ['is a 405', 405, 'answered 405'],
  ['is a 404', 404, 'OSV did not answer'],
] as const)('knows nothing of any package where the answer %s', async (_, fault, why) => {
  const { said } = await ask(['sound', 'leaky'], { osv: fault });
  const unknown = { state: 'unknown', why: expect.stringContaining(why) };
  expect(said).toEqual([unknown, unknown]);
});

it('knows nothing of any package where the answer has an id that is none', async () => {
  const { said, asked } = await ask(['sound', 'odd']);
  const unknown = { state: 'unknown', why: expect.stringContaining('not understood') };
  expect(said).toEqual([unknown, unknown]);
  expect(asked).toEqual(['POST /osv/v1/querybatch']);
});

it('still tells of a flaw whose details do not come', async () => {
  const { said } = await ask(['leaky-too', 'sound'], { 'osv details': 503 });
  expect(said).toEqual([
    expect.objectContaining({
      value: [{ id: 'GHSA-1', severity: 'unrated', summary: expect.stringContaining('answered 503') }],
    }),
    expect.objectContaining({ state: 'none' }),
  ]);
});
