import { describe, expect, it } from 'vitest';
import { draftPlan } from '../../src/draft-plan.ts';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import { resumePlan } from '../../src/resume-plan.ts';
import { goodAuthor, isRepair } from '../support/authors/good-author.ts';
import type { Loose } from '../support/authors/lies.ts';
import { contextAt, draftWith, readPlan, usualOptions } from '../support/draft-with.ts';
import { createSampleRepository, sampleRequest } from '../support/sample-repository.ts';
import { answering, refusing } from '../support/model-scenarios.ts';
import { startModelServer } from '../support/model-server.ts';
import { modelAt } from '../support/model-at.ts';

describe('a draft that is interrupted', () => {
  it('when an answer has just come has it checked, written and counted', async () => {
    const { root } = createSampleRepository();
    const server = await startModelServer(answering(goodAuthor));
    const interruption = new AbortController();
    const real = modelAt(server.url);
    const context = await contextAt(root, server.url, { signal: interruption.signal });
    // The moment between an answer and its check.
    const model = {
      ...real,
      ask: async (...[request, signal]: Parameters<typeof real.ask>) => {
        const answer = await real.ask(request, signal);
        if (request.purpose.includes('changes')) interruption.abort();
        return answer;
      },
    };
    const error = await draftPlan(sampleRequest, usualOptions, { ...context, model }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({
      code: 'aborted',
      hint: 'What was drafted is kept in plan.md; go on with: groundplan draft --resume plan.md',
    });
    const { front } = parsePlan(readPlan(root));
    expect(front?.sections.changes).toMatchObject({ drafter: 'model' });
    expect(front?.sections.changes?.pending).toBeUndefined();
    expect(front?.usage?.calls).toBe(server.requests.length);
  });

  it('while a section is mended leaves it to be mended, and the resumed run asks for it again', async () => {
    const { root } = createSampleRepository();
    const { error, server, text } = await draftWith(
      (asked) => {
        if (isRepair(asked)) return refusing(429, 'You exceeded your current quota', { code: 'insufficient_quota' });
        const content = goodAuthor(asked) as Loose; // What the good author writes is an object.
        content['changes']?.files.entries.push({ path: 'src/none.ts', change: 'modified', note: 'not there' });
        return { content };
      },
      { root },
    );
    expect(error).toMatchObject({ code: 'model', hint: expect.stringContaining('--resume plan.md') });
    const recordOf = (plan: string) => parsePlan(plan).front?.sections.changes;
    expect(recordOf(text)).toMatchObject({ drafter: 'model', pending: true });
    const before = server.requests.length;
    server.play(answering(goodAuthor));
    await resumePlan(`${root}/plan.md`, null, usualOptions, await contextAt(root, server.url));
    const [again] = server.requests.slice(before);
    expect(again?.body.response_format?.json_schema?.schema['required']).toContain('changes');
    expect(recordOf(readPlan(root))).not.toHaveProperty('pending');
    expect(readPlan(root)).not.toContain('src/none.ts');
  });
});
