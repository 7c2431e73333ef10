import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createTemporaryFolder } from '../support/temporary-repository.ts';

const script = fileURLToPath(new URL('../../scripts/generate-docs.mjs', import.meta.url));
const run = (...args: readonly string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });

test('fills every table between its marks, keeps the rest, and says when one is out of date', () => {
  const names = ['sections', 'tools', 'rule-pages', 'languages', 'commands', 'settings', 'clients'];
  const text = `# Title\n\n${names.map((name) => `<!-- generated:${name} -->\nSTALE\n<!-- /generated -->\n\nbetween`).join('\n\n')}\n`;
  const file = join(createTemporaryFolder({ 'a.md': text }), 'a.md');
  expect(run('--check', file)).toMatchObject({ status: 1, stdout: expect.stringContaining('out of date') });
  expect(readFileSync(file, 'utf8')).toBe(text);
  expect(run(file)).toMatchObject({ status: 0 });
  const filled = readFileSync(file, 'utf8');
  expect(filled).not.toContain('STALE');
  expect(filled.match(/^between$/gm)).toHaveLength(names.length);
  for (const words of [
    '| `overview` | 1. Overview | all the others |',
    '| `start_plan` |',
    '| [`truth/path`](#truthpath) | error |',
    '`groundplan check PLAN',
    '`GROUNDPLAN_SIZE`',
    '**Zed**: `.zed/settings.json` in the repository',
  ]) {
    expect(filled).toContain(words);
  }
  expect(run('--check', file)).toMatchObject({ status: 0, stdout: '' });
});

test('refuses a mark that it does not know', () => {
  const file = join(createTemporaryFolder({ 'a.md': '<!-- generated:nothing -->\n<!-- /generated -->\n' }), 'a.md');
  expect(run(file)).toMatchObject({ status: 1, stderr: expect.stringContaining('got nothing') });
});
