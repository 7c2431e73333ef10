import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exampleFiles } from '../checks/example-repository.ts';
import { runHere } from '../support/run-here.ts';
import { createTemporaryRepository } from '../support/temporary-repository.ts';

const sound = '# Implementation Plan: A\n\n## 13. References\n\n- [Guide](CONTRIBUTING.md)\n';
const broken = sound.replace('CONTRIBUTING', 'GONE');
const unreadable = `---\ngroundplan: 1\n`;

const open = (files: Readonly<Record<string, string>> = {}) =>
  createTemporaryRepository({ ...exampleFiles, 'docs/plans/a.md': sound, 'docs/plans/deep/b.md': broken, ...files });

describe('groundplan check with several plans', () => {
  it.each([
    ['a folder', ['docs'], ['docs/plans/a.md', 'docs/plans/deep/b.md']],
    ['a pattern', ['docs/**/b.md'], ['docs/plans/deep/b.md']],
    ['a pattern of one folder', ['docs/plans/*.md'], ['docs/plans/a.md']],
    ['the same plan twice', ['docs/plans/a.md', 'docs/plans'], ['docs/plans/a.md', 'docs/plans/deep/b.md']],
  ])('takes %s', async (_, args, expected) => {
    const { root } = open({ 'docs/notes.md': 'Not a plan.\n' });
    const { stdout } = await runHere(
      ['check', ...args.map((arg) => (arg.includes('*') ? arg : join(root, arg))), '--json'],
      { cwd: root },
    );
    const reports = [JSON.parse(stdout)].flat();
    expect(reports.map(({ plan }: { readonly plan: string }) => plan)).toEqual(expected);
  });

  it('goes on after one that cannot be checked, and exits with 2', async () => {
    const { root } = open({ 'docs/plans/c.md': unreadable });
    const { code, stdout } = await runHere(['check', 'c', 'a'], { cwd: root });
    expect(stdout).toMatch(/docs\/plans\/a\.md\n[\s\S]*c(?:\.md)?\n\n {2}Could not be checked/);
    expect(code).toBe(2);
  });

  it('exits with 0 without and with 1 with findings of the threshold', async () => {
    const { root } = open();
    const run = async (...args: readonly string[]) => (await runHere(['check', ...args], { cwd: root })).code;
    expect([await run('a'), await run('a', '--fail-on', 'warning')]).toEqual([0, 1]);
    expect(await run(join(root, 'docs/plans/deep/b.md'))).toBe(1);
    expect(await run(join(root, 'docs/plans/deep/b.md'), '--checks', 'structure/link=info')).toBe(0);
    expect(await run('docs/none/*.md')).toBe(2);
  });

  it('refuses a rule that there is not, with the nearest name', async () => {
    const { root } = open({ 'groundplan.config.json': '{ "checks": { "structure/links": "off" } }' });
    const { code, stderr } = await runHere(['check', 'a'], { cwd: root });
    expect([code, stderr]).toEqual([2, expect.stringContaining('`structure/link`')]);
  });
});

describe('groundplan check --fix', () => {
  const flawed = sound.replace('13.', '12.').replace('CONTRIBUTING', 'contributing');

  it('accepts every plan of a folder that can be accepted', async () => {
    const { root } = open({ 'docs/plans/notes.md': 'Not a plan.\n' });
    await runHere(['draft', 'Delete drafts.', '--out', 'docs/plans/own.md', '--quiet'], { cwd: root });
    const { stdout } = await runHere(['check', join(root, 'docs/plans'), '--accept'], { cwd: root });
    expect(stdout.match(/^Accepted .*/gm)).toEqual([expect.stringContaining(' of docs/plans/own.md as ')]);
  });

  it.each([[['--dry-run']], [['--fix', '--dry-run', '--accept']]])(
    'refuses %s, which shows nothing',
    async (options) => {
      const { root } = open();
      expect(await runHere(['check', 'a', ...options], { cwd: root })).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('Expected --dry-run with --fix'),
      });
    },
  );

  it('shows the change and writes nothing with --dry-run, and writes it without', async () => {
    const { root } = open({ 'docs/plans/a.md': flawed });
    const path = join(root, 'docs/plans/a.md');
    const dry = await runHere(['check', 'a', '--fix', '--dry-run'], { cwd: root });
    expect(dry.stdout).toMatch(
      /2 findings would be mended\n\n--- [\s\S]*-## 12\. References\n[\s\S]*\+## 13\. References/,
    );
    expect(readFileSync(path, 'utf8')).toBe(flawed);
    const wet = await runHere(['check', 'a', '--fix'], { cwd: root });
    expect([wet.code, wet.stdout]).toEqual([0, expect.stringContaining('2 findings mended')]);
    expect(readFileSync(path, 'utf8')).toBe(sound);
    const again = await runHere(['check', 'a', '--fix'], { cwd: root });
    expect(again.stdout).toContain('nothing to mend');
  });

  it('mends what an editor saves meanwhile, and loses none of it', async () => {
    const { root } = open({ 'docs/plans/a.md': flawed });
    const path = join(root, 'docs/plans/a.md');
    const running = runHere(['check', 'a', '--fix'], { cwd: root });
    writeFileSync(path, `${flawed}- More.\n`);
    await running;
    expect(readFileSync(path, 'utf8')).toBe(`${sound}- More.\n`);
  });

  it('says of every plan what is still to be mended by --fix', async () => {
    const { root } = open({ 'docs/plans/a.md': flawed });
    expect((await runHere(['check', 'a'], { cwd: root })).stdout).toContain('--fix mends 2 of them');
  });
});
