import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { goodAuthor } from '../support/authors/good-author.ts';
import { answering } from '../support/model-scenarios.ts';
import { startModelServer } from '../support/model-server.ts';
import { cliPath } from '../support/run-cli.ts';
import { modelEnvironment } from '../support/run-with-model.ts';
import { createSampleRepository, sampleRequest } from '../support/sample-repository.ts';
import { sampleSubmission } from '../support/sample-submission.ts';
import { runProgram } from './support/run-program.ts';
import { serveProduct } from './support/serve-product.ts';

/** One call of every tool, in the order in which they make sense. */
const calls: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  analyze_repository: { request: sampleRequest },
  start_plan: { request: sampleRequest, out: 'delete.md' },
  brief_sections: { plan: 'delete', sections: ['steps'] },
  draft_sections: { plan: 'delete', sections: ['observability'] },
  refine_section: { plan: 'delete', section: 'observability', instruction: 'Say that nothing is logged.' },
  submit_sections: { plan: 'delete', markdown: sampleSubmission, force: true },
  check_plan: { plan: 'delete' },
  get_plan: { plan: 'delete' },
  record_drift: { plan: 'delete', kind: 'deferred', what: 'No bulk deletion', why: 'Asked for later', by: 'user' },
  write_plan: { plan: 'delete', status: 'Under Review' },
};

/** Everything else that a client may read. */
const readings: Readonly<Record<string, readonly string[]>> = {
  'lists prompts': ['prompts/list'],
  'gets a prompt': ['prompts/get', '--prompt-name', 'write_plan', '--prompt-args', 'request=Delete an invoice'],
  'lists resources': ['resources/list'],
  'lists templates of resources': ['resources/templates/list'],
  'reads a resource': ['resources/read', '--uri', 'groundplan://sections'],
  'reads a section of a plan': ['resources/read', '--uri', 'plan://delete/steps'],
  'verifies the skill': ['skills/list', '--verify', '--require-digests'],
};

describe.each([
  ['standard input and output, 2025-11-25', 'legacy', reachByPipes],
  ['HTTP, 2026-07-28', 'modern', reachByHttp],
] as const)('The inspector over %s', (_, era, reach) => {
  let target: readonly string[] = [];
  beforeAll(async () => {
    const model = await startModelServer(answering(goodAuthor));
    target = await reach(createSampleRepository().root, modelEnvironment(model.url));
  });

  test('finds every tool portable', async () => {
    const { result } = toolsListed.parse(JSON.parse(await inspect(['tools/list', '--strict'])));
    expect(result.tools.map(({ name }) => name).toSorted()).toEqual(Object.keys(calls).toSorted());
  });

  test.for(Object.entries(calls))('calls %s', async ([name, input]) => {
    await inspect(['tools/call', '--tool-name', name, '--tool-args-json', JSON.stringify(input)]);
  });

  test.for(Object.entries(readings))('%s', async ([, args]) => {
    await inspect(args);
  });

  /** What it printed; it has nothing to remark, neither by its exit code nor in words. */
  async function inspect(args: readonly string[]): Promise<string> {
    const all = ['--cli', ...target, '--protocol-era', era, '--format', 'json', '--method', ...args];
    const { code, stdout, stderr } = await runProgram('inspector', all);
    expect({ code, stderr: stderr.replace(verified, '') }, stdout).toEqual({ code: 0, stderr: '' });
    return stdout;
  }
});

const toolsListed = z.object({ result: z.object({ tools: z.array(z.object({ name: z.string() })) }) });
const verified = /^Verified \d+ skills? and \d+ files?: no conformance errors\.\s*/;

async function reachByPipes(root: string, environment: Environment): Promise<readonly string[]> {
  const set = Object.entries(environment).flatMap(([name, value]) => ['-e', `${name}=${value}`]);
  return [...set, process.execPath, cliPath, 'mcp', '--repo', root];
}

async function reachByHttp(root: string, environment: Environment): Promise<readonly string[]> {
  const { url, token } = await serveProduct(root, environment);
  return [url, '--header', `Authorization: Bearer ${token}`];
}

type Environment = Readonly<Record<string, string>>;
