import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startFakeWeb } from '../support/fake-web.ts';
import { learn, openBook } from '../support/open-book.ts';
import { startPackageServers, type FakeWorld } from '../support/package-servers.ts';
import { runHere } from '../support/run-here.ts';
import { createTemporaryFolder, createTemporaryRepository } from '../support/temporary-repository.ts';

const mit = { license: 'MIT' };
const world: FakeWorld = {
  'pypi own-part': {
    latest: '1.1.0',
    versions: { '1.0.0': mit, '1.1.0': mit, '1.2.0': { yanked: true }, '2.0.0rc1': mit },
  },
  'go corp.example/team/part': { latest: 'v1.0.0', versions: { 'v1.0.0': mit } },
  'go corp.example/listed': {
    latest: 'v0.57.1',
    versions: { 'v0.46.0': mit, 'v0.57.1': mit, 'v0.58.0-rc.1': mit },
    listOnly: true,
  },
  'npm nanoid': { latest: '1.0.0', versions: { '1.0.0': mit } },
};

/** Servers, and where the program learns of them when only pip, uv and Go are told. */
async function start(say: (url: string) => Record<string, string>, faults: Readonly<Record<string, number>> = {}) {
  const servers = await startPackageServers(world);
  for (const [part, fault] of Object.entries(faults)) servers.break(part, fault);
  const environment = { GROUNDPLAN_REGISTRY_PYPI: '', GROUNDPLAN_REGISTRY_GO: '', ...say(servers.url) };
  return { servers, environment, asked: () => servers.asked.map(({ path }) => path) };
}

const silent = { GROUNDPLAN_DEPS_DEV: 'off', GROUNDPLAN_OSV: 'off' };

describe('an index of Python packages', () => {
  it.each([
    ['PIP_INDEX_URL', 'simple', ''],
    ['UV_INDEX_URL', 'links', ''],
    ['UV_DEFAULT_INDEX', 'simple', 'corp='],
  ])(
    'that %s names is asked for versions, in its form (%s), and for nothing that it cannot know',
    async (variable, form, name) => {
      const { servers, environment, asked } = await start((url) => ({
        ...silent,
        [variable]: `${name}${url}/${form}/`,
      }));
      const { book } = openBook(servers, { environment });
      expect(await learn(book, 'pypi', 'Own_Part', '>=1.0')).toMatchObject({
        existence: { state: 'found', from: 'the Python index' },
        latest: { value: '1.1.0' },
        chosen: { state: 'found', value: '1.1.0' },
        releases: { value: 3 },
        license: { state: 'unknown' },
        deprecation: { state: 'unknown' },
        created: { state: 'unknown' },
        advisories: { state: 'unknown' },
      });
      expect(await learn(book, 'pypi', 'own-part', '1.2.0')).toMatchObject({ chosen: { state: 'none' } });
      expect(await learn(book, 'pypi', 'other-part')).toMatchObject({ existence: { state: 'none' } });
      expect(asked()).toEqual([`GET /${form}/own-part/`, `GET /${form}/own-part/`, `GET /${form}/other-part/`]);
    },
  );

  it('leaves to deps.dev and OSV what it cannot know', async () => {
    const { servers, environment } = await start((url) => ({ PIP_INDEX_URL: `${url}/simple` }));
    expect(await learn(openBook(servers, { environment }).book, 'pypi', 'own-part')).toMatchObject({
      license: { value: 'MIT', from: 'deps.dev' },
      advisories: { state: 'none', from: 'OSV' },
    });
  });

  it('that shows a page to sign in knows nothing', async () => {
    const { servers, environment } = await start((url) => ({ ...silent, PIP_INDEX_URL: `${url}/simple` }));
    servers.break('simple', 'nonsense');
    expect(await learn(openBook(servers, { environment }).book, 'pypi', 'own-part')).toMatchObject({
      existence: { state: 'unknown' },
    });
  });

  it.each(['PIP_EXTRA_INDEX_URL', 'UV_INDEX', 'UV_EXTRA_INDEX_URL'])(
    'of which another one stands beside it in %s does not say alone what there is, and nobody else learns of the name',
    async (variable) => {
      const { servers, environment, asked } = await start((url) => ({
        PIP_INDEX_URL: `${url}/simple`,
        [variable]: 'https://name:secret@index.corp.example/simple',
      }));
      const { book } = openBook(servers, { environment });
      const why = expect.stringContaining('another index of this machine may have it (index.corp.example)');
      expect(await learn(book, 'pypi', 'corp-part')).toMatchObject({ existence: { state: 'unknown', why } });
      expect(asked()).toEqual(['GET /simple/corp-part/']);
      expect(await learn(book, 'pypi', 'own-part', '7.0.0')).toMatchObject({ chosen: { state: 'unknown', why } });
      expect(await learn(book, 'pypi', 'own-part', '1.0.0')).toMatchObject({ chosen: { state: 'found' } });
    },
  );
});

