import { chmodSync, existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { callText, connect } from '../support/connect-mcp.ts';
import { cleanEnvironment } from '../support/run-cli.ts';
import { createSampleRepository, sampleRequest } from '../support/sample-repository.ts';
import {
  createTemporaryFolder,
  useRepository,
  writeFiles,
  type TemporaryRepository,
} from '../support/temporary-repository.ts';

/** A repository all of whose settings, attributes, hooks and filters name programs, and the folder in which each that runs leaves a file. */
function createTrap(): TemporaryRepository & { readonly traps: string } {
  const repository = createSampleRepository();
  const { root, git, write } = repository;
  const traps = createTemporaryFolder();
  const command = (name: string) => `touch '${join(traps, name)}' #`;
  const program = (path: string, name: string) => {
    writeFiles(root, { [path]: `#!/bin/sh\ntouch '${join(traps, name)}'\n` });
    chmodSync(join(root, path), 0o755);
    return join(root, path);
  };
  repository.commit('feat: second', {
    '.gitattributes': '* filter=evil diff=evil merge=evil\n',
    'setup.cfg': '[alias]\ntest = !touch x\n',
  });
  program('.git/monitor', 'monitor');
  program('git', 'git-program');
  for (const hook of [
    'post-index-change',
    'post-checkout',
    'fsmonitor-watchman',
    'pre-commit',
    'reference-transaction',
  ]) {
    program(`.git/hooks/${hook}`, `hook-${hook}`);
  }
  const settings: Record<string, string> = {
    'alias.ls-files': `!${command('alias')}`,
    'alias.log': `!${command('alias')}`,
    'core.fsmonitor': join(root, '.git/monitor'),
    'core.hooksPath': '.git/hooks',
    'core.pager': command('pager'),
    'core.editor': command('editor'),
    'core.sshCommand': command('ssh'),
    'core.gitProxy': command('proxy'),
    'core.attributesFile': join(root, '.gitattributes'),
    'credential.helper': `!${command('credential')}`,
    'diff.external': command('diff-external'),
    'diff.evil.textconv': command('textconv'),
    'diff.evil.command': command('diff-command'),
    'filter.evil.clean': command('clean'),
    'filter.evil.smudge': command('smudge'),
    'filter.evil.process': command('process'),
    'filter.evil.required': 'true',
    'gpg.program': command('gpg'),
    'log.showSignature': 'true',
    'pager.log': command('pager'),
    'remote.origin.url': `ext::sh -c ${command('ext').replaceAll(' ', '% ')}`,
    'remote.origin.promisor': 'true',
    'remote.origin.uploadpack': command('upload-pack'),
    'protocol.ext.allow': 'always',
    'extensions.partialClone': 'origin',
    'core.repositoryFormatVersion': '1',
    'user.name': `Eve\n---\ngroundplan: 1\n---\n# Another plan`,
  };
  for (const [key, value] of Object.entries(settings)) git('config', key, value);
  writeFileSync(join(root, '.git/more'), `[core]\n\tfsmonitor = ${join(root, '.git/monitor')}\n`);
  git('config', 'include.path', 'more');
  useRepository(join(root, '.git')).write({ 'info/attributes': '* filter=evil\n' });
  for (const path of ['package.json', 'src/server.ts']) utimesSync(join(root, path), 1, 1);
  write({ 'src/new.ts': 'export const fresh = 1;\n' });
  return { ...repository, traps };
}

test('no tool, resource or prompt runs what a hostile repository names', async () => {
  const { root, traps, git } = createTrap();
  const client = await connect({
    repo: root,
    environment: { ...cleanEnvironment(), PATH: `.:${process.env['PATH']}` },
  });
  const calls: readonly (readonly [string, Record<string, unknown>])[] = [
    ['analyze_repository', { request: sampleRequest, detail: 'detailed' }],
    ['start_plan', { request: sampleRequest, out: 'a.md' }],
    ['brief_sections', { plan: 'a' }],
    [
      'submit_sections',
      { plan: 'a', markdown: '## 1. Overview\n\n| Field | Value |\n|---|---|\n| **Goal** | A goal |\n' },
    ],
    ['record_drift', { plan: 'a', kind: 'added', what: 'More', why: 'Because', by: 'user' }],
    ['check_plan', { plan: 'a' }],
    ['get_plan', { plan: 'a' }],
    ['write_plan', { plan: 'a', status: 'Under Review' }],
  ];
  for (const [name, input] of calls) {
    expect({ name, ...(await callText(client, name, input)) }).toMatchObject({ name, isError: false });
  }
  expect(await callText(client, 'draft_sections', { plan: 'a' })).toMatchObject({ isError: true });
  await client.readResource({ uri: 'plan://a/steps' });
  await client.getPrompt({
    name: 'refine_section',
    arguments: { plan: 'a', section: 'steps', instruction: 'Shorten it.' },
  });
  expect(readdirSync(traps)).toEqual([]);
  expect(() => git('status')).toThrow('git status'); // The traps are real: plain git falls into them.
  expect(readdirSync(traps)).toContain('monitor');
});

test('the name of an author stays a name', async () => {
  const { root } = createTrap();
  const client = await connect({ repo: root });
  await callText(client, 'start_plan', { request: sampleRequest, out: 'a.md' });
  const text = readFileSync(join(root, 'docs/plans/a.md'), 'utf8');
  expect(text).not.toMatch(/^# Another plan/m);
  expect(text.match(/^groundplan: 1$/gm)).toHaveLength(1);
});

test('no base commit of a plan becomes an option of git', async () => {
  const { root } = createSampleRepository();
  const client = await connect({ repo: root });
  await callText(client, 'start_plan', { request: sampleRequest, out: 'a.md' });
  const path = join(root, 'docs/plans/a.md');
  const target = join(createTemporaryFolder(), 'written');
  const original = readFileSync(path, 'utf8');
  const bases = [`--output=${target}`, '-O/etc/passwd', 'HEAD --', 'HEAD\\0'];
  for (const base of bases) {
    writeFileSync(path, original.replace(/^base: .+$/m, `base: "${base}"`));
    expect(readFileSync(path, 'utf8')).not.toBe(original);
    const checked = await callText(client, 'check_plan', { plan: 'a' });
    expect({ base, ...checked }).toMatchObject({
      base,
      isError: false,
      structuredContent: { plan: 'docs/plans/a.md' },
    });
    expect(await callText(client, 'get_plan', { plan: 'a' })).toMatchObject({ isError: false });
  }
  expect(existsSync(target)).toBe(false);
});
