import { describe, expect, it } from 'vitest';
import { goodAuthor } from '../support/authors/good-author.ts';
import { draftWith } from '../support/draft-with.ts';
import { answering } from '../support/model-scenarios.ts';
import { parsePlan } from '../../src/plan/parse-plan.ts';

const prices = { input: 2, cached: 0.2, output: 8 };

describe('a limit', () => {
  it.each([
    ['tokens', { tokens: 20_000, cost: null }],
    ['dollars', { tokens: null, cost: 0.1 }],
  ])('of %s stops the run before it is passed, and keeps what was drafted', async (_, limits) => {
    const { error, server, text } = await draftWith(answering(goodAuthor), { options: { limits }, model: { prices } });
    const used = { tokens: 0, dollars: 0 };
    for (const { tokens } of server.requests) {
      used.tokens += tokens.input + tokens.output;
      used.dollars += ((tokens.input - tokens.cached) * 2 + tokens.cached * 0.2 + tokens.output * 8) / 1_000_000;
    }
    expect(used.tokens).toBeLessThanOrEqual(limits.tokens ?? Infinity);
    expect(used.dollars).toBeLessThanOrEqual(limits.cost ?? Infinity);
    expect(error).toMatchObject({
      code: 'limit',
      message: expect.stringMatching(/^Stopped before the limit of .* would be passed: \d+ tokens/),
      hint: expect.stringMatching(/--max-tokens or --max-cost\. .*groundplan draft --resume plan\.md$/),
    });
    const drafters = Object.values(parsePlan(text).front?.sections ?? {}).map(({ drafter }) => drafter);
    expect(drafters).toHaveLength(18);
    expect(drafters.filter((drafter) => drafter === 'model').length).toBeGreaterThanOrEqual(4);
    expect(parsePlan(text).front?.usage).toMatchObject({ calls: server.requests.length });
  });

  it('holds while calls are tried again', async () => {
    const broken = answering(goodAuthor, { pieces: 8, breaks: { after: 7, how: 'end' } });
    const { error, server } = await draftWith(broken, { options: { limits: { tokens: 16_000, cost: null } } });
    const used = server.requests.reduce((sum, { tokens }) => sum + tokens.input + tokens.output, 0);
    expect(used).toBeLessThanOrEqual(16_000);
    expect(error).toBeDefined();
  });

  it('of dollars holds where only what is read costs something', async () => {
    const { error, server } = await draftWith(answering(goodAuthor), {
      options: { limits: { tokens: null, cost: 0.005 } },
      model: { prices: { input: 2, cached: 2, output: 0 } },
    });
    expect(error).toMatchObject({ code: 'limit' });
    expect(server.requests.reduce((sum, { tokens }) => sum + tokens.input * 2e-6, 0)).toBeLessThanOrEqual(0.005);
  });

  it('that is too small for anything stops before the first call', async () => {
    const { error, server, text } = await draftWith(answering(goodAuthor), {
      options: { limits: { tokens: 500, cost: null } },
    });
    expect(error).toMatchObject({ code: 'limit' });
    expect(server.requests).toEqual([]);
    expect(text).toBe('');
  });

  it('of dollars is refused where no prices are known', async () => {
    const { error, server } = await draftWith(answering(goodAuthor), {
      options: { limits: { tokens: null, cost: 1 } },
    });
    expect(error).toMatchObject({ code: 'config', hint: expect.stringContaining('GROUNDPLAN_PRICES') });
    expect(server.requests).toEqual([]);
  });
});
