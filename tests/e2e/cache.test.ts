import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { readLog } from '../../src/repository/cache/describe-log.ts';
import { openRepository } from '../../src/repository/open-repository.ts';
import { digestIndex } from '../repository/cache/index-digest.ts';
import { cleanEnvironment, runCli } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { startPackageServers } from '../support/package-servers.ts';
import { createSampleRepository, sampleRequest } from '../support/sample-repository.ts';
import { createTemporaryFolder, createTemporaryRepository } from '../support/temporary-repository.ts';

const analyze = ['analyze', sampleRequest, '--json', '--quiet'];

it('answers the same with the cache off, cold, warm, and from two processes at once', async () => {
  const { root: cwd } = createSampleRepository();
  const folder = createTemporaryFolder();
  const run = (cache: string) => runCli(analyze, { cwd, environment: { GROUNDPLAN_CACHE: cache } });
  const off = await run('off');
  expect(off).toMatchObject({ code: 0, stderr: '' });
  expect(readdirSync(folder)).toEqual([]);
  const both = await Promise.all([run(folder), run(folder)]);
  expect(both).toEqual([off, off]);
  expect(await run(folder)).toEqual(off);
  const log = readdirSync(join(folder, 'index')).find((name) => name.endsWith('.log')) ?? '';
  expect(readLog(join(folder, 'index', log))).toMatchObject({ home: join(cwd, '.git'), entries: 9 });
});

it('says at debug level that it works without a cache', async () => {
  const folder = createTemporaryFolder({ index: 'a file in the way' });
  const run = (log: string) => {
    const { root: cwd } = createSampleRepository();
    return runHere(analyze, { cwd, environment: { GROUNDPLAN_CACHE: folder, GROUNDPLAN_LOG: log } });
  };
  expect(await run('error')).toMatchObject({ code: 0, stderr: '' });
  expect(await run('debug')).toMatchObject({ code: 0, stderr: expect.stringMatching(/^The cache at .* could not be/) });
});

it('shows what is kept, and clears it', async () => {
  const { root: cwd } = createSampleRepository();
  const environment = { GROUNDPLAN_CACHE: createTemporaryFolder() };
  const show = async () => (await runHere(['cache'], { cwd, environment })).stdout;
  expect(await show()).toMatch(/: 0\.0 MB of at most 256\.0 MB\n {2}empty\n$/);
  await runHere(analyze, { cwd, environment });
  expect(await show()).toMatch(new RegExp(`9 files {2}\\d{4}-\\d\\d-\\d\\d {2}${join(cwd, '.git')}\n$`));
  expect((await runHere(['cache', 'clear'], { cwd, environment })).stdout).toBe(
    'Removed what was kept of 1 repository.\n',
  );
  expect(await show()).toMatch(/empty/);
  expect((await runHere(['cache', 'clear'], { cwd, environment })).stdout).toBe('There was nothing to remove.\n');
  expect((await runHere(['cache'], { cwd, environment: { GROUNDPLAN_CACHE: 'off' } })).stdout).toMatch(/is off/);
});

it('shows the packages and pages that it learned of, and clears them, but no file of somebody else', async () => {
  const { root: cwd } = createTemporaryRepository({
    'package.json': '{ "name": "own", "dependencies": { "zod": "1.0.0" } }',
    'docs/plans/ids.md':
      '# Implementation Plan: Ids\n\n## 6. Proposed Changes\n\n### 6.2 New Dependencies\n\n| Package | Version | Purpose | License | Security Check |\n|---|---|---|---|---|\n| `nanoid` | 1.0.0 | Ids | MIT | none |\n',
  });
  const servers = await startPackageServers({ 'npm nanoid': { latest: '1.0.0', versions: { '1.0.0': {} } } });
  const folder = createTemporaryFolder({
    'packages/notes.md': 'mine',
    [`packages/records.json.${'0'.repeat(12)}.tmp`]: 'left behind',
    [`pages/${'0'.repeat(40)}.json`]: '{}',
  });
  const environment = { ...servers.environment, GROUNDPLAN_CACHE: folder };
  const cache = async (...args: readonly string[]) => (await runHere(['cache', ...args], { cwd, environment })).stdout;
  await runHere(['check', 'docs/plans/ids.md', '--online'], { cwd, environment });
  expect(await cache()).toMatch(/MB {2}1 page of the web\n {2}0\.0 MB {2}1 package\n$/);
  expect(JSON.parse(await cache('--json'))).toMatchObject({ sources: { pages: 1 }, packages: { packages: 1 } });
  expect(await cache('clear')).toMatch(/1 page of the web,? and 1 package\.\n$/);
  expect(readdirSync(join(folder, 'packages'))).toEqual(['notes.md']);
  expect(JSON.parse(await cache('--json'))).toMatchObject({
    sources: { pages: 0 },
    packages: { packages: 0, bytes: 0 },
  });
});

it.runIf(existsSync('/proc'))(
  'works without a cache, and says so once, where its folder can never be made',
  async () => {
    const { root: cwd } = createSampleRepository();
    const run = (cache: string) =>
      runCli(analyze, { cwd, environment: { GROUNDPLAN_CACHE: cache, GROUNDPLAN_LOG: 'debug' } });
    const [off, nowhere] = await Promise.all([run('off'), run('/proc/x/cache')]);
    expect(nowhere).toMatchObject({ code: 0, stdout: off.stdout });
    expect(nowhere.stderr.match(/Nothing is kept, because \/proc\/x\/cache cannot be made: ENOENT/g)).toHaveLength(1);
    expect(nowhere.stderr).not.toContain('The cache at');
    const environment = { GROUNDPLAN_CACHE: '/proc/x/cache' };
    expect(await runHere(['cache', 'clear'], { cwd, environment })).toMatchObject({ code: 0 });
    expect((await runHere(['doctor'], { cwd, environment })).stdout).toContain('/proc/x/cache cannot be made');
  },
);

/** Changes a file and builds the index, again and again, telling of each. */
const churn = `
import { writeFileSync } from 'node:fs';
const [module, root, folder] = process.argv.slice(1);
const { openRepository } = await import(module);
for (let round = 0; ; round += 1) {
  for (let file = 0; file < 20; file += 1)
    writeFileSync(root + '/src/churn' + file + '.ts', 'export const churn = "' + 'words' + Math.random() + ' '.repeat(round % 7) + '";\\n');
  (await openRepository(root, { cache: { folder, version: '1', tell() {} } })).index();
  console.log(round);
}`;

it('is the same after processes were killed while they wrote', async () => {
  const { root } = createSampleRepository();
  const folder = createTemporaryFolder();
  const module = pathToFileURL(
    fileURLToPath(new URL('../../dist/src/repository/open-repository.js', import.meta.url)),
  ).href;
  const kill = (delay: number) =>
    new Promise<void>((resolve) => {
      const args = ['--input-type=module', '-e', churn, module, root, folder];
      const child = spawn(process.execPath, args, {
        env: cleanEnvironment(),
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), delay));
      child.on('close', () => resolve());
    });
  for (const delay of [0, 7, 23, 61]) {
    await Promise.all([kill(delay), kill(delay + 3)]);
    const indexes = [];
    for (const cache of [undefined, { folder, version: '1', tell: () => {} }]) {
      const repository = await openRepository(root, { cache });
      indexes.push(digestIndex(repository.index()));
    }
    expect(indexes[1]).toEqual(indexes[0]);
  }
  const [log = ''] = readdirSync(join(folder, 'index')).filter((name) => name.endsWith('.log'));
  expect(readLog(join(folder, 'index', log)).entries).toBeGreaterThan(9);
});
