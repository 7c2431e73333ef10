import type { Context } from '../context.ts';
import type { CollectorInput } from '../evidence/collector.ts';
import { gatherEvidence, startGathering } from '../evidence/gather-evidence.ts';
import type { Request } from '../request/request.ts';
import { noResearch } from '../research/sources/source-finding.ts';
import type { DraftSource } from './draft-sections.ts';
import type { ModelDesk } from './model-desk.ts';
import { gatherFindings, type ResearchInput } from './sources/gather-findings.ts';
import type { SourceWishes } from './sources/source-wishes.ts';

/** What is gathered, beside the evidence for the request. */
export interface GatherOptions extends Pick<DraftSource, 'size' | 'author'> {
  /** Outside sources to read; none are when it is not given. */
  readonly wishes?: SourceWishes | undefined;
  /** Who reads them; without one, nobody says what follows from them. */
  readonly desk?: ModelDesk | null;
  /** What the plan says of pages already, by their address. */
  readonly said?: ResearchInput['said'];
  /** Puts the files that were found in another order; without it they stay as they were ranked. */
  readonly rerank?: CollectorInput['rerank'];
}

/** Gathers the evidence for a request, and reads the sources that are wished for; `use` gives the same facts to whoever checks later. */
export async function gatherSource(
  request: Request,
  { size, author, wishes, desk = null, said, rerank }: GatherOptions,
  context: Context,
): Promise<{ readonly source: DraftSource; readonly use: CollectorInput['use'] }> {
  const { repository, packages, licenses, signal, progress, now } = context;
  progress({ stage: 'reading the repository', item: '', done: 0, total: 0 });
  const gathering = startGathering(repository, request, signal, rerank);
  const evidence = await gatherEvidence(repository, request, signal, gathering);
  const reading = { request, size, desk, said };
  const research = wishes === undefined ? noResearch : await gatherFindings(wishes, reading, context);
  const source = { request, evidence, research, size, author, now: now(), packages, licenses };
  return { source, use: gathering.use };
}
