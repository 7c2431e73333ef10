import { expect, test } from 'vitest';
import { collectConfiguration } from '../../../src/evidence/collectors/configuration.ts';
import { collect } from '../../support/collect.ts';
import { createTemporaryRepository } from '../../support/temporary-repository.ts';
import type { Files } from '../../support/temporary-repository.ts';

async function keysOf(files: Files, candidates: readonly string[] = []) {
  const { root } = createTemporaryRepository(files);
  return collect(root, collectConfiguration, 'Make the cart limit configurable', candidates);
}

test('finds the variables that code reads in every language, with written defaults', async () => {
  const { keys } = await keysOf({
    'a.ts':
      "const port = process.env.PORT ?? '3000'\nconst { HOST = 'localhost', MODE } = process.env\nimport.meta.env.VITE_URL\n",
    'b.py':
      'import os\nx = os.environ.get("CACHE_TTL", 60)\ny = os.environ["QUEUE"]\nz = os.getenv("REGION", default="eu")\n',
    'c.go': 'package c\nvar d = os.Getenv("GO_DIR")\ntype C struct {\n\tA string `env:"LEVEL" envDefault:"info"`\n}\n',
    'd.rs': 'fn f() { std::env::var("RUST_DIR").unwrap_or("x"); }\n',
    'E.java': 'class E { String s = System.getenv("JAVA_DIR"); }\n',
    'f.rb': 'x = ENV.fetch("RUBY_DIR", "y")\n',
    'g.php': "<?php $x = env('PHP_DIR', 'z');\n",
    'H.cs': 'var x = Environment.GetEnvironmentVariable("NET_DIR") ?? "w";\n',
  });
  expect(Object.fromEntries(keys.map((key) => [key.key, key.default]))).toEqual({
    PORT: '3000',
    HOST: 'localhost',
    MODE: null,
    VITE_URL: null,
    CACHE_TTL: '60',
    QUEUE: null,
    REGION: 'eu',
    GO_DIR: null,
    LEVEL: 'info',
    RUST_DIR: 'x',
    JAVA_DIR: null,
    RUBY_DIR: 'y',
    PHP_DIR: 'z',
    NET_DIR: 'w',
  });
  expect(keys.find(({ key }) => key === 'MODE')?.at).toEqual({ path: 'a.ts', startLine: 2, endLine: 2 });
});

test('never repeats what may be a secret', async () => {
  const { keys } = await keysOf({
    'a.ts':
      "process.env.API_KEY || 'k-123'\nprocess.env.URL || 'postgres://me:pass@db/x'\nprocess.env.SEED || 'a1b2c3d4e5f6a7b8c9d0e1f2'\nprocess.env.TOKEN_LIMIT || 100\n",
  });
  expect(Object.fromEntries(keys.map((key) => [key.key, key.default]))).toEqual({
    API_KEY: null,
    URL: null,
    SEED: null,
    TOKEN_LIMIT: '100',
  });
});

test('declares a key where it is first found and names every reader', async () => {
  const { keys } = await keysOf({ 'src/b.ts': 'process.env.CART_LIMIT', 'src/a.ts': "process.env.CART_LIMIT || '5'" });
  expect(keys).toEqual([
    {
      key: 'CART_LIMIT',
      kind: 'environment',
      default: '5',
      at: { path: 'src/a.ts', startLine: 1, endLine: 1 },
      readBy: ['src/a.ts', 'src/b.ts'],
    },
  ]);
});

test('puts keys of the request and of its files first, and leaves tests, scripts and the system out', async () => {
  const { keys } = await keysOf(
    {
      'src/other.ts': 'process.env.ALPHA; process.env.CART_LIMIT; process.env.HOME',
      'src/cart.ts': 'process.env.ZETA',
      'src/cart.test.ts': 'process.env.IN_TEST',
      'scripts/x.ts': 'process.env.IN_SCRIPT',
    },
    ['src/cart.ts'],
  );
  expect(keys.map(({ key }) => key)).toEqual(['ZETA', 'CART_LIMIT', 'ALPHA']);
});

test('reads the fields of settings classes', async () => {
  const { keys } = await keysOf({
    'settings.py':
      'from pydantic_settings import BaseSettings\n\nclass Settings(BaseSettings):\n    cart_limit: int = 5\n    name: str = Field("x", min_length=1)\n\nclass Other:\n    not_it: int = 1\n',
  });
  expect(keys.map(({ key, kind, default: value, at }) => [key, kind, value, at.startLine])).toEqual([
    ['cart_limit', 'setting', '5', 4],
    ['name', 'setting', 'x', 5],
  ]);
});

test('finds the settings of Django where they are declared, with their readers', async () => {
  const { keys } = await keysOf({
    'shop/settings.py': 'INSTALLED_APPS = []\nCART_LIMIT = 5  # items\nSECRET_KEY = "x1"\n',
    'shop/cart.py': 'from django.conf import settings\nlimit = settings.CART_LIMIT\n',
  });
  expect(keys.find(({ key }) => key === 'CART_LIMIT')).toEqual({
    key: 'CART_LIMIT',
    kind: 'setting',
    default: '5',
    at: { path: 'shop/settings.py', startLine: 2, endLine: 2 },
    readBy: ['shop/cart.py', 'shop/settings.py'],
  });
  expect(keys.find(({ key }) => key === 'SECRET_KEY')?.default).toBeNull();
});

test('finds the options of command lines', async () => {
  const { keys } = await keysOf({
    'a.ts': "program.option('-l, --limit <n>', 'how many', '5')\n",
    'b.py': 'parser.add_argument("-v", "--verbose", action="store_true")\nparser.add_argument("--size", default=10)\n',
    'c.go': 'package c\n\nfunc f() { cmd.Flags().StringP("name", "n", "cart", "the name") }\n',
  });
  expect(keys.map(({ key, kind, default: value }) => [key, kind, value]).toSorted()).toEqual([
    ['--limit', 'flag', null],
    ['--size', 'flag', '10'],
    ['--verbose', 'flag', null],
    ['name', 'flag', 'cart'],
  ]);
});
