import { nearestNames } from '../../src/claims/nearest-names.ts';
import { PlanError } from '../../src/errors.ts';
import type { Client } from './client.ts';
import { clients } from './clients/index.ts';

/**
 * The clients of these ids, in the order of the list; all of them for no ids.
 * @throws PlanError `usage` with the nearest id.
 */
export function chooseClients(ids: readonly string[]): readonly Client[] {
  const known = clients.map(({ id }) => id);
  for (const id of ids) {
    if (known.includes(id)) continue;
    const [near] = nearestNames(id, known);
    throw new PlanError('usage', `Expected one of ${known.join(', ')}, got ${JSON.stringify(id)}.`, {
      hint: near === undefined ? 'See groundplan init --help.' : `Did you mean ${near}?`,
    });
  }
  return ids.length === 0 ? clients : clients.filter(({ id }) => ids.includes(id));
}
