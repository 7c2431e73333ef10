import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groups, planBundles } from '../../src/drafting/bundles.ts';
import { runInOrder, type Job } from '../../src/drafting/run-in-order.ts';
import { sections } from '../../src/sections/index.ts';

const ids = sections.map(({ id }) => id);

/** Jobs without circles: each may need only what those before it give. */
const jobs = fc.array(fc.array(fc.nat(), { maxLength: 4 }), { minLength: 1, maxLength: 12 }).map((needs) =>
  needs.map((some, index): Job => ({
    gives: [`job ${index}`],
    needs: index === 0 ? [] : some.map((one) => `job ${one % index}`),
  })),
);

describe('work in the order of need', () => {
  it('does each job once, after what it needs, never more than so many at a time', async () => {
    await fc.assert(
      fc.asyncProperty(jobs, fc.integer({ min: 1, max: 4 }), async (all, width) => {
        const done: string[] = [];
        let running = 0;
        await runInOrder(all, width, async ({ gives, needs }) => {
          running += 1;
          expect(running).toBeLessThanOrEqual(width);
          expect(needs.filter((name) => !done.includes(name))).toEqual([]);
          await Promise.resolve();
          running -= 1;
          done.push(...gives);
        });
        expect(done.toSorted()).toEqual(all.flatMap(({ gives }) => gives).toSorted());
      }),
      { numRuns: 60 },
    );
  });

  it('starts nothing more after a failure, lets what runs end, and throws the first', async () => {
    const ended: string[] = [];
    const work = ['a', 'b', 'c'].map((name) => ({ gives: [name], needs: name === 'c' ? ['a'] : [] }));
    const run = runInOrder(work, 2, async ({ gives: [name = ''] }) => {
      if (name === 'a') throw new Error('a failed');
      await new Promise((resolve) => setTimeout(resolve, 5));
      ended.push(name);
    });
    await expect(run).rejects.toThrow('a failed');
    expect(ended).toEqual(['b']);
  });

  it('says which jobs wait for each other', async () => {
    const circle = [
      { gives: ['a'], needs: ['b'] },
      { gives: ['b'], needs: ['a'] },
    ];
    await expect(runInOrder(circle, 2, async () => {})).rejects.toThrow('No job can start: a, b');
  });
});

describe('bundles', () => {
  it('hold every wanted section once, and can be drafted in some order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray([...ids]), async (wanted) => {
        const bundles = planBundles(sections.filter(({ id }) => wanted.includes(id)));
        expect(bundles.flatMap((bundle) => bundle.sections.map(({ id }) => id)).toSorted()).toEqual(wanted.toSorted());
        const settled = new Set(ids.filter((id) => !wanted.includes(id)));
        const work = bundles.map((bundle) => ({ gives: bundle.sections.map(({ id }) => id), needs: bundle.needs }));
        await runInOrder(work, 1, async ({ gives, needs }) => {
          expect(needs.every((id) => settled.has(id))).toBe(true);
          for (const id of gives) settled.add(id);
        });
        // What a section needs stands in the plan, or comes in the same answer.
        for (const bundle of bundles) {
          const own = new Set(bundle.sections.map(({ id }) => id));
          const open = bundle.sections
            .flatMap(({ needs }) => needs)
            .filter((id) => wanted.includes(id) && !own.has(id));
          expect(new Set(bundle.needs)).toEqual(new Set(open));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('leave no section to a call of its own that nobody grouped', () => {
    expect(groups.flat().toSorted()).toEqual(ids.toSorted());
  });
});
