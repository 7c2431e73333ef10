import type { Candidate } from './collectors/candidates.ts';
import type { Rerank } from './ranking/rerank.ts';
import type { Request } from '../request/request.ts';
import type { Repository } from '../repository/repository.ts';

/** What a collector looks at. It reads; it runs nothing and changes nothing. */
export interface CollectorInput {
  readonly repository: Repository;
  readonly request: Request;
  readonly signal: AbortSignal;
  /** Who puts the likely files in their final order; left out where the ranking alone does. */
  readonly rerank?: Rerank<Candidate> | undefined;
  /** What another collector found; each runs once per gathering, whoever asks first. */
  readonly use: <Facts>(collector: Collector<Facts>) => Promise<Facts>;
}

/** Gathers one kind of fact. A file that it cannot read or parse is passed over, never fatal. */
export type Collector<Facts> = (input: CollectorInput) => Facts | Promise<Facts>;
