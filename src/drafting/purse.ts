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
  /** All that was used in this run. */
  readonly spent: Usage;
}

/** What was set aside for one call. */
export interface Reservation {
  /** The most tokens that the answer may have; null without a limit. */
  readonly mostOutput: number | null;
  /** True if the call may be tried once more, when it has used so much already. */
  mayGoOn(used: Usage): boolean;
  /** Gives back what was set aside and counts what was used. To be called once, whatever became of the call. */
  settle(used: Usage | null): void;
}

/**
 * Opens the purse of a run. `costOf` gives the US dollars of a call by the configured prices, or null without any; `before` is
 * what the plan used in earlier runs, for the limits are those of the whole plan.
 */
export function openPurse(
  limits: Limits,
  costOf: (tokens: Tokens) => number | null,
  before: Pick<Usage, 'input' | 'output' | 'cost'> = noUsage,
): Purse {
  let spent = noUsage;
  const reserved = new Set<Tokens>();
  return {
    get spent() {
      return spent;
    },
    reserve({ input, output }) {
      const room = Math.min(roomInTokens(input), roomInCost(input));
      if (room < output) throw stop(limits, total(), { input, output });
      const mostOutput = room === Infinity ? null : Math.min(3 * output, Math.floor(room));
      const held = { input, output: mostOutput ?? output };
      reserved.add(held);
      return {
        mostOutput,
        mayGoOn({ input: read, output: written, cost }) {
          const more = { input: input + read, output: held.output + written };
          const room = { tokens: roomInTokens(0, held), cost: roomLeft(held) };
          return (
            more.input + more.output <= room.tokens &&
            (cost ?? 0) + (costOf({ input, output: held.output }) ?? 0) <= room.cost
          );
        },
        settle(used) {
          reserved.delete(held);
          if (used !== null) spent = addUsage(spent, used);
        },
      };
    },
  };

  function total(): Pick<Usage, 'input' | 'output' | 'cost'> {
    const cost = before.cost === null || spent.cost === null ? null : before.cost + spent.cost;
    return { input: before.input + spent.input, output: before.output + spent.output, cost };
  }

  /** Tokens that are left for an answer after its input, beside what other calls hold. */
  function roomInTokens(input: number, own?: Tokens): number {
    if (limits.tokens === null) return Infinity;
    const held = [...reserved].filter((one) => one !== own).reduce((sum, one) => sum + one.input + one.output, 0);
    const { input: read, output: written } = total();
    return limits.tokens - read - written - held - input;
  }

  /** US dollars that are left, beside what other calls hold. */
  function roomLeft(own?: Tokens): number {
    if (limits.cost === null) return Infinity;
    const held = [...reserved].filter((one) => one !== own).reduce((sum, one) => sum + (costOf(one) ?? 0), 0);
    return limits.cost - (total().cost ?? 0) - held;
  }

  function roomInCost(input: number): number {
    const left = roomLeft() - (costOf({ input, output: 0 }) ?? 0);
    if (left === Infinity) return Infinity;
    const perToken = (costOf({ input: 0, output: 1_000_000 }) ?? 0) / 1_000_000;
    if (left < 0) return 0;
    return perToken === 0 ? Infinity : left / perToken;
  }
}

function stop(
  limits: Limits,
  { input, output, cost }: Pick<Usage, 'input' | 'output' | 'cost'>,
  next: Tokens,
): PlanError {
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
