import { PlanError } from '../errors.ts';
import type { Usage } from '../model/language-model.ts';
import { addUsage, noUsage } from '../model/usage.ts';

/** What a run may use; null where nobody said. */
export interface Limits {
  /** Tokens, in and out together. */
  readonly tokens: number | null;
  /** US dollars. */
  readonly cost: number | null;
}

/** Tokens of a call. */
export interface Tokens {
  readonly input: number;
  readonly output: number;
}

/** Keeps account of what a run uses, and stops it before a limit is passed. */
export interface Purse {
  /**
   * Sets aside what a call may use: its input, and as much output as it is expected to need, up to three times that.
   * @throws PlanError `limit` when a limit leaves too little for that.
   */
  reserve(expected: Tokens): Reservation;
  /** All that was used so far. */
  readonly spent: Usage;
}

/** What was set aside for one call. */
export interface Reservation {
  /** The most tokens that the answer may have; null without a limit. */
  readonly mostOutput: number | null;
  /** Gives back what was set aside and counts what was used. To be called once, whatever became of the call. */
  settle(used: Usage | null): void;
}

/** `costOf` gives the US dollars of a call by the configured prices, or null without any. */
export function openPurse(limits: Limits, costOf: (tokens: Tokens) => number | null): Purse {
  let spent = noUsage;
  const reserved = new Set<Tokens>();
  return {
    get spent() {
      return spent;
    },
    reserve({ input, output }) {
      const room = Math.min(roomInTokens(input), roomInCost(input));
      if (room < output) throw stop(limits, spent, { input, output });
      const mostOutput = room === Infinity ? null : Math.min(3 * output, Math.floor(room));
      const held = { input, output: mostOutput ?? output };
      reserved.add(held);
      return {
        mostOutput,
        settle(used) {
          reserved.delete(held);
          if (used !== null) spent = addUsage(spent, used);
        },
      };
    },
  };

  function roomInTokens(input: number): number {
    if (limits.tokens === null) return Infinity;
    const held = [...reserved].reduce((sum, one) => sum + one.input + one.output, 0);
    return limits.tokens - spent.input - spent.output - held - input;
  }

  function roomInCost(input: number): number {
    const perToken = (costOf({ input: 0, output: 1_000_000 }) ?? 0) / 1_000_000;
    if (limits.cost === null || perToken === 0) return Infinity;
    const held = [...reserved, { input, output: 0 }].reduce((sum, one) => sum + (costOf(one) ?? 0), 0);
    return (limits.cost - (spent.cost ?? 0) - held) / perToken;
  }
}

function stop(limits: Limits, { input, output, cost }: Usage, next: Tokens): PlanError {
  const most = [
    limits.tokens === null ? '' : `${limits.tokens} tokens`,
    limits.cost === null ? '' : `${limits.cost} USD`,
  ].filter(Boolean);
  const used = `${input + output} tokens${cost === null ? '' : ` and ${cost.toFixed(4)} USD`} used`;
  return new PlanError(
    'limit',
    `Stopped before the limit of ${most.join(' and ')} would be passed: ${used}, and the next call needs about ${next.input + next.output} tokens.`,
    { hint: 'Allow more with --max-tokens or --max-cost.' },
  );
}