describe('a name and password in an address', () => {
  it('open that place alone, and are neither printed, kept nor put into a plan', async () => {
    const { servers, environment } = await start((url) => ({
      PIP_INDEX_URL: `${url.replace('//', '//build:secret%2F4711@')}/simple`,
    }));
    const plan =
      '## 6. Proposed Changes\n\n### 6.2 New Dependencies\n\n| Package | Version | Purpose | License | Security Check |\n|---|---|---|---|---|\n';
    const { root } = createTemporaryRepository({
      'pyproject.toml': '[project]\nname = "own"\nversion = "1.0.0"\ndependencies = []\n',
      'docs/plans/parts.md': `# Implementation Plan: Parts\n\n${plan}| \`own-part\` | 1.0.0 | Parts | MIT | none |\n| \`absent-part\` | 1.0.0 | Parts | MIT | none |\n`,
    });
    const cache = createTemporaryFolder();
    const ran = await runHere(['check', 'docs/plans/parts.md', '--online', '--json'], {
      cwd: root,
      environment: { ...servers.environment, ...environment, GROUNDPLAN_CACHE: cache },
    });
    const sent = (part: string) => servers.asked.filter(({ path }) => path.includes(` /${part}/`));
    const basic = `Basic ${Buffer.from('build:secret/4711').toString('base64')}`;
    expect(new Set(sent('simple').map(({ authorization }) => authorization))).toEqual(new Set([basic]));
    const others = [...sent('deps'), ...sent('osv')];
    expect(others).not.toEqual([]);
    expect(new Set(others.map(({ authorization }) => authorization))).toEqual(new Set([undefined]));
    const kept = readFileSync(join(cache, 'packages/records.json'), 'utf8');
    expect(kept).toContain('the Python index');
    expect(ran.stdout).toContain('`absent-part`');
    const secrets = /secret|4711|build:|YnVpbGQ/;
    for (const text of [ran.stdout, ran.stderr, kept, readFileSync(join(root, 'docs/plans/parts.md'), 'utf8')])
      expect(text).not.toMatch(secrets);
  });

  it('do not go along when the place sends elsewhere, be it another port of the same host', async () => {
    const { servers, environment } = await start(() => ({}));
    const web = await startFakeWeb({
      '/simple/own-part/': (response) =>
        void response.writeHead(302, { location: `${servers.url}/simple/own-part/` }).end(),
    });
    const index = `${web.url.replace('//', '//build:secret@')}/simple`;
    const { book } = openBook(servers, { environment: { ...environment, ...silent, PIP_INDEX_URL: index } });
    expect(await learn(book, 'pypi', 'own-part')).toMatchObject({ existence: { state: 'found' } });
    expect(web.requests[0]?.headers.authorization).toMatch(/^Basic /);
    expect(servers.asked.map(({ authorization }) => authorization)).toEqual([undefined]);
  });

  it('are not told with the reason when the place does not take them', async () => {
    const { servers, environment } = await start(
      (url) => ({ ...silent, PIP_INDEX_URL: `${url.replace('//', '//build:secret@')}/simple` }),
      { simple: 401 },
    );
    const record = await learn(openBook(servers, { environment }).book, 'pypi', 'own-part');
    const host = servers.url.replace('http://', '');
    expect(record?.existence).toEqual({ state: 'unknown', why: `${host} answered 401` });
  });
});

