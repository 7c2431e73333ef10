import { openRepository } from '../../src/repository/open-repository.ts';
import type { Repository } from '../../src/repository/repository.ts';
import { createTemporaryRepository, type Files } from '../support/temporary-repository.ts';

/** The repository that the examples of the rules speak of: a small shop in TypeScript. */
export const exampleFiles: Files = {
  '.gitignore': 'dist/\nnode_modules/\n',
  'package.json': `${JSON.stringify(
    {
      name: 'shop',
      version: '1.2.0',
      type: 'module',
      scripts: { test: 'vitest run', lint: 'oxlint', build: 'tsc -p tsconfig.json' },
      dependencies: { zod: '^4.1.0' },
      devDependencies: { vitest: '^4.0.0', typescript: '~5.9.2', oxlint: '^1.0.0' },
    },
    null,
    2,
  )}\n`,
  'package-lock.json': `${JSON.stringify(
    {
      name: 'shop',
      version: '1.2.0',
      lockfileVersion: 3,
      packages: {
        '': { name: 'shop', version: '1.2.0', dependencies: { zod: '^4.1.0' } },
        'node_modules/zod': { version: '4.1.5' },
        'node_modules/vitest': { version: '4.0.8', dev: true },
        'node_modules/typescript': { version: '5.9.3', dev: true },
        'node_modules/oxlint': { version: '1.2.0', dev: true },
      },
    },
    null,
    2,
  )}\n`,
  'tsconfig.json': '{ "compilerOptions": { "strict": true } }\n',
  'README.md': '# Shop\n\nA small shop. It never mentions CartStorage.\n',
  'CONTRIBUTING.md':
    '# Contributing\n\nRun the tests before you push.\n\n- Keep functions short,\n  and name them with **verbs**.\n- Ask before you add a `dependency`.\n',
  'src/store.ts': [
    '/** Where orders are kept. */',
    'export interface Store {',
    '  readonly orders: Map<string, number>;',
    '}',
    'export function createStore(): Store {',
    '  return { orders: new Map() };',
    '}',
    '',
  ].join('\n'),
  'src/server.ts': [
    "import { createStore } from './store.ts';",
    '',
    'const port = Number(process.env.SHOP_PORT ?? 8080);',
    '',
    'export function startServer(store = createStore()) {',
    '  return { port, store };',
    '}',
    '',
  ].join('\n'),
  'src/orders/index.ts': "export { createStore } from '../store.ts';\n",
  'src/prices/index.ts': 'export const currency = "EUR";\n',
  'tests/store.test.ts': "import { test } from 'vitest';\ntest('keeps orders', () => {});\n",
};

/** The same shop one release earlier: what differs. */
const earlierFiles: Files = {
  'package.json': `${JSON.stringify(
    { name: 'shop', version: '1.1.0', scripts: { test: 'vitest run', 'test:slow': 'vitest run --slow' } },
    null,
    2,
  )}\n`,
  'package-lock.json': `${JSON.stringify(
    {
      name: 'shop',
      version: '1.1.0',
      lockfileVersion: 3,
      packages: {
        '': { name: 'shop', version: '1.1.0', dependencies: { zod: '^4.0.0' } },
        'node_modules/zod': { version: '4.0.2' },
      },
    },
    null,
    2,
  )}\n`,
  'CONTRIBUTING.md': '# Contributing\n\nRun the tests before you commit.\n',
  'src/store.ts': [
    '// @ts-check',
    '/** Where orders are kept. */',
    'export interface Store {',
    '  readonly orders: Map<string, number>;',
    '}',
    'export function createStore(): Store {',
    '  return { orders: new Map([]) };',
    '}',
    '',
  ].join('\n'),
  'src/basket.ts': 'export function createBasket() {\n  return new Set<string>();\n}\n',
};

/** Opens a fresh copy of it, with two releases, and with more files or others. */
export async function openExample(files: Files = {}): Promise<Repository> {
  const repository = createTemporaryRepository();
  repository.commit('chore: release 1.1.0', { ...exampleFiles, ...earlierFiles });
  repository.git('tag', 'v1.1.0');
  repository.commit('chore: release 1.2.0', { ...exampleFiles, 'src/basket.ts': null });
  repository.git('tag', 'v1.2.0');
  if (Object.keys(files).length > 0) repository.commit('feat: more', files);
  return openRepository(repository.root);
}
