import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listFolder } from '../../src/repository/list-folder.ts';
import { createTemporaryFolder } from '../support/temporary-repository.ts';

it('stops at a number of files and says so', () => {
  const root = createTemporaryFolder({ 'a.ts': '', 'b.ts': '', 'c/d.ts': '' });
  expect(listFolder(root, 2)).toMatchObject({
    files: [{ path: 'a.ts' }, { path: 'b.ts' }],
    notices: ['Only the first 2 files are listed: the folder holds more.'],
  });
  expect(listFolder(root, 3).notices).toEqual([]);
});

it('lists links without following them', () => {
  const outside = createTemporaryFolder({ 'x.ts': 'x' });
  const root = createTemporaryFolder({ 'a.ts': 'a' });
  symlinkSync(outside, join(root, 'link'));
  symlinkSync(root, join(root, 'loop'));
  expect(listFolder(root).files.map(({ path, link }) => [path, link])).toEqual([
    ['a.ts', false],
    ['link', true],
    ['loop', true],
  ]);
});

it('lets the nearest ignore file decide, as git does', () => {
  const root = createTemporaryFolder({
    '.gitignore': '*.log\n!important.log\n/docs/\n',
    'a.log': '',
    'important.log': '',
    'docs/x.md': '',
    'src/docs/y.md': '',
    'src/.gitignore': 'important.log\n',
    'src/important.log': '',
  });
  expect(listFolder(root).files.map(({ path }) => path)).toEqual([
    '.gitignore',
    'important.log',
    'src/.gitignore',
    'src/docs/y.md',
  ]);
});
