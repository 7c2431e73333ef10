import type { Context } from '../context.ts';
import type { CollectorInput } from '../evidence/collector.ts';
import { gatherEvidence, startGathering } from '../evidence/gather-evidence.ts';
import type { Request } from '../request/request.ts';
import type { DraftSource } from './draft-sections.ts';

/** Gathers the evidence for a request; `use` gives the same facts to whoever checks later. */
export async function gatherSource(
  request: Request,
  { size, author }: Pick<DraftSource, 'size' | 'author'>,
  { repository, packages, licenses, signal, progress, now }: Context,
): Promise<{ readonly source: DraftSource; readonly use: CollectorInput['use'] }> {
  progress({ stage: 'reading the repository', item: '', done: 0, total: 0 });
  const gathering = startGathering(repository, request, signal);
  const evidence = await gatherEvidence(repository, request, signal, gathering);
  return { source: { request, evidence, size, author, now: now(), packages, licenses }, use: gathering.use };
}
