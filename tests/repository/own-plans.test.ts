import { expect, test } from 'vitest';
import { gatherEvidence } from '../../src/evidence/gather-evidence.ts';
import { openRepository } from '../../src/repository/open-repository.ts';
import { readRequest } from '../../src/request/read-request.ts';
import { draftFromEvidence } from '../support/draft-from-evidence.ts';
import { createTemporaryRepository } from '../support/temporary-repository.ts';

const request = 'Let `addItem` in the cart refuse an empty name';

test('a plan that was written is no evidence for the next one, wherever it lies, and counts as no file read', async () => {
  const repository = createTemporaryRepository({
    'src/cart.ts': 'export function addItem(name: string) {\n  return name;\n}\n',
    'docs/cart.md': '# The cart\n\n`addItem` takes a name.\n',
  });
  const before = await evidenceIn(repository.root);
  await draftFromEvidence(repository.root, request);
  expect((await evidenceIn(repository.root)).repository.fileCount).toBe(2);
  repository.commit('docs: the plan');
  const after = await evidenceIn(repository.root);
  expect(after.repository.fileCount).toBe(before.repository.fileCount);
  expect(after.documents.pages.map((page) => page.path)).toEqual(['docs/cart.md']);
  const opened = await openRepository(repository.root);
  await opened.prepareIndex(new AbortController().signal);
  const hits = opened.index().search(request, 10);
  expect(hits.map(({ path }) => path).toSorted()).toEqual(['docs/cart.md', 'src/cart.ts']);
  expect(opened.files.filter(({ skipped }) => skipped === 'plan').map((file) => file.path)).toHaveLength(1);
});

async function evidenceIn(root: string) {
  return gatherEvidence(await openRepository(root), readRequest(request), new AbortController().signal);
}
