import { quoteWord } from '../../src/repository/shell/quote-word.ts';
import type { PlanProgress } from '../../src/status/status.ts';

/** A plan held against the code, as programs are told. */
export type DescribedStatus = ReturnType<typeof describeStatus>;

/** The progress of a plan under the plan's name, with the command that records each departure as drift. */
export function describeStatus({ status, drift, ...progress }: PlanProgress, plan: string) {
  return {
    plan,
    status,
    ...progress,
    drift: drift.map(({ kind, what }) => ({
      kind,
      what,
      command: `groundplan drift ${quoteWord(plan)} add --kind ${kind} --what ${quoteWord(what)} --why '…' --by user`,
    })),
  };
}
