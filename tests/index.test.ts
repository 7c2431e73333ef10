import { expect, test } from 'vitest';

test('the package gives its public names to whoever imports it', async () => {
  const name = 'groundplan'; // Not a literal, so that types can be checked before there is a build.
  const library: Record<string, unknown> = await import(name);
  expect(Object.keys(library).sort()).toEqual([
    'PlanError',
    'checkPlan',
    'checkPlanText',
    'checks',
    'createContext',
    'draftPlan',
    'gatherEvidence',
    'openRepository',
    'parsePlan',
    'printPlan',
    'readRequest',
    'refineSection',
    'refineSections',
    'resumePlan',
    'sections',
  ]);
});
