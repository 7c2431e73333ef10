import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { readLog } from '../../src/repository/cache/describe-log.ts';
import { openRepository } from '../../src/repository/open-repository.ts';
import { digestIndex } from '../repository/cache/index-digest.ts';
import { cleanEnvironment, runCli } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { createSampleRepository, sampleRequest } from '../support/sample-repository.ts';
import { createTemporaryFolder } from '../support/temporary-repository.ts';

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
