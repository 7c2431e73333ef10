import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exampleFiles } from '../checks/example-repository.ts';
import { createTemporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

const root = new URL('../..', import.meta.url).pathname;
const program = `node ${join(root, 'dist/program/cli.js')}`;
const read = (name: string): unknown => parse(readFileSync(join(root, name), 'utf8'));

const sound = '# Implementation Plan: A\n\n## 13. References\n\n- [Guide](CONTRIBUTING.md)\n';
const broken = '# Implementation Plan: B\n\n## 13. References\n\n- [Guide](GONE.md)\n';

const action = z
  .object({
    inputs: z.record(z.string(), z.object({ description: z.string().min(10), default: z.string() })),
    outputs: z.record(z.string(), z.object({ description: z.string() })),
    runs: z.object({
      using: z.literal('composite'),
      steps: z.tuple([z.object({ shell: z.literal('bash'), env: z.record(z.string(), z.string()), run: z.string() })]),
    }),
  })
  .parse(read('action.yml'));
const [step] = action.runs.steps;

/** Runs the action's script as a runner does: inputs in the environment, with their defaults. */
function runAction(folder: TemporaryRepository, inputs: Readonly<Record<string, string>>, base = '') {
  const given = Object.fromEntries(
    Object.entries(step.env).map(([name, value]) => {
      const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value)?.[1];
      return [name, input === undefined ? base : (inputs[input] ?? action.inputs[input]?.default ?? '')];
    }),
  );
  const output = join(folder.root, '.git/output');
  const { status, stdout, stderr } = spawnSync('bash', ['-c', step.run], {
    cwd: folder.root,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...given, COMMAND: program, GITHUB_OUTPUT: output, GROUNDPLAN_CACHE: 'off' },
  });
  return { status, stdout, stderr, output: existsSync(output) ? readFileSync(output, 'utf8') : '' };
}

describe('the GitHub Action', () => {
  it('annotates the plans of a folder, and writes SARIF', () => {
    const folder = createTemporaryRepository({
      ...exampleFiles,
      'docs/plans/a.md': sound,
      'docs/plans/b c.md': broken,
      'docs/plans/notes.md': 'No plan.\n',
    });
    const { status, stdout, output } = runAction(folder, { 'sarif-file': 'out.sarif' });
    expect(stdout).toMatch(/^::error file=docs\/plans\/b c\.md,line=5,col=3,title=structure\/link::/m);
    expect(stdout).not.toMatch(/file=docs\/plans\/notes\.md/);
    expect(status).toBe(1);
    expect(output).toBe('sarif-file=out.sarif\n');
    expect(JSON.parse(readFileSync(join(folder.root, 'out.sarif'), 'utf8')).runs[0].results.length).toBeGreaterThan(0);
    expect(runAction(folder, { plans: 'docs/plans/a.md' }).status).toBe(0);
    expect(runAction(folder, { checks: 'structure/link=off' }).status).toBe(0);
  });

  it('looks at the changed plans alone when it is told to', () => {
    const folder = createTemporaryRepository({ ...exampleFiles, 'docs/plans/b.md': broken });
    const base = folder.git('rev-parse', 'HEAD');
    expect(runAction(folder, { 'changed-only': 'true' }, base)).toMatchObject({
      status: 0,
      stdout: 'No plan is changed.\n',
    });
    folder.commit('docs: a plan', { 'docs/plans/a.md': sound });
    const { status, stdout } = runAction(folder, { 'changed-only': 'true' }, base);
    expect([status, stdout.includes('b.md'), stdout.includes('a.md')]).toEqual([0, false, true]);
  });
});

describe('the hooks for pre-commit', () => {
  const hooks = z
    .array(
      z.object({ id: z.string(), name: z.string(), entry: z.string(), language: z.literal('node'), files: z.string() }),
    )
    .parse(read('.pre-commit-hooks.yaml'));

  it.each(hooks)('$id runs on the files that it is given', ({ entry, files }) => {
    const folder = createTemporaryRepository({
      ...exampleFiles,
      'docs/plans/a.md': sound,
      'docs/plans/b.md': broken.replace('GONE', 'contributing').replace('13.', '12.'),
    });
    expect(new RegExp(files).test('docs/plans/a.md')).toBe(true);
    expect(new RegExp(files).test('src/store.ts')).toBe(false);
    const run = (...paths: readonly string[]) =>
      spawnSync('sh', ['-c', `${entry.replace(/^groundplan/, program)} "$@"`, 'sh', ...paths], {
        cwd: folder.root,
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], GROUNDPLAN_CACHE: 'off' },
      });
    expect(run('docs/plans/a.md').status).toBe(0);
    const both = run('docs/plans/a.md', 'docs/plans/b.md');
    const changed = execFileSync('git', ['status', '--short'], { cwd: folder.root, encoding: 'utf8' }).trim();
    const mends = entry.includes('--fix');
    expect([both.status, changed]).toEqual(mends ? [0, 'M docs/plans/b.md'] : [1, '']);
  });
});
