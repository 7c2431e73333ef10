import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chooseRepository } from '../../src/server/allowed-roots.ts';
import { createTemporaryFolder } from '../support/temporary-repository.ts';

test('takes the default when a call names none', () => {
  expect(chooseRepository(undefined, { folder: '/anywhere', others: [] })).toBe('/anywhere');
});

test('accepts a folder below a root, absolute or from the default', () => {
  const folder = createTemporaryFolder({ 'packages/a/x': '' });
  const other = createTemporaryFolder({ 'b/x': '' });
  const roots = { folder, others: [other] };
  expect(chooseRepository('packages/a', roots)).toBe(join(folder, 'packages/a'));
  expect(chooseRepository(join(other, 'b'), roots)).toBe(join(other, 'b'));
});

test.each([
  ['a sibling whose name begins the same', (folder: string) => `${folder}-more`],
  ['the folder above', (folder: string) => join(folder, '..')],
  ['a link that leads out', (folder: string) => join(folder, 'link')],
])('refuses %s', (_, place) => {
  const outside = createTemporaryFolder({ 'root/x': '', 'root-more/x': '' });
  const folder = join(outside, 'root');
  symlinkSync(createTemporaryFolder(), join(folder, 'link'));
  expect(() => chooseRepository(place(folder), { folder, others: [] })).toThrow(/Expected `repo` to lie in a folder/);
});
