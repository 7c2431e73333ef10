import { describe, expect, it } from 'vitest';
import { meansVersion, readVersion, satisfies, type WrittenVersion } from '../../src/claims/versions.ts';

const written = (text: string): WrittenVersion => readVersion(text) ?? { operator: '', numbers: [], tail: 'unread' };

describe('readVersion', () => {
  it.each([
    ['4.1.9', '', [4, 1, 9]],
    ['^6.0.3, target ES2022 (tsconfig.base.json)', '^', [6, 0, 3]],
    ['24.7.0 locally; CI matrix 20/22/24', '', [24, 7, 0]],
    ['V2', '', [2]],
    ['3.12+', '>=', [3, 12]],
    ['Node >= 20', '>=', [20]],
    ['18.x', '', [18]],
    ['~=1.4', '~', [1, 4]],
    ['==2.0.1', '', [2, 0, 1]],
  ])('reads the first version of "%s"', (text, operator, numbers) => {
    expect(readVersion(text)).toMatchObject({ operator, numbers });
  });

  it.each(['not pinned', 'latest', 'n/a', '', 'ES2022', 'workspace:*', 'see package.json'])(
    'reads none in "%s"',
    (text) => {
      expect(readVersion(text)).toBeNull();
    },
  );
});

describe('meansVersion', () => {
  it.each([
    ['4.1.9', '4.1.9'],
    ['v4.1.9', '4.1.9'],
    ['4', '4.1.9'],
    ['4.1', '4.1.9'],
    ['4.1.x', '4.1.9'],
    ['V2', '2.11.7'],
    ['^4.0.0', '4.1.9'],
    ['~4.1.2', '4.1.9'],
    ['>=4', '5.0.0'],
    ['^0.3.1', '0.3.4'],
    ['3.12+', '3.13.1'],
    ['1.0.0-beta.2', '1.0.0-beta.2'],
    ['3.12', '3.12.0'],
    ['2.0.0', '2.0'],
  ])('takes %s for %s', (plan, used) => {
    expect(meansVersion(written(plan), used)).toBe(true);
  });

  it.each([
    ['4.1.8', '4.1.9'],
    ['5', '4.1.9'],
    ['4.2', '4.1.9'],
    ['^4.2.0', '4.1.9'],
    ['^0.3.1', '0.4.0'],
    ['~4.0.0', '4.1.0'],
    ['1.0.0', '1.0.0-beta.2'],
    ['41', '4.1.9'],
  ])('does not take %s for %s', (plan, used) => {
    expect(meansVersion(written(plan), used)).toBe(false);
  });
});

describe('satisfies', () => {
  it.each([
    ['4.2.0', '^4.1.0', true],
    ['5.0.0', '^4.1.0', false],
    ['5.0.0', '^4.1.0 || ^5.0.0', true],
    ['2.3', '>=2.0,<3', true],
    ['3.1', '>=2.0, <3', false],
    ['1.4.7', '~=1.4', true],
    ['1.2.3', '1.2.3', true],
    ['1.2.4', '1.2.3', false],
  ])('%s in %s: %s', (version, range, expected) => {
    expect(satisfies(written(version), range)).toBe(expected);
  });
});
