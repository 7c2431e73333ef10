import { expect, test } from 'vitest';
import { collectFacilities } from '../../../src/evidence/collectors/facilities.ts';
import { collect } from '../../support/collect.ts';
import { createTemporaryRepository } from '../../support/temporary-repository.ts';
import type { Files } from '../../support/temporary-repository.ts';

async function facilitiesOf(files: Files, candidates: readonly string[] = []) {
  const { root } = createTemporaryRepository(files);
  const { facilities } = await collect(root, collectFacilities, 'Anything', candidates);
  return facilities.map(({ area, name, use, at }) => [
    area,
    name,
    use,
    at.map(({ path, startLine }) => `${path}:${startLine}`).join(' '),
  ]);
}

test('finds libraries by what the code imports, nearest to the candidates first', async () => {
  expect(
    await facilitiesOf(
      {
        'src/far/a.ts': "import pino from 'pino'\n",
        'src/cart/b.ts': "// pino is our logger\nimport { x } from './c'\nimport pino from 'pino'\n",
        'src/cart/b.test.ts': "import pino from 'pino'\n",
        'src/cart/c.ts': "import { z } from 'zod/v4'\nexport const x = 1\n",
      },
      ['src/cart/c.ts'],
    ),
  ).toEqual([
    ['logging', 'pino', 'imported by 2 files', 'src/cart/b.ts:3 src/far/a.ts:1'],
    ['validation', 'Zod', 'imported by 1 file', 'src/cart/c.ts:1'],
  ]);
});

test('keeps languages apart that use one word for different things', async () => {
  expect(
    await facilitiesOf({ 'a.py': 'from jose import jwt\n', 'b.ts': "import { jwtVerify } from 'jose'\n" }),
  ).toEqual([
    ['authentication', 'jose', 'imported by 1 file', 'b.ts:1'],
    ['authentication', 'python-jose', 'imported by 1 file', 'a.py:1'],
  ]);
});

test('finds what needs no import: console, goroutines, models', async () => {
  expect(
    await facilitiesOf({
      'a.ts': 'console.log(1)\nconsole.error(2)\n',
      'b.go': 'package b\n\nfunc f() {\n\tgo work()\n}\n',
      'scripts/c.ts': 'console.log(1)\n',
    }),
  ).toEqual([
    ['logging', 'console', 'used 2 times in 1 file', 'a.ts:1'],
    ['concurrency', 'goroutines', 'used once in 1 file', 'b.go:4'],
  ]);
});

test('finds migration folders with their newest step', async () => {
  expect(
    await facilitiesOf({
      'shop/migrations/0001_initial.py': '',
      'shop/migrations/0002_add_owner.py': '',
      'shop/migrations/__init__.py': '',
      'prisma/migrations/20240101_init/migration.sql': '',
    }),
  ).toEqual([
    [
      'migrations',
      'prisma/migrations',
      '1 migration, newest `20240101_init`',
      'prisma/migrations/20240101_init/migration.sql:1',
    ],
    [
      'migrations',
      'shop/migrations',
      '2 migrations, newest `0002_add_owner.py`',
      'shop/migrations/0002_add_owner.py:1',
    ],
  ]);
});

test('says so when a library is declared and not imported', async () => {
  expect(
    await facilitiesOf({
      'package.json':
        '{\n  "name": "x",\n  "dependencies": {\n    "ioredis": "^5"\n  },\n  "devDependencies": { "zod": "^4" }\n}',
    }),
  ).toEqual([['cache', 'Redis', 'declared in `package.json`, no import found', 'package.json:4']]);
});
