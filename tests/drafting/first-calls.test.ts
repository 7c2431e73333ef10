import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import { resumePlan } from '../../src/resume-plan.ts';
import { goodAuthor, isAboutRequirements, isRepair } from '../support/authors/good-author.ts';
import { goodRequirements } from '../support/authors/good-plan.ts';
import { inventingAuthor } from '../support/authors/inventing-author.ts';
import { contextAt, draftWith, readPlan, usualOptions } from '../support/draft-with.ts';
import { goodDraft } from '../support/good-draft.ts';
import { answering, refusing } from '../support/model-scenarios.ts';
import type { AskedOfModel, ModelServer } from '../support/model-server.ts';
import { createSampleRepository } from '../support/sample-repository.ts';

const noCredit = refusing(402, 'Payment required', { code: 'insufficient_quota' });
const kept =
  'The request, with what was read and answered so far, is kept in plan.md; go on with: groundplan draft --resume plan.md';

/** Goes on with a good model; gives the schema names of the calls that it made. */
async function goOn(root: string, server: ModelServer) {
  const before = server.requests.length;
  server.play(answering(goodAuthor));
  await resumePlan(`${root}/plan.md`, null, usualOptions, await contextAt(root, server.url));
  return server.requests.slice(before);
}

describe('what was paid for before anything is drafted', () => {
  it('is kept when the account is empty in the middle of a repair, and not paid for again', async () => {
    const author = inventingAuthor('mends');
    const { root, server, error, text } = await draftWith((asked) =>
      isRepair(asked) ? noCredit : { content: author(asked) },
    );
    expect(server.requests).toHaveLength(2);
    expect(error).toMatchObject({ code: 'model', hint: expect.stringContaining(kept) });
    const { front } = parsePlan(text);
    expect(front?.requirements?.map(({ quote }) => quote)).toEqual(
      parsePlan(await goodDraft()).front?.requirements?.map(({ quote }) => quote),
    );
    expect(front?.usage).toMatchObject({ calls: 2, input: server.requests[0]?.tokens.input });
    const calls = await goOn(root, server);
    expect(calls).toHaveLength(4);
    expect(calls.filter(({ body }) => body.response_format?.json_schema?.name === 'requirements')).toEqual([]);
    const resumed = parsePlan(readPlan(root));
    expect(resumed.sections).toHaveLength(18);
    expect(resumed.front?.requirements).toEqual(front?.requirements);
    expect(resumed.front?.usage?.calls).toBe(6);
  });

  it('is kept with each answer of a person, though the next question is interrupted', async () => {
    const questions = ['Which status does it answer?', 'Who may delete?'];
    const author = (asked: AskedOfModel) =>
      isAboutRequirements(asked) ? { ...goodRequirements, questions } : goodAuthor(asked);
    const interruption = new AbortController();
    const { root, server, error, text } = await draftWith(answering(author), {
      signal: interruption.signal,
      options: {
        ask: async (question) => {
          if (question === questions[0]) return '204, and no body';
          interruption.abort();
          throw interruption.signal.reason;
        },
      },
    });
    expect(error).toMatchObject({ code: 'aborted', hint: kept });
    expect(parsePlan(text).front).toMatchObject({
      questions,
      answers: [{ question: questions[0], answer: '204, and no body' }],
      usage: { calls: 1 },
    });
    const calls = await goOn(root, server);
    expect(calls.every(({ text: sent }) => sent.includes('204, and no body'))).toBe(true);
    expect(readPlan(root)).toContain(`> **Open:** ${questions[1]}`);
  });

  it('is in the plan before the first call is answered', async () => {
    const { root } = createSampleRepository();
    let begun = '';
    const { error } = await draftWith(
      (asked) => {
        begun ||= readPlan(root);
        return { content: goodAuthor(asked) };
      },
      { root },
    );
    expect(error).toBeNull();
    expect(parsePlan(begun).front?.request).toBe(parsePlan(await goodDraft()).front?.request);
  });
});

describe('where nothing was paid for', () => {
  const refused = () => refusing(401, 'Incorrect API key provided');

  it('no plan is left behind, nor any other file', async () => {
    const { root, error } = await draftWith(refused);
    expect(error).toMatchObject({ code: 'model', hint: expect.not.stringContaining('--resume') });
    expect(existsSync(`${root}/plan.md`)).toBe(false);
    expect(readdirSync(root).filter((name) => name.includes('plan.md'))).toEqual([]);
  });

  it('the plan that was to be replaced is there as it was', async () => {
    const { root } = createSampleRepository();
    const before = `\uFEFF${(await goodDraft()).replaceAll('\n', '\r\n')}`;
    writeFileSync(`${root}/plan.md`, before);
    const { error } = await draftWith(refused, { root, options: { force: true } });
    expect(error).toMatchObject({ code: 'model' });
    expect(readFileSync(`${root}/plan.md`, 'utf8')).toBe(before);
  });

  it('an interruption says that no file was changed', async () => {
    const interruption = new AbortController();
    interruption.abort();
    const { error, text, server } = await draftWith(answering(goodAuthor), { signal: interruption.signal });
    expect(server.requests).toEqual([]);
    expect(error).toMatchObject({ code: 'aborted' });
    expect(text).toBe('');
  });
});
