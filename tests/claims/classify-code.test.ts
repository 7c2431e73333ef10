import { describe, expect, it } from 'vitest';
import { bareSymbol, classifyCode } from '../../src/claims/classify-code.ts';

describe('classifyCode', () => {
  it.each([
    ['src/store.ts', ['src/store.ts']],
    ['./src/store.ts', ['./src/store.ts']],
    ['package.json', ['package.json']],
    ['Makefile', ['Makefile']],
    ['.github/workflows/ci.yml', ['.github/workflows/ci.yml']],
    ['.eslintrc.json', ['.eslintrc.json']],
    ['tsconfig.build.json', ['tsconfig.build.json']],
    ['app/[slug]/page.tsx', ['app/[slug]/page.tsx']],
    ['src/{a,b}.ts', ['src/a.ts', 'src/b.ts']],
    ['src/{store,store.test}.ts', ['src/store.ts', 'src/store.test.ts']],
  ])('takes `%s` for a path', (code, values) => {
    expect(classifyCode(code)).toEqual({ kind: 'path', values });
  });

  it.each(['src/store.ts:12', 'src/store.ts:12-20', 'src/store.ts#L3-L9', 'Makefile:3', 'src/a.ts:1-2@1f707c56'])(
    'takes `%s` for a citation',
    (code) => {
      expect(classifyCode(code)).toEqual({ kind: 'citation', values: [code] });
    },
  );

  it.each([
    ['createStore()', 'createStore'],
    ['rateLimit({ limit, windowMs })', 'rateLimit'],
    ['RateLimitStore', 'RateLimitStore'],
    ['keyGenerator', 'keyGenerator'],
    ['max_keys', 'max_keys'],
    ['c.env.server', 'c.env.server'],
    ['c.json', 'c.json'],
    ['std::vec::Vec', 'std::vec::Vec'],
    ['__init__', '__init__'],
    ['cors()', 'cors'],
  ])('takes `%s` for the symbol %s', (code, name) => {
    expect(classifyCode(code)).toEqual({ kind: 'symbol', values: [name] });
  });

  it.each([
    'limit',
    'Map',
    'GET',
    '429',
    'text/plain',
    'text/plain; charset=UTF-8',
    'application/vnd.api+json',
    '/orders/list.json',
    '/ws',
    '~/.config/x.toml',
    '../up.ts',
    'src/**/*.ts',
    '*.test.ts',
    '<path>/x.ts',
    'https://example.org/a.html',
    'example.org',
    'github.com/honojs/hono/blob/main/a.ts',
    'Node.js',
    'hono/rate-limit',
    'feature/cart',
    'X-Forwarded-For',
    'localhost:3000',
    '127.0.0.1:8080',
    'ab12:30',
    '^4.1.9',
    '1f707c56',
    'if (ready)',
    'count > limit',
    '"inner";…',
    '::ffff:a.b.c.d',
    'SET key 0 PX window NX',
    '--dry-run',
    '$HOME/x.ts',
    '',
  ])('leaves `%s` alone', (code) => {
    expect(classifyCode(code)).toBeNull();
  });
});

describe('bareSymbol', () => {
  it.each([
    ['createStore()', 'createStore'],
    ['(*Context).JSON', 'Context.JSON'],
    ['func (c *Context) JSON(code int, obj any)', 'Context.JSON'],
    ['Router::route', 'Router::route'],
    ['&Router', 'Router'],
    ['TypeAdapter<Map<K, V>>', 'TypeAdapter'],
    ['Generic[T]', 'Generic'],
    ['export async function run(a: string)', 'run'],
    ['class Flask', 'Flask'],
    ['empty?', 'empty?'],
  ])('reads the name in `%s`', (text, name) => {
    expect(bareSymbol(text)).toBe(name);
  });

  it.each(['the whole idea', 'a + b', ''])('finds no name in "%s"', (text) => {
    expect(bareSymbol(text)).toBeNull();
  });
});
