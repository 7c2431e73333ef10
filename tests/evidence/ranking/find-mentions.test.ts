import { expect, it } from 'vitest';
import { findMentions } from '../../../src/evidence/ranking/find-mentions.ts';

function mentionsIn(text: string) {
  return findMentions([{ kind: 'prose', text }]);
}

it('finds paths, file names and links to lines', () => {
  const found = mentionsIn(
    'See src/limits/bucket.ts and `server.py`, https://github.com/a/b/blob/main/lib/c.rb#L12 too.',
  );
  expect(found.paths).toContain('src/limits/bucket.ts');
  expect(found.fileNames).toEqual(['server.py']);
  expect(found.links).toEqual([{ path: 'lib/c.rb', line: true }]);
});

it('reads the frames of several languages', () => {
  const text = [
    '  File "/site-packages/app/core.py", line 3, in run',
    '    at take (/srv/src/limits.ts:10:5)',
    '\tat org.a.Limiter.take(Limiter.java:12)',
    "lib/puma/server.rb:44:in `run'",
  ];
  expect(findMentions(text.map((line) => ({ kind: 'traceback', text: line }))).frames).toEqual([
    { path: '/site-packages/app/core.py', name: 'run' },
    { path: '/srv/src/limits.ts', name: 'take' },
    { path: 'Limiter.java', name: 'take' },
    { path: 'lib/puma/server.rb', name: 'run' },
  ]);
});

it('cuts qualified names and imports into parts', () => {
  expect(mentionsIn('`QuerySet.filter` and\nfrom django.db import models').qualified).toEqual(
    expect.arrayContaining([
      ['QuerySet', 'filter'],
      ['django', 'db', 'models'],
    ]),
  );
});

it('knows a quoted name from one shaped like code', () => {
  expect(mentionsIn('make `limit` and rateLimiter faster').names).toEqual([
    { name: 'limit', zone: 'prose', quoted: true },
    { name: 'rateLimiter', zone: 'prose', quoted: false },
  ]);
});

it('finds nothing in boilerplate', () => {
  expect(findMentions([{ kind: 'boilerplate', text: 'see src/a.ts' }]).paths).toEqual([]);
});
