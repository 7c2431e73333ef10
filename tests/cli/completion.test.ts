import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { createSampleRepository } from '../support/sample-repository.ts';

let root = '';
beforeAll(() => {
  root = createSampleRepository().root;
  mkdirSync(`${root}/docs/plans`, { recursive: true });
  writeFileSync(`${root}/docs/plans/2026-11-22-delete.md`, '# T\n');
  writeFileSync(`${root}/docs/plans/2026-11-23-restore.md`, '# T\n');
});

async function complete(...words: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await runHere(['complete', '--', ...words], { cwd: root });
  return stdout.split('\n').flatMap((line) => line.split('\t')[0] || []);
}

describe('what may stand next', () => {
  it.each([
    [['ref'], ['refine']],
    [
      ['refine', ''],
      ['2026-11-23-restore.md', '2026-11-22-delete.md'],
    ],
    [['refine', '2026-11-22'], ['2026-11-22-delete.md']],
    [['refine', 'delete', 'arch'], ['architecture']],
    [['refine', '--dry-run', 'delete', 'steps,test'], ['steps,testing']],
    [['refine', 'delete', '--cas'], ['--cascade']],
    [
      ['refine', 'delete', '--drafter', ''],
      ['auto', 'model', 'evidence'],
    ],
    [['refine', 'delete', '--drafter', 'model', 'mig'], ['migration']],
    [['refine', 'delete', '--drafter=mo'], ['--drafter=model']],
    [['refine', 'delete', '--drafter', '=', 'mo'], ['model']],
    [['check', 'delete', '--fail'], ['--fail-on']],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['--repo', '/', 'secti'], ['sections']],
    [['refine', 'delete', '--instruction-file', ''], []],
  ])('after %j is %j', async (words, expected) => {
    expect(await complete(...words)).toEqual(expected);
  });

  it('is asked for by a bash that knows nothing else', async () => {
    const { stdout: script } = await runCli(['completion', 'bash'], { cwd: root });
    const bin = `${root}/bin`;
    mkdirSync(bin);
    const { node, cli } = {
      node: process.execPath,
      cli: new URL('../../dist/program/cli.js', import.meta.url).pathname,
    };
    writeFileSync(`${bin}/groundplan`, `#!/bin/sh\nexec '${node}' '${cli}' "$@"\n`);
    chmodSync(`${bin}/groundplan`, 0o755);
    const press = (...words: readonly string[]) => {
      const typed = ['groundplan', ...words].map((word) => `'${word}'`).join(' ');
      const pressed = `${script}\nCOMP_WORDS=(${typed})\nCOMP_CWORD=$((\${#COMP_WORDS[@]} - 1))\n_groundplan\nprintf '%s\\n' "\${COMPREPLY[@]}"`;
      return execFileSync('bash', ['--norc', '--noprofile', '-c', pressed], {
        cwd: root,
        env: { PATH: `${bin}:${process.env['PATH'] ?? ''}` },
        encoding: 'utf8',
      })
        .trim()
        .split('\n');
    };
    expect(press('refine', 'delete', 'steps,mig')).toEqual(['steps,migration']);
    expect(press('refine', '2026-11-23')).toEqual(['2026-11-23-restore.md']);
    expect(press('refine', '$(touch hacked)')).toEqual(['']);
    expect(execFileSync('ls', [root], { encoding: 'utf8' })).not.toContain('hacked');
  });
});
