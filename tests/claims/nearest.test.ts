import { describe, expect, it } from 'vitest';
import { editDistance } from '../../src/claims/edit-distance.ts';
import { nearestNames } from '../../src/claims/nearest-names.ts';
import { createPathFinder } from '../../src/claims/path-finder.ts';

describe('editDistance', () => {
  it.each([
    ['kitten', 'sitting', 3],
    ['store', 'sotre', 1],
    ['', 'abc', 3],
    ['same', 'same', 0],
  ])('%s to %s is %i', (one, other, distance) => {
    expect(editDistance(one, other, 10)).toBe(distance);
  });

  it('says no more than that a limit is passed', () => {
    expect(editDistance('completely', 'different', 3)).toBe(4);
  });
});

describe('nearestNames', () => {
  it('prefers the nearest spelling, then names of the same words', () => {
    expect(nearestNames('createStorage', ['startServer', 'createStore', 'storageCreated', 'unrelated'])).toEqual([
      'createStore',
    ]);
    expect(nearestNames('rate_limiter', ['RateLimiter', 'limiter_rate', 'other'])).toEqual([
      'RateLimiter',
      'limiter_rate',
    ]);
  });

  it('gives nothing when nothing is near', () => {
    expect(nearestNames('quux', ['createStore', 'x'])).toEqual([]);
  });
});

describe('createPathFinder', () => {
  const finder = createPathFinder([
    'src/cache/index.ts',
    'src/cart/index.ts',
    'src/store.ts',
    'src/server.ts',
    'lib/util/format.js',
    'README.md',
  ]);

  it('finds files by the end of their path', () => {
    expect(finder.endingIn('cart/index.ts')).toEqual(['src/cart/index.ts']);
    expect(finder.endingIn('index.ts')).toEqual(['src/cache/index.ts', 'src/cart/index.ts']);
    expect(finder.endingIn('ndex.ts')).toEqual([]);
  });

  it.each([
    ['src/util/format.js', 'lib/util/format.js'],
    ['src/stor.ts', 'src/store.ts'],
    ['src/store.js', 'src/store.ts'],
    ['src/carts/index.ts', 'src/cart/index.ts'],
    ['readme.md', 'README.md'],
    ['src/cart.ts', 'src/cart/index.ts'],
    ['src/store/index.ts', 'src/store.ts'],
  ])('takes %s for %s first', (path, nearest) => {
    expect(finder.nearest(path)[0]).toBe(nearest);
  });

  it('names nothing that is far away', () => {
    expect(finder.nearest('docs/architecture/overview.adoc')).toEqual([]);
  });
});

it('agrees with the distance without a band', () => {
  const plain = (one: string, other: string) => editDistance(one, other, 100);
  const words = ['src/store.ts', 'src/stores.ts', 'src/srote.ts', 'lib/store.js', 'a', '', 'src/server/store.ts'];
  for (const one of words) {
    for (const other of words) {
      for (const limit of [0, 1, 2, 5])
        expect(editDistance(one, other, limit)).toBe(Math.min(plain(one, other), limit + 1));
    }
  }
});
