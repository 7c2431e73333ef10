import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { renewBook } from '../../src/research/packages/package-book.ts';
import type { Ecosystem } from '../../src/evidence/collectors/packages.ts';
import { noNetwork } from '../support/no-network.ts';
import { learn, openBook } from '../support/open-book.ts';
import { startPackageServers, type FakeWorld } from '../support/package-servers.ts';
import { createTemporaryFolder } from '../support/temporary-repository.ts';

const signal = new AbortController().signal;
const one = { '1.0.0': { license: 'MIT' }, '1.1.0': { license: 'MIT' } };
const everywhere: FakeWorld = {
  'npm nanoid': { latest: '1.1.0', versions: one },
  'npm @own/part': { latest: '1.1.0', versions: one },
  'pypi httpx': { latest: '1.1.0', versions: one },
  'cargo serde': { latest: '1.1.0', versions: one },
  'go github.com/Own/part': { latest: 'v1.1.0', versions: { 'v1.0.0': one['1.0.0'], 'v1.1.0': one['1.1.0'] } },
  'maven org.own:part': { latest: '1.1.0', versions: one },
  'nuget serilog': { latest: '1.1.0', versions: one },
  'rubygems rack': { latest: '1.1.0', versions: one },
  'composer own/part': { latest: '1.1.0', versions: one },
};

describe.each<[Ecosystem, string, string]>([
  ['npm', 'nanoid', 'nanoid-turbo'],
  ['pypi', 'httpx', 'httpx-turbo'],
  ['cargo', 'serde', 'serde-turbo'],
  ['go', 'github.com/Own/part', 'github.com/Own/other'],
  ['maven', 'org.own:part', 'org.own:other'],
  ['nuget', 'Serilog', 'Serilog.Turbo'],
  ['rubygems', 'rack', 'rack-turbo'],
  ['composer', 'own/part', 'own/other'],
])('%s', (ecosystem, real, invented) => {
  it('tells what there is from what there is not, and asks OSV of the version that is meant', async () => {
    const servers = await startPackageServers(everywhere);
    const { book } = openBook(servers);
    expect(await learn(book, ecosystem, real)).toMatchObject({
      existence: { state: 'found' },
      chosen: { state: 'found', value: expect.stringMatching(/^v?1\.\d\.0$/) },
      advisories: { state: 'none', from: 'OSV' },
    });
    expect(await learn(book, ecosystem, invented)).toMatchObject({ existence: { state: 'none' } });
    expect(await learn(book, ecosystem, real, '9.9.9')).toMatchObject({ chosen: { state: 'none' } });
  });

  it('is unknown where nobody answers', async () => {
    const servers = await startPackageServers(everywhere);
    for (const part of [ecosystem, 'deps', 'osv']) servers.break(part, 502);
    expect(await learn(openBook(servers).book, ecosystem, invented)).toMatchObject({ existence: { state: 'unknown' } });
  });
});

test('a book that is closed asks nobody', async () => {
  const servers = await startPackageServers(everywhere);
  const { book } = openBook(servers, { closed: 'the network is off' });
  expect(await learn(book, 'npm', 'nanoid')).toBeNull();
  expect(servers.asked).toEqual([]);
});

test('what was learned is kept for a day, by another process too, and asked anew when that is wanted', async () => {
  const servers = await startPackageServers(everywhere);
  const cache = createTemporaryFolder();
  let time = Date.now();
  const now = () => new Date(time);
  await learn(openBook(servers, { cache, now }).book, 'npm', 'nanoid');
  const first = servers.asked.length;
  const { book } = openBook(servers, { cache, now });
  expect(await learn(book, 'npm', 'nanoid')).toMatchObject({ existence: { state: 'found' } });
  expect(servers.asked).toHaveLength(first);
  await learn(renewBook(book), 'npm', 'nanoid');
  expect(servers.asked.length).toBe(2 * first);
  time += 25 * 60 * 60 * 1000;
  await learn(openBook(servers, { cache, now }).book, 'npm', 'nanoid');
  expect(servers.asked.length).toBe(3 * first);
});

