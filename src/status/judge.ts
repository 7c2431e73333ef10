import type { CollectorInput } from '../evidence/collector.ts';
import type { Plan } from '../plan/plan.ts';
import type { Repository } from '../repository/repository.ts';
import type { Work } from './read-work.ts';
import type { Judged, PlannedKind } from './status.ts';

/** What a judge looks at. */
export interface JudgeInput {
  readonly plan: Plan;
  readonly repository: Repository;
  readonly work: Work;
  /** Facts of the repository, gathered once per run, on demand. */
  readonly use: CollectorInput['use'];
}

/** Holds planned things of one kind against the code. */
export interface Judge {
  readonly kind: PlannedKind;
  /** In the order of the plan. What the plan only shows, such as a signature of today, is left out. */
  judge(input: JudgeInput): readonly Judged[] | Promise<readonly Judged[]>;
}

/** Declares a judge. */
export function defineJudge(judge: Judge): Judge {
  return judge;
}
