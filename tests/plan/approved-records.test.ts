import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { callText, connect } from '../support/connect-mcp.ts';
import { createTemporaryRepository } from '../support/temporary-repository.ts';

const kept = '# Throw it\n\nA record that a person wrote.\n';

const planText = `---
groundplan: 1
title: Cart
request: Throw the 429.
status: Under Review
repository: cart
base: none
created: '2026-11-22'
---

# Implementation Plan: Cart

## 12. Architecture Decision Records

- **ADR-1 Throw it.** A thrown one is kept. Rejected: returning it.
- **ADR-2 Keep the name.** Nothing else came to mind.
- **ADR-3 Fixed window.** Rejected: (a) a sliding window; (b) a token bucket.
`;

/** A plan under review beside a record whose number and name are taken, and an assistant that may change its status. */
async function review() {
  const { root } = createTemporaryRepository({
    'package.json': '{}',
    'docs/decisions/0001-throw-it.md': kept,
    'docs/plans/cart.md': planText,
  });
  const client = await connect({ repo: root });
  const write = (status: string) => callText(client, 'write_plan', { plan: 'cart', status, force: true });
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  return { write, read, records: () => readdirSync(join(root, 'docs/decisions')).sort() };
}

test('a plan that is approved gets its decision records, and no record that is there is overwritten', async () => {
  const { write, read, records } = await review();
  const { text, isError } = await write('Approved');
  expect(isError, text).toBe(false);
  expect(records()).toEqual(['0001-throw-it.md', '0002-throw-it.md', '0003-fixed-window.md']);
  expect(read('docs/decisions/0001-throw-it.md')).toBe(kept);
  expect(read('docs/decisions/0002-throw-it.md')).toContain('Planned in [Cart](../plans/cart.md), section 12.');
  expect(read('docs/decisions/0003-fixed-window.md').toLowerCase()).toContain('accepted');
  expect(text).toContain('docs/decisions/0003-fixed-window.md');
  const plan = read('docs/plans/cart.md');
  expect(plan).toContain('status: Approved');
  expect(plan).toContain('Record: [0002-throw-it](../decisions/0002-throw-it.md).');
});

test('one that is approved again writes no record twice', async () => {
  const { write, read, records } = await review();
  await write('Approved');
  expect(records()).toHaveLength(3);
  const before = records().map((name) => read(`docs/decisions/${name}`));
  await write('Draft');
  await write('Approved');
  expect(records().map((name) => read(`docs/decisions/${name}`))).toEqual(before);
});

test('any other status writes none', async () => {
  const { write, read, records } = await review();
  await write('In Progress');
  expect(read('docs/plans/cart.md')).toContain('status: In Progress');
  expect(records()).toEqual(['0001-throw-it.md']);
});
