import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { draftFromEvidence } from '../support/draft-from-evidence.ts';
import { createTemporaryRepository } from '../support/temporary-repository.ts';

let text: string;
beforeAll(async () => {
  const packageFile = (name: string, dependencies: Readonly<Record<string, string>>) =>
    JSON.stringify({ name, version: '1.0.0', dependencies });
  const repository = createTemporaryRepository({
    'package.json': JSON.stringify({
      name: 'house',
      workspaces: ['packages/*'],
      scripts: { test: 'vitest run', 'test:watch': 'vitest' },
      devDependencies: { vitest: '^4.0.0' },
    }),
    'packages/cart/package.json': packageFile('cart', { nanoid: '^5.0.0' }),
    'packages/cart/src/cart.ts':
      "import { nanoid } from 'nanoid';\n\n/** Adds an item to the cart. */\nexport function addItem(name: string) {\n  return { id: nanoid(), name };\n}\n",
    'packages/cart/tests/cart.test.ts':
      "import { addItem } from '../src/cart.ts';\n\ntest('adds', () => addItem('a'));\n",
    'packages/cart/tests/add-item.test.ts': "test('refuses nothing yet', () => {});\n",
    'packages/site/package.json': packageFile('site', { react: '^19.0.0', valibot: '^1.0.0' }),
    'packages/site/src/page.ts':
      "import { createElement } from 'react';\nimport { object } from 'valibot';\n\nexport const page = createElement('p', object({}));\n",
    'docs/cart.md': '# Using the cart\n\n## `addItem(name)`\n\nAdds an item.\n',
    'play.ts': 'export {};\n',
  });
  for (const time of ['one', 'two', 'three', 'four'])
    repository.commit(`feat: ${time}`, {
      'packages/cart/src/cart.ts': `import { nanoid } from 'nanoid';\n\n/** Adds an item to the cart, ${time}. */\nexport function addItem(name: string) {\n  return { id: nanoid(), name };\n}\n`,
      'play.ts': `export const time = '${time}';\n`,
    });
  const { path } = await draftFromEvidence(
    repository.root,
    'Let `addItem()` of the cart refuse an empty name. Describe it in the docs.',
  );
  text = await readFile(path, 'utf8');
});

const part = (heading: string) => new RegExp(`### ${heading}[^]*?\n(?=##|---)`).exec(text)?.[0] ?? '';

test('names the technologies that the likely files use, and not those of another package', () => {
  const stack = part('2\\.3');
  for (const name of ['TypeScript', 'Vitest', 'nanoid']) expect(stack).toContain(name);
  for (const name of ['React', 'Valibot']) expect(stack).not.toContain(name);
  expect(part('4\\.2')).toContain('no validation library is imported near these files');
});

test('lists the test of the function and the page that documents it among the changes, and no file to try things in', () => {
  const changes = part('6\\.1');
  expect(changes).toMatch(/add-item\.test\.ts {2}# named after addItem/);
  expect(changes).toMatch(/docs\/cart\.md {2}# the request asks for documentation/);
  expect(text).toContain('`docs/cart.md` tells of the change');
  expect(text).not.toContain('play.ts');
});

test('gives each case a test of 6.1, and commands that end', () => {
  expect(part('8\\.1')).toMatch(/`packages\/cart\/tests\/(?:add-item|cart)\.test\.ts` \|\n/);
  expect(part('8\\.4')).toContain('npm test');
  expect(part('8\\.4')).not.toContain('watch');
});
