import { expect, it } from 'vitest';
import { resumePlan } from '../../src/resume-plan.ts';
import { goodAuthor } from '../support/authors/good-author.ts';
import { contextAt, draftWith, readPlan, usualOptions } from '../support/draft-with.ts';
import { answering } from '../support/model-scenarios.ts';
import { startModelServer } from '../support/model-server.ts';
import { modelEnvironment } from '../support/run-with-model.ts';
import { createSampleRepository, sampleRequest } from '../support/sample-repository.ts';
import { startCli } from '../support/start-cli.ts';

it('a plan of evidence alone is not sent anywhere when evidence alone is to draft it further', async () => {
  const { root, server, text } = await draftWith(answering(goodAuthor), { options: { drafter: 'evidence' } });
  const context = await contextAt(root, server.url);
  const resumed = resumePlan(`${root}/plan.md`, null, { ...usualOptions, drafter: 'evidence' }, context);
  await expect(resumed).rejects.toMatchObject({ code: 'usage', hint: expect.stringContaining('--drafter') });
  expect(server.requests).toEqual([]);
  expect(readPlan(root)).toBe(text);
});

it('a question is answered at the terminal, stands in the plan and in the prompts, and the program ends though its input stays open', async () => {
  const { root } = createSampleRepository();
  const server = await startModelServer(answering(goodAuthor));
  const program = startCli(['draft', sampleRequest, '--ask', '--out', 'plan.md', '--quiet'], {
    cwd: root,
    environment: modelEnvironment(server.url),
  });
  program.type('204 without a body\n');
  const { code, stderr } = await program.ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/\?\n\(Enter leaves it open\) > $/) });
  expect(readPlan(root)).toContain('answer: 204 without a body');
  expect(server.requests.slice(1).every(({ text }) => text.includes('204 without a body'))).toBe(true);
});
