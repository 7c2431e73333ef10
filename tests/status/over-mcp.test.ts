import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reuse, writePlan } from '../freshness/write-plan.ts';
import { callText, connect } from '../support/connect-mcp.ts';
import { createTemporaryRepository } from '../support/temporary-repository.ts';
import { cartPlan, shop } from './sample-work.ts';

async function start(status: 'Draft' | 'In Progress') {
  const repository = createTemporaryRepository(shop);
  const base = repository.git('rev-parse', 'HEAD');
  mkdirSync(join(repository.root, 'docs/plans'), { recursive: true });
  const cited = reuse(['createStore', 'src/store.ts:1-3'], ['old', 'src/old.ts:1']);
  writeFileSync(join(repository.root, 'docs/plans/carts.md'), writePlan({ base, status }, `${cited}\n${cartPlan}`));
  repository.commit('feat: carts', {
    'src/cart.ts': 'export function createCart() {}\n',
    'src/store.ts': 'export function createStore(): Map<string, string> {\n  return new Map();\n}\n',
  });
  return connect({ repo: repository.root });
}

test('check_plan tells an assistant which sections are stale, in its text and as data', async () => {
  const client = await start('Draft');
  const { text, structuredContent } = await callText(client, 'check_plan', { plan: 'carts' });
  expect(structuredContent).toMatchObject({
    freshness: expect.arrayContaining([
      {
        section: 'current-state',
        state: 'stale',
        changes: [expect.objectContaining({ kind: 'lines', cited: 'src/store.ts:1-3' })],
      },
    ]),
  });
  expect(text).toContain('"freshness"');
  expect(text).toContain('freshness/changed-lines');
});

test('get_plan has a line of progress while the plan is carried out, and only then', async () => {
  const carried = await callText(await start('In Progress'), 'get_plan', { plan: 'carts' });
  expect(carried.text).toMatch(/\n3 of 10 planned changes done.*; next is step 1, The cart\n/);
  const drafted = await callText(await start('Draft'), 'get_plan', { plan: 'carts' });
  expect(drafted.text).not.toContain('planned changes done');
});
