import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { refiningAuthor } from '../support/authors/refining-author.ts';
import { callText, connect, eras, type Era } from '../support/connect-mcp.ts';
import { answering } from '../support/model-scenarios.ts';
import { startModelServer } from '../support/model-server.ts';
import { runHere } from '../support/run-here.ts';
import { modelEnvironment } from '../support/run-with-model.ts';
import { createSampleRepository, sampleRequest } from '../support/sample-repository.ts';
import { sampleSubmission } from '../support/sample-submission.ts';
import { startPlan } from '../support/started-plan.ts';

const instruction = 'Say that customers are told first.';
const told = 'Tell the customers first.';
const tells = refiningAuthor(({ rollback }) => ({ rollback: [...rollback, told] }));

/** A written plan, and a client of a server that has a model. */
async function startWithModel(era?: Era) {
  const { root } = createSampleRepository();
  const model = await startModelServer(answering(tells));
  const client = await connect({ repo: root, environment: modelEnvironment(model.url) }, era);
  await callText(client, 'start_plan', { request: sampleRequest, out: 'delete.md' });
  await callText(client, 'submit_sections', { plan: 'delete', markdown: sampleSubmission });
  const path = join(root, 'docs/plans/delete.md');
  return { client, model, path, read: () => readFileSync(path, 'utf8') };
}

/** Ids of the sections whose text is another. */
function changedSections(before: Plan, after: Plan): readonly string[] {
  const stood = new Map(before.sections.map(({ id, text }) => [id, text] as const));
  return after.sections.filter(({ id, text }) => stood.get(id) !== text).map(({ id }) => id);
}

describe.each(eras)('with a model, in %s', (_, era) => {
  test('one section is changed, and its answer links to the plan', async () => {
    const { client, read } = await startWithModel(era);
    const before = parsePlan(read());
    const answer = await client.callTool({
      name: 'refine_section',
      arguments: { plan: 'delete', section: 'migration', instruction },
    });
    expect(answer.isError).not.toBe(true);
    expect(answer.content).toMatchObject([
      { type: 'text', text: expect.stringMatching(new RegExp(`migration was changed[\\s\\S]*\\n\\+.*${told}`)) },
      { type: 'resource_link', uri: 'plan://delete' },
    ]);
    const after = parsePlan(read());
    expect(changedSections(before, after)).toEqual(['migration']);
    expect(after.front?.sections.migration?.drafter).toBe('model');
  });
});

test('without an instruction, what somebody wrote is not touched', async () => {
  const { client, read } = await startWithModel();
  const before = read();
  const answer = await callText(client, 'refine_section', { plan: 'delete', section: 'migration' });
  expect(answer).toMatchObject({ isError: true, text: expect.stringContaining('Expected an instruction') });
  expect(read()).toBe(before);
});

describe('without a model', () => {
  test('the answer is the brief, and the next call changes the part that a person had edited', async () => {
    const { client, path, read, submit, textOf } = await startPlan();
    await submit(sampleSubmission);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/(## 10\. .*\n)/, '$1\nMind the cache.\n'));
    const before = readFileSync(path, 'utf8');
    const brief = await callText(client, 'refine_section', { plan: 'delete', section: 'migration', instruction });
    expect(brief.isError).toBe(false);
    for (const words of [
      instruction,
      'Mind the cache.',
      '### 10.2 Rollback Plan',
      'src/invoices/invoice-store.ts',
      'Sections that build on it',
      'submit_sections {"plan":"docs/plans/delete.md","markdown":"<only the parts that change>","force":true}',
    ])
      expect(brief.text).toContain(words);
    expect(brief.text.length).toBeLessThan(32_000);
    expect(readFileSync(path, 'utf8')).toBe(before);

    const changed = `### 10.2 Rollback Plan\n\nMind the cache.\n\n1. ${told}\n`;
    expect((await submit(changed, { force: true })).text).toContain('Written: 1 section (migration)');
    expect(textOf('migration')).toContain(told);
    expect(read().sections).toHaveLength(18);
  });

  test('an instruction at a shell is answered with what is missing and the ways there are', async () => {
    const { root } = await startPlan();
    const ran = await runHere(['refine', 'delete', 'migration', 'Tell', 'them'], { cwd: root });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('Expected a model to follow the instruction');
    expect(ran.stderr).toContain('groundplan check');
  });

  test('what the evidence drafted is brought up to date with the repository, and nothing else', async () => {
    const { root, path, read, textOf } = await startPlan();
    const before = read();
    const lock = join(root, 'package-lock.json');
    writeFileSync(lock, readFileSync(lock, 'utf8').replace('5.6.1', '5.7.0'));
    const dry = await runHere(['refine', 'delete', 'tech-stack', '--dry-run'], { cwd: root });
    expect(dry.stdout).toMatch(/\n-.*5\.6\.1.*\n[\s\S]*\+.*5\.7\.0/);
    expect(readFileSync(path, 'utf8')).toBe(before.text);

    const ran = await runHere(['refine', 'delete', 'tech-stack', '--json'], { cwd: root });
    expect(JSON.parse(ran.stdout)).toMatchObject({
      refined: [{ section: 'tech-stack', state: 'refined' }],
      usage: null,
    });
    const after = read();
    expect(changedSections(before, after)).toEqual(['tech-stack']);
    expect(textOf('tech-stack')).toContain('5.7.0');
    expect(after.front?.sections['tech-stack']?.drafter).toBe('evidence');
    const again = await runHere(['refine', 'delete', 'tech-stack'], { cwd: root });
    expect(again.stdout).toContain('says what it said; nothing was changed');
  });

  test('of what a person edited only versions and places are refreshed, and it stays theirs', async () => {
    const { root, path, read, textOf } = await startPlan();
    const words = 'Ada chose it, whatever the others say';
    const edited = readFileSync(path, 'utf8')
      .replace(/(### 2\.3 .*\n)/, '$1\nMine.\n')
      .replace(/(\|[^|\n]*\| 5\.6\.1 \|)[^|\n]*\|/, `$1 ${words} |`);
    expect(edited).toContain(words);
    writeFileSync(path, edited);
    const standing = textOf('tech-stack');
    const lock = join(root, 'package-lock.json');
    writeFileSync(lock, readFileSync(lock, 'utf8').replace('5.6.1', '5.7.0'));
    await runHere(['refine', 'delete', 'tech-stack'], { cwd: root });
    const again = await runHere(['refine', 'delete', 'tech-stack'], { cwd: root });
    expect(again.stdout).toContain('says what it said; nothing was changed');
    expect(standing).toContain('5.6.1');
    expect(textOf('tech-stack')).toBe(standing.replace('5.6.1', '5.7.0'));
    expect(read().front?.sections['tech-stack']?.drafter).toBe('person');
  });
});
