import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withPlanLock } from '../../src/plan/plan-lock.ts';
import { builtModule, runScript } from '../support/run-script.ts';
import { createTemporaryFolder } from '../support/temporary-repository.ts';

function lockIn(folder: string, owner: object | string, minutesOld = 0): string {
  const lock = join(folder, '.plan.md.lock');
  writeFileSync(lock, typeof owner === 'string' ? owner : JSON.stringify(owner));
  const then = new Date(Date.now() - minutesOld * 60_000);
  utimesSync(lock, then, then);
  return lock;
}

const gone = (): number => spawnSync(process.execPath, ['--version']).pid;
const mine = { pid: process.pid, host: hostname(), token: 'other' };

describe('the lock of a plan', () => {
  it('is held while the work goes on, and gone after it, whether it failed or not', async () => {
    const folder = createTemporaryFolder();
    const path = join(folder, 'plan.md');
    const lock = join(folder, '.plan.md.lock');
    expect(await withPlanLock(path, async () => existsSync(lock))).toBe(true);
    expect(existsSync(lock)).toBe(false);
    const failed = withPlanLock(path, () => Promise.reject(new Error('the work failed')));
    await expect(failed).rejects.toThrow('the work failed');
    expect(existsSync(lock)).toBe(false);
  });

  it('lets one of many in', async () => {
    const path = join(createTemporaryFolder(), 'plan.md');
    let inside = 0;
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        withPlanLock(path, async () => {
          inside += 1;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }),
      ),
    );
    expect(inside).toBe(1);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it.each([
    ['a process that is gone', () => ({ ...mine, pid: gone() }), 0],
    ['a process that did not show itself for minutes', () => mine, 5],
    ['another machine, minutes ago', () => ({ ...mine, host: 'elsewhere' }), 5],
    ['nobody knows whom, minutes ago', () => 'broken', 5],
  ])('is taken over from %s', async (_, owner, minutes) => {
    const folder = createTemporaryFolder();
    const lock = lockIn(folder, owner(), minutes);
    expect(await withPlanLock(join(folder, 'plan.md'), async () => readFileSync(lock, 'utf8'))).not.toContain(
      '"other"',
    );
    expect(existsSync(lock)).toBe(false);
  });

  it.each([
    ['a process that is alive', () => mine],
    ['another machine', () => ({ ...mine, host: 'elsewhere' })],
    ['somebody who is just writing it', () => ''],
  ])('is respected of %s', async (_, owner) => {
    const folder = createTemporaryFolder();
    const lock = lockIn(folder, owner());
    await expect(withPlanLock(join(folder, 'plan.md'), async () => 'in')).rejects.toMatchObject({ code: 'conflict' });
    expect(existsSync(lock)).toBe(true);
  });

  it('that cannot be written for want of space is not left behind, empty', async () => {
    const folder = createTemporaryFolder();
    const script = `
      import { withPlanLock } from ${JSON.stringify(builtModule('plan/plan-lock.js'))};
      const { code, message } = await withPlanLock(process.argv[1], async () => undefined).catch((error) => error);
      console.log(JSON.stringify({ code, message }));
    `;
    const { stdout } = await runScript(script, [join(folder, 'plan.md')], 'ulimit -f 0');
    expect(JSON.parse(stdout)).toEqual({
      code: 'unreadable',
      message: expect.stringContaining(`Expected to write in ${folder}`),
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the turns of several processes', () => {
  /** Adds to a number as nobody should: another that does so at the same time undoes it. */
  const script = `
    import { readFileSync, writeFileSync } from 'node:fs';
    import { inTurn } from ${JSON.stringify(builtModule('plan/plan-lock.js'))};
    const [path, count, times, dies] = process.argv.slice(1);
    for (let turn = 0; turn < Number(times); turn += 1) {
      await inTurn(path, async () => {
        const before = Number(readFileSync(count, 'utf8'));
        await new Promise((resolve) => setTimeout(resolve, 1));
        writeFileSync(count, String(before + 1));
        if (dies && turn + 1 === Number(times)) process.kill(process.pid, 'SIGKILL');
      });
    }
  `;

  it.each([
    ['that end well', ''],
    ['that are killed in their last turn, so that the others take over', 'dies'],
  ])('never overlap, of processes %s', async (_, dies) => {
    const folder = createTemporaryFolder();
    const [path, count] = [join(folder, 'plan.md'), join(folder, 'count')];
    writeFileSync(count, '0');
    writeFileSync(join(folder, '.plan.md.turn'), JSON.stringify({ ...mine, pid: gone() }));
    const times = [4, 8, 12, 16, 20];
    const ends = await Promise.all(times.map((each) => runScript(script, [path, count, String(each), dies])));
    expect(ends.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
      times.map(() => ({ code: dies === '' ? 0 : null, stderr: '' })),
    );
    expect(readFileSync(count, 'utf8')).toBe('60');
  });
});
