import { expect, test } from 'vitest';
import { collectDocuments } from '../../../src/evidence/collectors/documents.ts';
import { startGathering } from '../../../src/evidence/gather-evidence.ts';
import { openRepository } from '../../../src/repository/open-repository.ts';
import { readRequest } from '../../../src/request/read-request.ts';
import { collect } from '../../support/collect.ts';
import { createTemporaryRepository } from '../../support/temporary-repository.ts';

test('reads decision records with their number, title, status and line', async () => {
  const { root } = createTemporaryRepository({
    'docs/adr/0001-record-decisions.md': '# 1. Record decisions\n\n## Status\n\nAccepted\n',
    'docs/adr/0002-cache.md': '---\nstatus: superseded by [ADR-3](0003-x.md)\n---\n\n# ADR-0002: Cache in Redis\n',
    'docs/adr/template.md': '# Title',
    'docs/adr/README.md': '# Records',
  });
  const { decisions, decisionFolder } = await collect(root, collectDocuments, 'Cache sessions in Redis');
  expect(decisionFolder).toBe('docs/adr');
  expect(decisions.map(({ id, title, status, at }) => [id, title, status, at.startLine])).toEqual([
    ['0001', 'Record decisions', 'Accepted', 1],
    ['ADR-0002', 'Cache in Redis', 'superseded by ADR 3', 5],
  ]);
  expect(decisions[1]?.relevance).toBeGreaterThan(decisions[0]?.relevance ?? 1);
});

test('ranks pages by what they share with the request and keeps records and changelog apart', async () => {
  const { root } = createTemporaryRepository({
    'README.md': '# Shop\n\nA shop.',
    'CHANGELOG.md': '# Changelog\n\n- sessions sessions sessions',
    'docs/sessions.md': '---\ntitle: "Sessions"\nshape: guide\n---\n\nHow sessions expire.',
    'docs/install.rst':
      'Installing\n==========\n\nOne line about sessions in a long text about the installer and its many options.',
    'docs/requirements.txt': 'sessions==1',
  });
  const facts = await collect(root, collectDocuments, 'Expire sessions after a day');
  expect(facts.pages.map(({ path, title }) => [path, title])).toEqual([
    ['docs/sessions.md', 'Sessions'],
    ['docs/install.rst', 'Installing'],
  ]);
  expect(facts).toMatchObject({ changelog: 'CHANGELOG.md', readme: 'README.md', decisionFolder: null });
});

test('sees that contributors are to leave the changelog alone', async () => {
  const { root } = createTemporaryRepository({
    'CHANGELOG.md': '# Changelog\n',
    'CONTRIBUTING.md': '# Contributing\n\nAdd tests.\nThere is no need to update the changelog (`CHANGELOG.md`).\n',
  });
  const { changelog, changelogAtRelease } = await collect(root, collectDocuments, 'Add a flag');
  expect([changelog, changelogAtRelease]).toEqual([null, { path: 'CONTRIBUTING.md', startLine: 4, endLine: 4 }]);
});

test('brings the page that documents a function which the request writes as code, and no page that has the word alone', async () => {
  const { root } = createTemporaryRepository({
    'src/schema.ts': 'export function partial() {\n  return 1;\n}\n',
    'docs/api.md': `# API\n\n${'Filler text about nothing much.\n'.repeat(400)}\n### \`.partial()\`\n\nMakes keys optional.\n`,
    'docs/install.md': '# Installing\n\nA partial list of what is needed.\n',
    'docs/api.ko.md': '# API\n\n### `.partial()`\n',
  });
  const { pages } = await gather(root, 'Add `.exactPartial()` beside `.partial()`');
  expect(pages.map(({ path, names }) => [path, names.map(({ name, at }) => `${name}:${at.startLine}`)])).toEqual([
    ['docs/api.md', ['partial:404']],
    ['docs/install.md', []],
  ]);
});

test('prefers of two pages that document the same the one that is kept up to date', async () => {
  const page = '# API\n\n### `.partial()`\n\nMakes keys optional.\n';
  const repository = createTemporaryRepository({
    'src/schema.ts': 'export function partial() {\n  return 1;\n}\n',
    'docs/a-v3.md': page,
    'docs/b-v4.md': page,
  });
  for (const time of ['one', 'two', 'three'])
    repository.commit(`docs: ${time}`, { 'docs/b-v4.md': `${page}${time}\n` });
  const { pages } = await gather(repository.root, 'Add `.exactPartial()` beside `.partial()`');
  expect(pages.map(({ path }) => path)).toEqual(['docs/b-v4.md', 'docs/a-v3.md']);
});

async function gather(root: string, text: string) {
  const repository = await openRepository(root);
  const input = startGathering(repository, readRequest(text), new AbortController().signal);
  await repository.prepareIndex(input.signal);
  return input.use(collectDocuments);
}
