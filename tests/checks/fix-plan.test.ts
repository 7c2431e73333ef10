import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkPlanText } from '../../src/checks/check-plan.ts';
import type { Finding } from '../../src/checks/check.ts';
import { fixPlan } from '../../src/checks/fix-plan.ts';
import type { Repository } from '../../src/repository/repository.ts';
import { openExample } from './example-repository.ts';

const sound = readFileSync(new URL('../fixtures/checks/shop-cart.md', import.meta.url), 'utf8');

let repository: Repository;
beforeAll(async () => {
  repository = await openExample({ 'docs/pricing-rules.md': '# Prices\n' });
});

const look = async (text: string): Promise<readonly Finding[]> =>
  (await checkPlanText(text, repository, new AbortController().signal)).findings;
const fix = (text: string) => fixPlan(text, look);

/** What can be mended, as it is written wrongly: the right words, the wrong ones. */
const flaws = [
  ['## 9. Observability', '## 8. Observability'],
  ['### 6.2 New', '### 7.2 New'],
  ['### Step 3: The', '### Step 2: The'],
  ['- [ ] A limit of 1\n', '- A limit of 1\n'],
  ['- [ ] Tests', '-[ ] Tests'],
  ['- [ ] All steps done', '- [] All steps done'],
  [
    '| Metric | Target | Measurement Method |\n| --- | --- | --- |\n| Calls of `createStore` | 1 at the start | U6 |',
    '| Target | Metric | Measurement Method |\n| --- | --- | --- |\n| 1 at the start | Calls of `createStore` | U6 |',
  ],
  ['`src/store.ts`: holds', '`SRC/Store.ts`: holds'],
  ['`src/server.ts:3`', '`lib/server.ts:3`'],
  ['`src/store.ts:5-7`): makes', '`src/store.ts:4-7`): makes'],
  ['(CONTRIBUTING.md)', '(contributing.md)'],
  ['(#7-implementation-steps)', '(#implementation-steps)'],
] as const;

describe('fixPlan', () => {
  it('says nothing of a sound plan, and leaves it', async () => {
    expect(await fix(sound)).toEqual({ text: sound, mended: [] });
  });

  it.each(flaws.filter(([right]) => sound.includes(right)))(
    'writes %j for %j, and no other byte',
    async (right, wrong) => {
      const broken = sound.replace(right, wrong);
      expect(broken).not.toBe(sound);
      const { text, mended } = await fix(broken);
      expect(text).toBe(sound);
      expect(mended.length).toBeGreaterThan(0);
    },
  );

  it('gives each section its place, with what stands between them', async () => {
    const start = sound.indexOf('## 4. ');
    const [first, second] = [sound.indexOf('## 5. '), sound.indexOf('## 6. ')];
    const moved = sound.slice(0, start) + sound.slice(first, second) + sound.slice(start, first) + sound.slice(second);
    expect((await fix(moved)).text).toBe(sound);
  });

  it('adds the cells that a row lacks, as it is read', async () => {
    const { text } = await fix(sound.replace('| Many carts | A cart holds at most 20 items |', '| Many carts |'));
    expect(text).toBe(sound.replace('| Many carts | A cart holds at most 20 items |', '| Many carts |  |'));
  });

  it.each([
    ['a path with two that it can mean', '`src/store.ts`: holds', '`src/nowhere/index.ts`: holds'],
    ['a name that is not there', '`src/store.ts`: holds', '`src/stores.ts`: holds'],
    ['a heading that is not there', '#7-implementation-steps', '#7-implementation-stairs'],
    ['a version', '| 4.1.5 |', '| 3.0.0 |'],
  ])('leaves %s to a person', async (_, right, wrong) => {
    const broken = sound.replace(right, wrong);
    expect(await fix(broken)).toEqual({ text: broken, mended: [] });
  });

  it('keeps the line ends of Windows', async () => {
    const [right, wrong] = ['## 9. Observability', '## 8. Observability'];
    const crlf = sound.replaceAll('\n', '\r\n');
    expect((await fix(crlf.replace(right, wrong))).text).toBe(crlf);
  });

  it('does the same in two rounds as in one, whatever is wrong, and brings no new finding', async () => {
    const usable = flaws.filter(([right]) => sound.includes(right));
    await fc.assert(
      fc.asyncProperty(fc.subarray(usable), async (chosen) => {
        const broken = chosen.reduce((text, [right, wrong]) => text.replace(right, wrong), sound);
        const once = await fix(broken);
        expect(await fix(once.text)).toEqual({ text: once.text, mended: [] });
        const [before, after] = [await look(broken), await look(once.text)];
        const added = after.filter(
          ({ rule, message }) => !before.some((one) => one.rule === rule && one.message === message),
        );
        expect(added).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });
});
