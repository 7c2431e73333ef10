import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { draftFromEvidence } from '../support/draft-from-evidence.ts';
import { createTemporaryRepository, type Files } from '../support/temporary-repository.ts';

const files: Files = {
  'package.json': JSON.stringify({
    name: 'shop',
    scripts: { test: 'vitest run', lint: 'oxlint', 'build:native': 'node native.js' },
    devDependencies: { vitest: '^4.0.0', oxlint: '^1.0.0' },
  }),
  '.github/workflows/ci.yml':
    'on: push\njobs:\n  ci:\n    steps:\n      - run: npm run build:native\n      - run: npm test\n',
  'src/cart.ts': 'export function addItem(name: string) {\n  return name;\n}\n',
  'src/cart.test.ts': "test('adds an item', () => {});\n",
};

async function rulesOf(guide: string, more: Files = {}): Promise<string> {
  const { root } = createTemporaryRepository({ ...files, 'CONTRIBUTING.md': guide, ...more });
  const { path } = await draftFromEvidence(root, 'Let `addItem` in the cart refuse an empty name');
  return /### 2\.4 [^]*?\n---\n/.exec(await readFile(path, 'utf8'))?.[0] ?? '';
}

test('ties a rule to a command only where it names the command, its task or its tool', async () => {
  const rules = await rulesOf(
    '# Contributing\n\n- If you have a new feature idea, please build it in an external library.\n- All tests must pass before a merge.\n- Never commit code that oxlint complains about.\n',
  );
  expect(rules).toMatch(/external library\." \(`CONTRIBUTING\.md:3`\): to be settled in Step 1/);
  expect(rules).not.toContain('build:native');
  expect(rules).toMatch(/before a merge\." \(`CONTRIBUTING\.md:4`\): gate `npm test`/);
  expect(rules).toMatch(/complains about\." \(`CONTRIBUTING\.md:5`\): gate `npm run lint`/);
});

test('leaves out what is asked of people and of work beside the change', async () => {
  const rules = await rulesOf(
    '# Contributing\n\n- You must sign the Contributor License Agreement (CLA) before your code is accepted.\n- Add tests for each change.\n',
    {
      'AGENTS.md':
        '# Rules\n\n- Never change an item of the cart in place.\n- `npm test` - Run the tests\n\n## Commenting on issues and PRs\n\n- Never thank people for an item twice.\n\n## Cutting a release\n\n- Always bump the cart first.\n',
    },
  );
  expect(rules).toContain('Never change an item of the cart in place');
  expect(rules).toContain('Add tests for each change');
  for (const other of ['License', 'Never thank', 'Run the tests', 'bump the cart']) expect(rules).not.toContain(other);
});

test('quotes a rule once that a guide and a template both have, and with the quotations that it holds', async () => {
  const rules = await rulesOf(
    '# Contributing\n\n- Add or modify tests to cover your code changes.\n- When you name a test, say "adds an item" or "refuses it", and never say "works".\n',
    { '.github/pull_request_template.md': '- [ ] Tests are added or modified as needed to cover code changes.\n' },
  );
  expect(rules.match(/cover (?:your )?code changes/g)).toHaveLength(1);
  expect(rules).toContain(
    '"When you name a test, say "adds an item" or "refuses it", and never say "works"." (`CONTRIBUTING.md:4`): ',
  );
});