test('of more packages than are asked about in one go, the rest is unknown, and comes first the next time', async () => {
  const servers = await startPackageServers({});
  const { book } = openBook(servers, { environment: { GROUNDPLAN_DEPS_DEV: 'off' } });
  const queries = Array.from(
    { length: 203 },
    (_, at) => ({ ecosystem: 'cargo', name: `crate-${at}`, version: null }) as const,
  );
  const unknown = () => queries.filter((query) => book.known(query)?.existence.state === 'unknown');
  await book.ask(queries, signal);
  expect(unknown()).toEqual(queries.slice(-3));
  expect(book.known({ ecosystem: 'cargo', name: 'crate-202', version: null })?.existence).toMatchObject({
    why: expect.stringContaining('more than 200 packages'),
  });
  await renewBook(book).ask(queries, signal);
  expect(unknown()).toEqual([]);
});

test('a broken file of what was kept is made anew', async () => {
  const servers = await startPackageServers(everywhere);
  const cache = createTemporaryFolder({ 'packages/records.json': '{ "version": 1, "rec' });
  await learn(openBook(servers, { cache }).book, 'npm', 'nanoid');
  expect(JSON.parse(readFileSync(join(cache, 'packages/records.json'), 'utf8'))).toMatchObject({ version: 1 });
});

test('without a network it is said once, and why', async () => {
  const servers = await startPackageServers(everywhere);
  const gone = { ...servers, environment: { ...noNetwork } };
  const { book, told } = openBook(gone);
  expect(await learn(book, 'npm', 'nanoid')).toMatchObject({ existence: { state: 'unknown' } });
  await learn(book, 'npm', 'zod');
  expect(told).toEqual([expect.stringContaining('cannot be reached (ECONNREFUSED)')]);
});

test('an abort ends the questions', async () => {
  const servers = await startPackageServers(everywhere);
  servers.break('npm', 'silence');
  const controller = new AbortController();
  const asking = openBook(servers).book.ask([{ ecosystem: 'npm', name: 'nanoid', version: null }], controller.signal);
  setTimeout(() => controller.abort(), 50);
  await expect(asking).rejects.toThrow(/abort/i);
});

describe('credentials', () => {
  const userconfig = (text: string) => {
    const file = join(createTemporaryFolder(), 'npmrc');
    writeFileSync(file, text);
    return { npm_config_userconfig: file };
  };

  it('go to the host that the user has them for, and to no other', async () => {
    const servers = await startPackageServers(everywhere);
    const host = servers.url.replace('http:', '');
    const mine = userconfig(`${host}/npm/:_authToken=secret-4711\n`);
    await learn(openBook(servers, { environment: mine }).book, 'npm', 'nanoid');
    const sent = (part: string) =>
      servers.asked
        .filter(({ path }) => path.split(' ')[1]?.startsWith(`/${part}/`))
        .map((asked) => asked.authorization);
    expect(new Set(sent('npm'))).toEqual(new Set(['Bearer secret-4711']));
    expect(new Set([...sent('osv'), ...sent('deps')])).toEqual(new Set([undefined]));
  });

  it('and questions do not go to a registry that only the repository names', async () => {
    const servers = await startPackageServers(everywhere);
    const other = await startPackageServers(everywhere);
    const npmrc = `registry=${other.url}/npm/\n${other.url.replace('http:', '')}/npm/:_authToken=\${SECRET}\n`;
    const record = await learn(openBook(servers, { npmrc, environment: { SECRET: 'x' } }).book, 'npm', 'nanoid');
    expect(other.asked).toEqual([]);
    expect(record?.existence).toMatchObject({
      state: 'unknown',
      why: expect.stringContaining("the repository's .npmrc names"),
    });
  });

  it('and they go nowhere in the clear because the repository says so', async () => {
    const servers = await startPackageServers(everywhere);
    const other = await startPackageServers(everywhere);
    const mine = userconfig(`${other.url.replace('http:', '')}/npm/:_authToken=secret-4711\n`);
    const { book } = openBook(servers, { npmrc: `registry=${other.url}/npm/\n`, environment: mine });
    expect((await learn(book, 'npm', 'nanoid'))?.existence).toMatchObject({
      state: 'unknown',
      why: expect.stringContaining(`names the registry ${other.url}, which`),
    });
    expect(other.asked).toEqual([]);
  });

  it('a registry of the repository is asked when the user has it too, and a private scope is told to nobody else', async () => {
    const servers = await startPackageServers({});
    const own = await startPackageServers(everywhere);
    const mine = userconfig(`@own:registry=${own.url}/npm/\n`);
    const { book } = openBook(servers, { npmrc: `@own:registry=${own.url}/npm/\n`, environment: mine });
    expect(await learn(book, 'npm', '@own/part')).toMatchObject({
      existence: { state: 'found' },
      advisories: { state: 'unknown' },
    });
    expect(servers.asked).toEqual([]);
  });
});
