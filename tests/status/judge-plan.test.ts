import { describe, expect, test } from 'vitest';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import { openRepository } from '../../src/repository/open-repository.ts';
import { judgePlan } from '../../src/status/judge-plan.ts';
import type { PlanProgress } from '../../src/status/status.ts';
import { writePlan } from '../freshness/write-plan.ts';
import { createTemporaryRepository, type Files } from '../support/temporary-repository.ts';
import { cartPlan, shop } from './sample-work.ts';

const cart = [
  'const limit = Number(process.env.CART_LIMIT ?? 20);',
  'export interface Cart { readonly items: readonly string[] }',
  'export function createCart(): Cart {',
  '  return { items: Array.from({ length: limit }, () => "") };',
  '}',
  '',
].join('\n');
const cartTests = [
  "import { test } from 'vitest';",
  "test('refuses more items than the limit', () => {});",
  "test('forgets a cart after one day', () => {});",
  '',
].join('\n');

/** Every piece of the plan, done as it was planned. */
const allDone: Files = {
  'package.json': `${JSON.stringify({ name: 'shop', scripts: { test: 'vitest run' }, dependencies: { zod: '^4.1.0', nanoid: '^5.1.0' } }, null, 2)}\n`,
  'CHANGELOG.md': '# Changelog\n\n- Carts.\n',
  'src/cart.ts': cart,
  'src/old.ts': null,
  'src/store.ts': 'export function createStore(): Map<string, number> {\n  return new Map([["cart", 1]]);\n}\n',
  'tests/cart.test.ts': cartTests,
};

async function judgeAfter(work: Files | null, text = cartPlan, since: string | null = null): Promise<PlanProgress> {
  const repository = createTemporaryRepository(shop);
  const base = repository.git('rev-parse', 'HEAD');
  if (work !== null) repository.commit('feat: work', work);
  const opened = await openRepository(repository.root);
  return judgePlan(parsePlan(writePlan({ base }, text)), opened, new AbortController().signal, { since });
}

const statesOf = ({ changes }: PlanProgress) =>
  Object.fromEntries(changes.map(({ kind, name, state }) => [`${kind} ${name}`, state]));
const find = ({ changes }: PlanProgress, name: string) => changes.find((one) => one.name.includes(name));

describe('planned changes', () => {
  test('are all pending before any work, and a signature of today is none of them', async () => {
    const progress = await judgeAfter(null);
    expect(statesOf(progress)).toEqual({
      'file src/cart.ts': 'pending',
      'file src/old.ts': 'pending',
      'file src/store.ts': 'pending',
      'file tests/cart.test.ts': 'pending',
      'file CHANGELOG.md': 'pending',
      'dependency nanoid': 'pending',
      'symbol createCart': 'pending',
      'configuration CART_LIMIT': 'pending',
      'test U1 `refuses more items than the limit`': 'pending',
      'test U2 `forgets a cart after a day`': 'pending',
    });
    expect(progress).toMatchObject({ next: 1, unplanned: [], drift: [] });
  });

  test('are done when the code has them, each with where', async () => {
    const progress = await judgeAfter(allDone);
    expect(new Set(Object.values(statesOf(progress)))).toEqual(new Set(['done']));
    expect(find(progress, 'createCart')?.at).toBe('src/cart.ts:3');
    expect(find(progress, 'CART_LIMIT')?.at).toBe('src/cart.ts:1');
    expect(find(progress, 'U2')?.at).toBe('tests/cart.test.ts:3');
    expect(find(progress, 'nanoid')?.at).toBe('package.json:8');
    expect(progress.steps.map(({ state }) => state)).toEqual(['done', 'done', 'unproven']);
    expect(progress).toMatchObject({ next: 3, unplanned: [], drift: [] });
  });

  test('are counted in the working tree as well, without a commit', async () => {
    const repository = createTemporaryRepository(shop);
    const base = repository.git('rev-parse', 'HEAD');
    repository.write(allDone);
    const opened = await openRepository(repository.root);
    const plan = parsePlan(writePlan({ base }, cartPlan));
    const progress = await judgePlan(plan, opened, new AbortController().signal, { since: null });
    expect(find(progress, 'src/cart.ts')?.state).toBe('done');
    expect(find(progress, 'src/old.ts')?.state).toBe('done');
  });

  test('are partly done while a planned name or test of theirs is missing', async () => {
    const progress = await judgeAfter({
      ...allDone,
      'src/cart.ts': 'export const limit = 1;\n',
      'tests/cart.test.ts': "import { test } from 'vitest';\ntest('is empty at first', () => {});\n",
    });
    expect(find(progress, 'src/cart.ts')).toMatchObject({
      state: 'partly',
      why: expect.stringContaining('createCart'),
    });
    expect(find(progress, 'U1')?.state).toBe('partly');
    expect(progress.steps[0]?.state).toBe('partly');
    expect(progress.next).toBe(1);
  });

  test('are superseded by a file of another name that nobody planned, which is drift', async () => {
    const progress = await judgeAfter({ ...allDone, 'src/cart.ts': null, 'src/carts.ts': cart });
    expect(find(progress, 'src/cart.ts')).toMatchObject({ state: 'superseded', at: 'src/carts.ts' });
    expect(find(progress, 'createCart')).toMatchObject({ state: 'done', at: 'src/carts.ts:3' });
    expect(progress.unplanned).toEqual([]);
    expect(progress.drift).toEqual([{ kind: 'changed', what: expect.stringContaining('`src/carts.ts` came') }]);
  });

  test('are contradicted by a file that went, one that was there, and another version', async () => {
    const progress = await judgeAfter(
      {
        ...allDone,
        'CHANGELOG.md': null,
        'package.json': `${JSON.stringify({ name: 'shop', dependencies: { nanoid: '^3.0.0' } }, null, 2)}\n`,
      },
      cartPlan.replace('cart.ts  # New: the cart', 'cart.ts  # New: the cart\n│   ├── server.ts  # New: the server'),
    );
    expect(find(progress, 'CHANGELOG.md')?.state).toBe('contradicted');
    expect(find(progress, 'src/server.ts')?.state).toBe('contradicted');
    expect(find(progress, 'nanoid')).toMatchObject({ state: 'contradicted', why: '^3.0.0 is in use' });
    expect(progress.drift.map(({ kind }) => kind)).toEqual(['changed', 'changed', 'changed']);
  });

  test('are not told again as drift once the ledger speaks of them', async () => {
    const ledger = `## 1. Overview\n\n### Drift from Original Request\n\n- **Changed.** \`src/cart.ts\` is called \`src/carts.ts\`. Why: it holds many. Decided by: user.\n\n`;
    const progress = await judgeAfter({ ...allDone, 'src/cart.ts': null, 'src/carts.ts': cart }, ledger + cartPlan);
    expect(progress.drift).toEqual([]);
  });
});

