import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { collectRules } from '../../../src/evidence/collectors/rules.ts';
import type { RuleFacts } from '../../../src/evidence/collectors/rules.ts';
import { collect } from '../../support/collect.ts';
import { createTemporaryRepository } from '../../support/temporary-repository.ts';
import type { Files } from '../../support/temporary-repository.ts';

const request = 'Add a rate limiter with a pluggable store';

async function rulesOf(files: Files, candidates: readonly string[] = []): Promise<RuleFacts> {
  const { root } = createTemporaryRepository(files);
  return collect(root, collectRules, request, candidates);
}

const quotes = ({ rules }: RuleFacts) => rules.map(({ quote }) => quote);

test('quotes each rule as it stands between its lines, white space folded', async () => {
  const text = [
    '---',
    'title: Rules',
    '---',
    '# Working here',
    '',
    '1. Run `npm test` before',
    '   you push.',
    '2. Keep functions small',
    '',
    'Some history of the project. Never commit to',
    'main directly. Always add a',
    'changelog entry.',
    '',
    '> Use the `Store` interface.',
    '',
    '* [ ] Write tests for every branch',
    '  * Prefer real stores over mocks',
  ];
  const { rules } = await rulesOf({ 'AGENTS.md': text.join('\r\n') });
  expect(rules.length).toBe(7);
  for (const { quote, at } of rules) {
    const cited = text
      .slice(at.startLine - 1, at.endLine)
      .join(' ')
      .replace(/\s+/g, ' ');
    expect(cited).toContain(quote);
  }
  expect(rules.find(({ quote }) => quote === 'Run `npm test` before you push.')?.at).toEqual({
    path: 'AGENTS.md',
    startLine: 6,
    endLine: 7,
  });
  expect(rules.find(({ quote }) => quote.startsWith('Never'))?.at).toMatchObject({ startLine: 10, endLine: 11 });
});

test('takes no rules from code, tables, comments and links', async () => {
  const facts = await rulesOf({
    'AGENTS.md': `# Commands
\`\`\`bash
run this never
\`\`\`

    use indented code

<!-- Always hidden from readers -->
| Use | tables |
|-----|--------|
- [Use the guide](docs/guide.md)
- \`src/app.ts\`: the entry
- Use two spaces
`,
  });
  expect(quotes(facts)).toEqual(['Use two spaces']);
});

test('tells duties from recommendations and agreements by their wording', async () => {
  const { rules } = await rulesOf({
    'CLAUDE.md': `# Code style
- Never use \`any\`
- Files must end with a newline
- Prefer small modules
- Two-space indentation, single quotes
# Architecture
- The router owns the table of handlers
`,
  });
  expect(Object.fromEntries(rules.map(({ quote, strength }) => [quote, strength]))).toEqual({
    'Never use `any`': 'must',
    'Files must end with a newline': 'must',
    'Prefer small modules': 'should',
    'Two-space indentation, single quotes': 'fact',
  });
});

test('keeps what forbids a list with each of its items', async () => {
  const { rules } = await rulesOf({ 'AGENTS.md': "# Style\n\nDon't:\n\n- Use default exports\n- Throw strings\n" });
  expect(rules.map(({ quote, heading, strength }) => [quote, heading, strength])).toEqual([
    ['Use default exports', "Style › Don't:", 'must'],
    ['Throw strings', "Style › Don't:", 'must'],
  ]);
});

test('leaves greetings, reporting and set-up of a contributing guide out', async () => {
  const facts = await rulesOf({
    'CONTRIBUTING.md': `# Contributing
Thanks for helping! Please don't be discouraged.

## Reporting bugs
- Include the version in your report
- Check that the bug is not reported yet

## Pull requests
- Add tests for your changes.
- Feel free to open a draft pull request.
`,
  });
  expect(quotes(facts)).toEqual(['Add tests for your changes.']);
});

