import { expect, it } from 'vitest';
import { createBoundedCache } from '../../src/repository/bounded-cache.ts';

it('forgets what was not used for longest when it grows too heavy', () => {
  const cache = createBoundedCache<string>(10, (value) => value.length);
  cache.set('a', 'aaaa');
  cache.set('b', 'bbbb');
  expect(cache.get('a')).toBe('aaaa');
  cache.set('c', 'cccc');
  expect(['a', 'b', 'c'].map((key) => cache.get(key))).toEqual(['aaaa', undefined, 'cccc']);
});

it('keeps nothing heavier than all it may hold, and one value per key', () => {
  const cache = createBoundedCache<string>(4, (value) => value.length);
  cache.set('a', 'aa');
  cache.set('a', 'bb');
  cache.set('b', 'cc');
  expect([cache.get('a'), cache.get('b')]).toEqual(['bb', 'cc']);
  cache.set('a', 'too long');
  expect([cache.get('a'), cache.get('b')]).toEqual([undefined, 'cc']);
});
