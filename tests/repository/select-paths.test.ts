import { expect, it } from 'vitest';
import { modelEnvironment } from '../support/run-with-model.ts';
import { runProgram } from '../../src/cli/run-program.ts';
import { createTemporaryRepository } from '../support/temporary-repository.ts';

const limiter = 'export class RateLimiter {\n  take() {\n    return true;\n  }\n}\n';
const files = {
  'src/limiter.ts': limiter,
  'old/limiter.ts': limiter,
  'gen/limiter.ts': limiter,
  'gen/by-hand.ts': limiter,
  '.gitattributes': 'gen/** linguist-generated\ngen/by-hand.ts -linguist-generated\n',
};

/** Runs a command line at a repository with these settings; no model. */
async function run(settings: object, args: readonly string[], environment: object = {}) {
  const { root } = createTemporaryRepository({ ...files, 'groundplan.config.json': JSON.stringify(settings) });
  let stdout = '';
  const code = await runProgram([...args, '--repo', root, '--quiet'], {
    stdin: { async *[Symbol.asyncIterator]() {} },
    stdout: { write: (text: string) => void (stdout += text) },
    stderr: { write: () => undefined },
    environment: { ...modelEnvironment('http://127.0.0.1:9/v1'), GROUNDPLAN_MODEL: '', ...environment },
    signal: new AbortController().signal,
  });
  return { code, stdout };
}

async function analyze(settings: object, environment: object = {}) {
  const { stdout } = await run(settings, ['analyze', 'Let `RateLimiter` wait', '--json'], environment);
  const { candidates, notices } = JSON.parse(stdout) as { candidates: { path: string }[]; notices: string[] }; // What --json prints.
  return { paths: candidates.map(({ path }) => path).toSorted(), notices };
}

it('obeys linguist-generated, and takes back what is said not to be generated', async () => {
  expect((await analyze({})).paths).toEqual(['gen/by-hand.ts', 'old/limiter.ts', 'src/limiter.ts']);
});

it('ranks nothing that is excluded, and says how many files that are', async () => {
  const { paths, notices } = await analyze({ exclude: ['old/', 'gen/by-*'] });
  expect(paths).toEqual(['src/limiter.ts']);
  expect(notices).toEqual(['Left out by the settings `include` and `exclude`: 2 of 6 files.']);
});

it('ranks only what is included, without what is excluded all the same', async () => {
  expect((await analyze({ include: ['src/**', 'old'], exclude: ['old/limiter.ts'] })).paths).toEqual([
    'src/limiter.ts',
  ]);
});

it('takes patterns from the environment, with commas between them', async () => {
  expect((await analyze({}, { GROUNDPLAN_EXCLUDE: 'old/, src/' })).paths).toEqual(['gen/by-hand.ts']);
});

it('drafts without what is excluded, and the plan may still name it', async () => {
  const { code, stdout } = await run({ exclude: ['old/'] }, [
    'draft',
    'Let `RateLimiter` wait. Leave old/limiter.ts as it is.',
    '--drafter',
    'evidence',
    '--json',
  ]);
  expect(code).toBe(0);
  const { findings } = JSON.parse(stdout) as { findings: { severity: string }[] }; // What --json prints.
  expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
});

it('refuses what is no list of patterns', async () => {
  expect((await run({ exclude: 'old/' }, ['analyze', 'x'])).code).not.toBe(0);
});