describe('planned tests', () => {
  test('are found in another file than planned', async () => {
    const progress = await judgeAfter({ ...allDone, 'tests/cart.test.ts': null, 'src/limits.test.ts': cartTests });
    expect(find(progress, 'U1')).toMatchObject({
      state: 'done',
      at: 'src/limits.test.ts:2',
      why: expect.stringContaining('in another file than `tests/cart.test.ts`'),
    });
  });

  test('that only resemble a test which was there before are not done', async () => {
    const text = cartPlan.replace('U1 `refuses more items than the limit`', 'U1 `keeps orders and carts`');
    const progress = await judgeAfter({ 'README.md': '# Shop 2\n' }, text);
    expect(find(progress, 'U1')?.state).toBe('pending');
  });
});

describe('what nobody planned', () => {
  test('is told with product files first; lockfiles, the plan itself and other plans do not count', async () => {
    const repository = createTemporaryRepository(shop);
    const base = repository.git('rev-parse', 'HEAD');
    repository.commit('feat: more', {
      'docs/carts.md': '# Carts\n',
      'src/extra.ts': 'export {};\n',
      'tests/extra.test.ts': 'export {};\n',
      'package-lock.json': '{}\n',
      'docs/plans/carts.md': 'a plan\n',
      'docs/later.md': writePlan({ base }, cartPlan),
    });
    const opened = await openRepository(repository.root);
    const plan = parsePlan(writePlan({ base }, cartPlan));
    const path = 'docs/plans/carts.md';
    const { unplanned, drift } = await judgePlan(plan, opened, new AbortController().signal, { since: null, path });
    expect(unplanned).toEqual([
      { path: 'src/extra.ts', change: 'added', group: 'product' },
      { path: 'tests/extra.test.ts', change: 'added', group: 'tests' },
      { path: 'docs/carts.md', change: 'added', group: 'documents' },
    ]);
    expect(drift).toEqual([{ kind: 'added', what: expect.stringContaining('`src/extra.ts`') }]);
  });
});

describe('boxes', () => {
  test('are proven by what the code shows, and never where a command or a person decides', async () => {
    const { boxes } = await judgeAfter(allDone);
    expect(boxes.map(({ text, ticked, proof }) => [text, ticked, proof])).toEqual([
      ['All implementation steps completed', false, null],
      ['No open point is left in this plan', false, 'no open point is left'],
      ['`npm test` passes', false, null],
      ['`npm run lint` passes', true, null],
      ['`CHANGELOG.md` has an entry', false, '`CHANGELOG.md` was changed'],
      ['`README.md` updated', false, null],
    ]);
  });
});

describe('where work is counted from', () => {
  test('a plan without front matter needs it said', async () => {
    const repository = createTemporaryRepository(shop);
    const opened = await openRepository(repository.root);
    const plan = parsePlan(`# Implementation Plan: Carts\n\n${cartPlan}`);
    const judge = (since: string | null) => judgePlan(plan, opened, new AbortController().signal, { since });
    await expect(judge(null)).rejects.toThrow(/no front matter that names its base commit/);
    await expect(judge('nowhere')).rejects.toThrow(/Expected nowhere to be a commit/);
    expect((await judge('HEAD')).changes.length).toBeGreaterThan(5);
  });
});
