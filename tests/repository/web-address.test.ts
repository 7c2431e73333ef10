import { expect, it } from 'vitest';
import { toWebAddress } from '../../src/repository/read-remote.ts';

it.each([
  ['https://github.com/honojs/hono.git', 'https://github.com/honojs/hono'],
  ['https://user:secret@example.org:8443/a/b/c/', 'https://example.org/a/b/c'],
  ['https://token@example.org/a/b?x=1', 'https://example.org/a/b'],
  ['git@github.com:honojs/hono.git', 'https://github.com/honojs/hono'],
  ['ssh://git@example.org:2222/acme/shop.git', 'https://example.org/acme/shop'],
  ['git://example.org/acme/shop', 'https://example.org/acme/shop'],
  ['/srv/git/shop.git', null],
  ['../shop', null],
  ['C:/repositories/shop', null],
  ['file:///srv/shop', null],
  ['work:acme/shop', null],
  ['ext::sh -c x', null],
])('turns the remote %s into %s', (remote, address) => {
  expect(toWebAddress(remote)).toBe(address);
});
