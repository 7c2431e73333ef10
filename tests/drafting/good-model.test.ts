import { beforeAll, describe, expect, it } from 'vitest';
import { sections } from '../../src/sections/index.ts';
import { goodAuthor } from '../support/authors/good-author.ts';
import { draftWith, type Ended } from '../support/draft-with.ts';
import { answering } from '../support/model-scenarios.ts';

const prices = { input: 2, cached: 0.2, output: 8 };

describe('a good model', () => {
  let run: Ended;
  beforeAll(async () => {
    run = await draftWith(answering(goodAuthor), { model: { prices } });
  });

  it('drafts every section', () => {
    expect(run.error).toBeNull();
    const { front } = run.drafted?.plan ?? {};
    expect(Object.entries(front?.sections ?? {}).map(([id, record]) => [id, record.drafter])).toEqual(
      sections.map(({ id }) => [id, 'model']),
    );
    expect(run.drafted?.outcomes).toHaveLength(sections.length);
    expect(run.drafted?.outcomes.every(({ state, findings }) => state === 'drafted' && findings === 0)).toBe(true);
  });

  it('leaves nothing to find but the question that it asks', () => {
    expect(run.drafted?.report.findings).toEqual([
      expect.objectContaining({ rule: 'open/point', severity: 'info', section: 'overview' }),
    ]);
    expect(run.text).toMatch(/^> \*\*Open:\*\* What does a successful DELETE answer/m);
    expect(run.drafted?.report.claims).toMatchObject({ missing: 0, verified: expect.any(Number) });
  });

  it('is asked once for each bundle, after the requirements', () => {
    expect(run.server.requests.map(({ body }) => body.response_format?.json_schema?.name)).toEqual([
      'requirements',
      expect.stringMatching(/^current-state_/),
      expect.stringMatching(/^(?:web-research|steps)_/),
      expect.stringMatching(/^(?:web-research|steps)_/),
      'overview',
    ]);
  });

  it('has its requirements in the order of the request, in its words, with the steps and tests that meet them', () => {
    const rows = run.text.split('\n').filter((line) => /^\| R\d/.test(line));
    expect(rows.map((row) => row.replace(/\s+/g, ' '))).toEqual([
      '| R1 | “Delete an invoice” | 2 | U3 |',
      '| R2 | “Add DELETE /invoices/:id” | 1, 3 | I1 |',
      '| R3 | “removes it from the InvoiceStore” | 2 | U1 |',
      '| R4 | “answers 404 when there is none” | 3 | U2, I2 |',
      '| R5 | “It must not log the customer” | 3 | I3 |',
    ]);
  });

  it('costs in the front matter what the endpoint counted', () => {
    const counted = { input: 0, cached: 0, output: 0 };
    for (const { tokens } of run.server.requests) {
      counted.input += tokens.input;
      counted.cached += tokens.cached;
      counted.output += tokens.output;
    }
    const { input, cached, output } = counted;
    const cost = ((input - cached) * prices.input + cached * prices.cached + output * prices.output) / 1_000_000;
    const { front } = run.drafted?.plan ?? {};
    expect(front?.usage).toMatchObject({ model: 'test-model', calls: 5, ...counted });
    expect(front?.usage?.cost).toBeCloseTo(cost, 4);
    const requirements = run.server.requests[0]?.tokens ?? { input: 0, output: 0 };
    const ofSections = Object.values(front?.sections ?? {}).reduce((sum, { tokens = 0 }) => sum + tokens, 0);
    // Shared out evenly over the sections of a call, each share rounded.
    expect(Math.abs(ofSections + requirements.input + requirements.output - input - output)).toBeLessThan(20);
  });

  it('hands on what is settled to the calls that follow', () => {
    const [last] = run.server.requests.slice(-1).map(({ body }) => body.messages.at(-1)?.content ?? '');
    expect(last).toContain('- src/invoices/invoice-store.ts (modified): remove');
    expect(last).toContain('- 2. Remove from the store (R3, R1)');
    expect(last).toContain('- U1 `removes what was saved`: R3:');
  });
});
