import { contentOf } from '../../src/plan/content-of.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { readRequest } from '../../src/request/read-request.ts';
import type { Requirement } from '../../src/request/request.ts';
import { coverageTable, mergeRequirements } from '../../src/sections/coverage.ts';
import { writeDrift } from '../../src/sections/drift-entry.ts';
import { overview } from '../../src/sections/overview.ts';
import { steps } from '../../src/sections/steps.ts';
import { testing } from '../../src/sections/testing.ts';

/** The drift ledger of a plan, and where each requirement is met and proved. */
export type Ledger = ReturnType<typeof describeLedger>;

/** Reads the ledger out of section 1, and the coverage out of the table, the steps and the tests. */
export function describeLedger(plan: Plan, name: string) {
  const content = contentOf(plan, overview);
  const work = { steps: contentOf(plan, steps), testing: contentOf(plan, testing) };
  return {
    plan: name,
    drift: content?.drift ?? [],
    coverage: coverageTable(requirementsOf(plan), work, content?.requirements),
  };
}

/** What the plan is to meet, by its table and the request that it keeps. */
export function requirementsOf(plan: Plan): readonly Requirement[] {
  const words = plan.front?.request ?? '';
  const asked = words === '' ? [] : readRequest(words).requirements;
  return mergeRequirements(contentOf(plan, overview)?.requirements ?? [], asked);
}

/** The ledger for a reader: the entries as section 1 writes them, then one line per requirement. */
export function printLedger({ plan, drift, coverage }: Ledger): string {
  const rows = coverage.map(({ id, words, steps: numbers, proof }) => [id, words, numbers, proof].join(' | '));
  return [
    `${plan}: ${drift.length} drift ${drift.length === 1 ? 'entry' : 'entries'}, ${coverage.length} requirement${coverage.length === 1 ? '' : 's'}`,
    drift.map((entry) => `- ${writeDrift(entry)}`).join('\n'),
    rows.length === 0 ? '' : ['requirement | words of the request | steps | proved by', ...rows].join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n');
}
