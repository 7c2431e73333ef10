import type { Usage } from '../model/language-model.ts';
import { addUsage, noUsage } from '../model/usage.ts';
import type { Purse } from './purse.ts';

/** A purse that also knows what was not written down yet. */
export interface Account extends Purse {
  /** Has what came since the last time written down; it counts as not written when `write` fails. */
  book<Result>(write: (spent: Usage) => Promise<Result>): Promise<Result>;
}

/** Counts what one conversation uses, out of the purse of the run. */
export function openAccount(purse: Purse): Account {
  let fresh = noUsage;
  return {
    get spent() {
      return purse.spent;
    },
    async book(write) {
      const taken = fresh;
      fresh = noUsage;
      try {
        return await write(taken);
      } catch (error) {
        fresh = addUsage(taken, fresh);
        throw error;
      }
    },
    reserve(expected) {
      const reservation = purse.reserve(expected);
      return {
        ...reservation,
        settle(used) {
          reservation.settle(used);
          if (used !== null) fresh = addUsage(fresh, used);
        },
      };
    },
  };
}
