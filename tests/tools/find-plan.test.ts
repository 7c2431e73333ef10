import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createToolContext } from '../../src/create-tool-context.ts';
import { findPlan } from '../../tools/plans/find-plan.ts';
import type { Face } from '../../tools/tool.ts';
import { createTemporaryFolder } from '../support/temporary-repository.ts';

const files = {
  'docs/plans/2026-01-02-rate-limit.md': '# a\n',
  'docs/plans/2026-02-03-search.md': '# b\n',
  'docs/plans/2026-03-04-search.md': '# c\n',
  'docs/plans/README.md': '# d\n',
  'notes/plan.md': '# e\n',
};

function find(handle: string, root: string, face: Face = 'mcp') {
  const signal = new AbortController().signal;
  return findPlan(
    handle,
    root,
    createToolContext({
      face,
      folder: root,
      environment: {},
      input: {},
      budget: Infinity,
      colour: false,
      ask: null,
      consult: () => null,
      patience: Infinity,
      signal,
      progress: () => {},
    }),
  );
}

test.each([
  'docs/plans/2026-01-02-rate-limit.md',
  '2026-01-02-rate-limit.md',
  '2026-01-02-rate-limit',
  'rate-limit',
  'Rate-Limit.md',
])('finds a plan as %s', async (handle) => {
  const root = createTemporaryFolder(files);
  const name = 'docs/plans/2026-01-02-rate-limit.md';
  expect(await find(handle, root)).toEqual({ path: join(root, name), name });
});

test('finds a plan elsewhere in the repository by its path', async () => {
  const root = createTemporaryFolder(files);
  expect((await find('notes/plan.md', root)).name).toBe('notes/plan.md');
  expect((await find(join(root, 'notes/plan.md'), root)).name).toBe('notes/plan.md');
});

test('asks for the whole file name when a name fits several plans', async () => {
  await expect(find('search', createTemporaryFolder(files))).rejects.toThrow(
    /found 2: 2026-03-04-search.md, 2026-02-03-search.md/,
  );
});

test('names the nearest plan, else the newest ones', async () => {
  const root = createTemporaryFolder(files);
  await expect(find('rate-limits', root)).rejects.toMatchObject({
    code: 'not-found',
    hint: 'Did you mean 2026-01-02-rate-limit.md?',
  });
  await expect(find('upload', root)).rejects.toMatchObject({
    hint: expect.stringContaining('2026-03-04-search.md, 2026-02-03-search.md'),
  });
});

test('over MCP, refuses a plan outside the repository and one behind a link; a shell may name any file', async () => {
  const outside = createTemporaryFolder({ 'plan.md': '# x\n' });
  const root = createTemporaryFolder(files);
  symlinkSync(outside, join(root, 'out'));
  symlinkSync(join(outside, 'plan.md'), join(root, 'docs/plans/link.md'));
  for (const handle of [join(outside, 'plan.md'), 'out/plan.md', 'docs/plans/link.md']) {
    await expect(find(handle, root), handle).rejects.toMatchObject({ code: 'path-outside' });
  }
  expect(await find(join(outside, 'plan.md'), root, 'cli')).toEqual({
    path: join(outside, 'plan.md'),
    name: join(outside, 'plan.md'),
  });
});
