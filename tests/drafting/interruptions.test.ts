import { describe, expect, it } from 'vitest';
import { draftPlan } from '../../src/draft-plan.ts';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import { goodAuthor } from '../support/authors/good-author.ts';
import { contextAt, readPlan, usualOptions } from '../support/draft-with.ts';
import { createSampleRepository, sampleRequest } from '../support/sample-repository.ts';
import { answering } from '../support/model-scenarios.ts';
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
});