describe('a Go module', () => {
  const part = 'corp.example/team/part';
  const proxy = (url: string) => ({ GOPROXY: `${url}/go,direct` });
  const file = (text: string) => {
    const path = join(createTemporaryFolder(), 'env');
    writeFileSync(path, text);
    return path;
  };

  it.each([
    ['GOPRIVATE names its host', { GOPRIVATE: 'corp.example' }],
    ['GOPRIVATE names its team', { GOPRIVATE: 'github.com/own, *.example/team/' }],
    ['GOPRIVATE has a class of letters', { GOPRIVATE: 'cor[a-p].exampl?' }],
    ['GONOPROXY names it', { GONOPROXY: 'corp.example/*/part' }],
    ['GOPRIVATE was written by `go env -w`', { GOENV: file('GOPRIVATE=corp.example\n') }],
  ])('is told to nobody where %s', async (_, said: Record<string, string>) => {
    const { servers, environment, asked } = await start((url) => ({ ...proxy(url), ...said }));
    const record = await learn(openBook(servers, { environment }).book, 'go', part, 'v1.0.0');
    expect(record).toMatchObject({ existence: { state: 'unknown', why: expect.stringContaining('private module') } });
    expect(asked()).toEqual([]);
  });

  it.each([
    ['another host', { GOPRIVATE: 'other.example' }],
    ['the start of a word of it', { GOPRIVATE: 'corp.example/te' }],
    ['more of a path than it has', { GOPRIVATE: 'corp.example/team/part/inner' }],
    ['nothing, in a file that is not to be read', { GOENV: 'off', GOPRIVATE: '' }],
  ])('is asked about where GOPRIVATE names %s', async (_, said: Record<string, string>) => {
    const { servers, environment } = await start((url) => ({ ...proxy(url), ...said }));
    expect(await learn(openBook(servers, { environment }).book, 'go', part, 'v1.0.0')).toMatchObject({
      existence: { state: 'found' },
      advisories: { state: 'none' },
    });
  });

  it.each(['off', 'direct'])('is told to nobody where GOPROXY is %s', async (said) => {
    const { servers, environment, asked } = await start(() => ({ GOPROXY: said }));
    expect(await learn(openBook(servers, { environment }).book, 'go', part)).toMatchObject({
      existence: { state: 'unknown', why: expect.stringContaining('GOPROXY') },
    });
    expect(asked()).toEqual([]);
  });

  it('that is private is told to a proxy of the user alone, where they say so', async () => {
    const { servers, environment, asked } = await start((url) => ({
      GOPROXY: `https://proxy.golang.org,${url}/go`,
      GOPRIVATE: 'corp.example',
      GONOPROXY: 'none',
    }));
    expect(await learn(openBook(servers, { environment }).book, 'go', part, 'v1.0.0')).toMatchObject({
      existence: { state: 'found' },
      advisories: { state: 'unknown' },
    });
    expect(asked().every((path) => path.startsWith('GET /go/'))).toBe(true);
  });

  it.each([
    ['has no such module', ',', 404, 'found'],
    ['fails', ',', 502, 'unknown'],
    ['fails, and may', '|', 502, 'found'],
  ])('is looked for at the next proxy as Go does, where the first one %s (%s)', async (_, mark, status, state) => {
    const { servers, environment } = await start((url) => ({ ...silent, GOPROXY: `${url}/empty${mark}${url}/go` }), {
      empty: status,
    });
    expect(await learn(openBook(servers, { environment }).book, 'go', part)).toMatchObject({ existence: { state } });
  });

  it('is known from the list of its versions where the proxy does not say which is the newest', async () => {
    const { servers, environment } = await start(proxy);
    const { book } = openBook(servers, { environment });
    expect(await learn(book, 'go', 'corp.example/listed', 'v0.46.0')).toMatchObject({
      existence: { state: 'found' },
      chosen: { state: 'found', value: 'v0.46.0' },
      latest: { value: 'v0.57.1' },
    });
  });

  it('that a proxy of the user lacks may still lie where its source does', async () => {
    const { servers, environment } = await start(proxy);
    const { book } = openBook(servers, { environment });
    expect(await learn(book, 'go', 'corp.example/other')).toMatchObject({
      existence: { state: 'unknown', why: expect.stringContaining('where its source lies') },
    });
  });
});

it('what one npm registry said is not taken for the word of another', async () => {
  const [one, other] = [await startPackageServers(world), await startPackageServers({})];
  const cache = createTemporaryFolder();
  const npmrc = join(createTemporaryFolder(), 'npmrc');
  writeFileSync(npmrc, `registry=${one.url}/npm/\n`);
  const environment = { ...silent, npm_config_registry: '', npm_config_userconfig: npmrc };
  const open = () => openBook(one, { environment, cache }).book;
  expect(await learn(open(), 'npm', 'nanoid')).toMatchObject({ existence: { state: 'found' } });
  const first = one.asked.length;
  await learn(open(), 'npm', 'nanoid');
  expect(one.asked).toHaveLength(first);
  writeFileSync(npmrc, `registry=${other.url}/npm/\n`);
  expect(await learn(open(), 'npm', 'nanoid')).toMatchObject({ existence: { state: 'none' } });
});
