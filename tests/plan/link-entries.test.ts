import { expect, test } from 'vitest';
import { linkEntry } from '../../src/plan/link-entries.ts';
import { openRepository } from '../../src/repository/open-repository.ts';
import { createTemporaryRepository } from '../support/temporary-repository.ts';

async function linkAt(remote: string | null, markdown: string): Promise<string> {
  const own = createTemporaryRepository({ 'src/a (b).ts': 'x\n', 'src/c.ts': 'x\n' });
  if (remote !== null) own.git('remote', 'add', 'origin', remote);
  return linkEntry(markdown, { repository: await openRepository(own.root), name: 'docs/plans/p.md' });
}

test('files are linked from the place of the plan, lines with their anchor', async () => {
  expect(await linkAt(null, 'Code: `src/c.ts`, `src/c.ts:3-9` and `src`')).toBe(
    'Code: [`src/c.ts`](../../src/c.ts), [`src/c.ts:3-9`](../../src/c.ts#L3-L9) and [`src`](../../src)',
  );
  expect(await linkAt(null, '`src/a (b).ts`')).toBe('[`src/a (b).ts`](../../src/a%20%28b%29.ts)');
});

test('what is a link already, or leads nowhere, stays', async () => {
  const text =
    '[`src/c.ts`](../../src/c.ts), `src/gone.ts`, [PR #2](https://x.y/2), <https://x.y/#3> and https://x.y/a#4';
  expect(await linkAt('https://github.com/o/r', text)).toBe(text);
});

test.each([
  ['git@github.com:o/r.git', 'https://github.com/o/r', 'issues/12', 'pull/7', 'commit'],
  ['https://gitlab.com/g/s/r.git', 'https://gitlab.com/g/s/r', '-/issues/12', '-/merge_requests/7', '-/commit'],
  ['https://codeberg.org/o/r', 'https://codeberg.org/o/r', 'issues/12', 'pulls/7', 'commit'],
  ['https://bitbucket.org/o/r', 'https://bitbucket.org/o/r', 'issues/12', 'pull-requests/7', 'commits'],
])('numbers and commits lead to the forge of %s', async (remote, at, issue, change, commit) => {
  expect(await linkAt(remote, 'See #12, PR #7 and `1f707c56`')).toBe(
    `See [#12](${at}/${issue}), [PR #7](${at}/${change}) and [\`1f707c56\`](${at}/${commit}/1f707c56)`,
  );
});

test.each([null, 'https://git.example.org/o/r'])('numbers stay plain with the remote %s', async (remote) => {
  expect(await linkAt(remote, 'See #12 and `1f707c56`')).toBe('See #12 and `1f707c56`');
});
