import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkPlanText } from '../../src/checks/check-plan.ts';
import { isSameFinding, type Finding } from '../../src/checks/check.ts';
import { openRepository } from '../../src/repository/open-repository.ts';
import { mutantsOf } from '../support/plan-mutants.ts';
import { createTemporaryRepository } from '../support/temporary-repository.ts';
import { exampleFiles } from './example-repository.ts';

const sound = readFileSync(new URL('../fixtures/checks/shop-cart.md', import.meta.url), 'utf8');

let look: (text: string) => Promise<readonly Finding[]>;
let before: readonly Finding[];
beforeAll(async () => {
  const repository = await openRepository(createTemporaryRepository(exampleFiles).root);
  look = async (text) => (await checkPlanText(text, repository, new AbortController().signal)).findings;
  before = await look(sound);
});

/** What the checks are known to pass over, with the reason; the benchmark counts it. */
const passedOver = new Set([
  'column renamed', // The headers of a field table say nothing: its rows are known by their first cells.
]);

it('finds nothing wrong with the plan that all of them are made of', () => {
  expect(before.filter(({ severity }) => severity !== 'info')).toEqual([]);
});

describe('a plan that is false in one place', () => {
  it.each(mutantsOf(sound, 1).filter(({ kind }) => !passedOver.has(kind)))(
    'is caught: $kind ($told)',
    async ({ text, fits }) => {
      const findings = await look(text);
      const fresh = findings.filter((finding) => !before.some((one) => isSameFinding(one, finding)));
      expect(fresh.filter(({ rule }) => fits.test(rule))).not.toEqual([]);
    },
  );
});
