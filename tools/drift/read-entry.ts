import { nearestNames } from '../../src/claims/nearest-names.ts';
import { PlanError } from '../../src/errors.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { DriftEntry } from '../../src/request/drift.ts';
import { driftEntry } from '../../src/sections/drift-entry.ts';
import { requirementsOf } from './describe-ledger.ts';

/** An entry as it was typed. */
export interface TypedEntry extends Omit<DriftEntry, 'requirements'> {
  readonly requirement: string | undefined;
}

/**
 * Holds a typed entry against the plan, and brings its words into the form that the ledger keeps.
 * @throws PlanError `usage` when it says nothing, gives no reason, or names a requirement that the plan does not have.
 */
export function readEntry({ requirement, ...typed }: TypedEntry, plan: Plan): DriftEntry {
  const requirements = requirement === undefined ? [] : [knownId(requirement, plan)];
  const entry = driftEntry().schema.parse({ ...typed, requirements });
  if (entry.what === '') throw missing('what', 'Say what differs from the request.');
  if (entry.why === '') throw missing('why', 'Say why the plan is not what was asked for.');
  return entry;
}

function knownId(requirement: string, plan: Plan): string {
  const known = requirementsOf(plan).map(({ id }) => id);
  const wanted = requirement.trim();
  const found = known.find((id) => id.toLowerCase() === wanted.toLowerCase());
  if (found !== undefined) return found;
  const near = nearestNames(wanted, known);
  const all = known.length > 12 ? `${known[0]} to ${known.at(-1)}` : known.join(', ');
  const expected = near.length > 0 ? `Did you mean ${near.join(' or ')}? ` : '';
  throw new PlanError('usage', `Expected a requirement of the plan, got \`${wanted}\`.`, {
    hint:
      known.length === 0
        ? 'The plan has no table of requirements and keeps no request: leave the requirement out.'
        : `${expected}The plan has ${all}.`,
  });
}

function missing(field: 'what' | 'why', hint: string): PlanError {
  return new PlanError('usage', `Expected words for \`${field}\`, got none.`, { hint });
}
