import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { endStandingWork, joinWork } from '../../tools/plans/standing-work.ts';
import type { Life } from '../../tools/tool.ts';

const quiet = { signal: new AbortController().signal, progress: () => {}, patience: 60_000 };

/** Work that ends when it is told to, or is interrupted. */
function openWork() {
  let finish = (_result: string) => {};
  const lives: Life[] = [];
  const begin = (life: Life) => {
    lives.push(life);
    return new Promise<string>((resolve, reject) => {
      finish = resolve;
      life.signal.addEventListener('abort', () => reject(new Error('interrupted')));
    });
  };
  return { lives, begin, finish: (result: string) => finish(result) };
}

describe('work that outlasts its call', () => {
  it('goes on when the caller has no more patience, and the next call waits for the same', async () => {
    const work = openWork();
    const first = await joinWork('a', work.begin, { ...quiet, patience: 1 });
    expect(first).toEqual({ goesOn: null });
    work.lives[0]?.progress({ stage: 'drafting', item: 'steps', done: 1, total: 3 });
    const told: unknown[] = [];
    const second = joinWork('a', work.begin, { ...quiet, progress: (progress) => told.push(progress) });
    work.lives[0]?.progress({ stage: 'drafting', item: 'testing', done: 2, total: 3 });
    work.finish('done');
    expect(await second).toEqual({ result: 'done' });
    expect(told).toMatchObject([{ item: 'steps' }, { item: 'testing' }]);
    expect(work.lives).toHaveLength(1);
  });

  it('begins anew once it is done, and under another name', async () => {
    const work = openWork();
    const first = joinWork('b', work.begin, quiet);
    work.finish('one');
    expect(await first).toEqual({ result: 'one' });
    const again = joinWork('b', work.begin, quiet);
    work.finish('two');
    expect(await again).toEqual({ result: 'two' });
    expect(work.lives).toHaveLength(2);
  });

  it('ends when the only caller gives up, and not while another waits', async () => {
    const work = openWork();
    const one = new AbortController();
    const other = new AbortController();
    const first = joinWork('c', work.begin, { ...quiet, signal: one.signal });
    const second = joinWork('c', work.begin, { ...quiet, signal: other.signal });
    one.abort();
    await expect(first).rejects.toThrow(/abort/i);
    expect(work.lives[0]?.signal.aborted).toBe(false);
    other.abort();
    await expect(second).rejects.toThrow('interrupted');
    expect(work.lives[0]?.signal.aborted).toBe(true);
  });

  it('goes on until the last caller gives up, in whatever order they do', async () => {
    const orders = [
      [0, 1, 2],
      [2, 0, 1],
    ];
    for (const order of orders) {
      const work = openWork();
      const callers = order.map(() => new AbortController());
      const waiting = callers.map(({ signal }) => joinWork('f', work.begin, { ...quiet, signal }));
      for (const index of order) {
        expect(work.lives[0]?.signal.aborted).toBe(false);
        callers[index]?.abort();
      }
      expect(work.lives[0]?.signal.aborted).toBe(true);
      expect((await Promise.allSettled(waiting)).map(({ status }) => status)).toEqual([
        'rejected',
        'rejected',
        'rejected',
      ]);
    }
  });

  it('tells a failure to whoever waits', async () => {
    await expect(joinWork('d', () => Promise.reject(new Error('no such model')), quiet)).rejects.toThrow(
      'no such model',
    );
  });

  it('ends with the server', async () => {
    const work = openWork();
    await joinWork('e', work.begin, { ...quiet, patience: 1 });
    await endStandingWork();
    expect(work.lives[0]?.signal.aborted).toBe(true);
    await delay(0);
  });
});