test('reads reStructuredText guides and leaves their literal blocks out', async () => {
  const facts = await rulesOf({
    'CONTRIBUTING.rst': `Contributing
============

Submitting patches
------------------

-   Use Black to format your code. Run the
    pre-commit hooks::

        run the tests like this

-   Include tests if your patch adds code.
`,
  });
  expect(quotes(facts).toSorted()).toEqual([
    'Include tests if your patch adds code.',
    'Use Black to format your code.',
  ]);
});

test('reads the instructions that a pull request template hides in comments', async () => {
  const facts = await rulesOf({
    '.github/pull_request_template.md':
      '<!--\nEnsure each step is complete:\n\n- Add an entry in CHANGES.rst\n-->\n\n- [ ] Documentation is updated\n',
  });
  expect(quotes(facts).toSorted()).toEqual(['Add an entry in CHANGES.rst', 'Documentation is updated']);
});

test('puts nearer folders first, then agent files before guides', async () => {
  const { files } = await rulesOf({
    'CONTRIBUTING.md': '- Add tests',
    'AGENTS.md': '- Add tests',
    'packages/api/AGENTS.md': '- Use the api client',
    '.cursor/rules/style.mdc': '---\nglobs: *.ts, src/**/*.tsx\n---\n- Use tabs',
  });
  expect(files.map(({ path, appliesTo, globs }) => [path, appliesTo, globs])).toEqual([
    ['packages/api/AGENTS.md', 'packages/api', []],
    ['AGENTS.md', '', []],
    ['.cursor/rules/style.mdc', '', ['*.ts', 'src/**/*.tsx']],
    ['CONTRIBUTING.md', '', []],
  ]);
});

test('reads a copy, a link and a pointer to another rules file once', async () => {
  const repository = createTemporaryRepository({
    'AGENTS.md': '# Rules\n\n- Use pnpm for everything\n',
    'GEMINI.md': '@AGENTS.md\n',
    '.github/copilot-instructions.md': '# Rules\n- Use pnpm for everything\n',
  });
  symlinkSync('AGENTS.md', join(repository.root, 'CLAUDE.md'));
  repository.commit('chore: link');
  const facts = await collect(repository.root, collectRules, request);
  expect(facts.files.map(({ path, sameAs }) => [path, sameAs])).toEqual([
    ['GEMINI.md', 'AGENTS.md'],
    ['AGENTS.md', null],
    ['CLAUDE.md', 'AGENTS.md'],
    ['.github/copilot-instructions.md', 'AGENTS.md'],
  ]);
  expect(quotes(facts)).toEqual(['Use pnpm for everything']);
});

test('ranks what the request is about, and what governs its files, above the rest', async () => {
  const { rules } = await rulesOf(
    {
      'AGENTS.md': '- Use the shared store for every limiter\n- Use tabs in stylesheets\n',
      'packages/web/AGENTS.md': '- Use the web store for every limiter\n',
      'packages/api/AGENTS.md': '- Use the store of the api for every limiter\n',
    },
    ['packages/api/src/limit.ts'],
  );
  expect(rules.map(({ at }) => `${at.path}:${at.startLine}`)).toEqual([
    'packages/api/AGENTS.md:1',
    'AGENTS.md:1',
    'AGENTS.md:2',
    'packages/web/AGENTS.md:1',
  ]);
  expect(rules.every(({ relevance }) => relevance >= 0 && relevance <= 1)).toBe(true);
});

test('finds nothing where nobody wrote rules', async () => {
  expect(await rulesOf({ 'src/a.ts': 'export {}' })).toEqual({ files: [], rules: [] });
});

test('reads what an agent file takes in by its path as a part of it', async () => {
  const facts = await rulesOf({
    'CLAUDE.md': '# Rules\n\n- Use tabs\n\nTesting rules: @docs/testing.md\n',
    'docs/testing.md': '- Never mock the store\n',
    'docs/other.md': '- Never read this\n',
  });
  expect(facts.files.map(({ path, kind }) => [path, kind])).toEqual([
    ['CLAUDE.md', 'agent'],
    ['docs/testing.md', 'agent'],
  ]);
  expect(quotes(facts).toSorted()).toEqual(['Never mock the store', 'Use tabs']);
});
