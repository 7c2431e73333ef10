import type { CollectorInput } from '../evidence/collector.ts';
import type { Progress } from '../context.ts';
import type { PlanFile } from '../plan/plan-file.ts';
import type { Repository } from '../repository/repository.ts';
import type { Web } from '../research/web.ts';
import type { SectionId } from '../sections/section.ts';
import type { DraftSource } from './draft-sections.ts';
import type { ModelDesk } from './model-desk.ts';

/** What a model drafts with, the same for every call of a run. */
export interface ModelRun extends ModelDesk {
  readonly source: DraftSource;
  readonly repository: Repository;
  readonly web: Web;
  readonly use: CollectorInput['use'];
  readonly file: PlanFile;
  /** Where the file lies, from the repository root. */
  readonly path: string;
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

/** What became of a section that a model was asked for. */
export interface SectionOutcome {
  readonly id: SectionId;
  /**
   * `drafted`: accepted; `marked`: accepted with findings that nobody mended, noted in the plan; `kept`: somebody else wrote
   * it meanwhile; `failed`: nothing of the answer could be used, and what stood before stands.
   */
  readonly state: 'drafted' | 'marked' | 'kept' | 'failed';
  /** Why it failed; empty otherwise. */
  readonly reason: string;
  readonly findings: number;
}
