import { redactValue } from '../model/redact-value.ts';
import type { Repository } from '../repository/repository.ts';
import type { Request } from '../request/request.ts';
import type { Collector, CollectorInput } from './collector.ts';
import { collectAffectedTests } from './collectors/affected-tests.ts';
import { collectCallees } from './collectors/callees.ts';
import { collectCallers } from './collectors/callers.ts';
import { collectCandidates } from './collectors/candidates.ts';
import { collectCommands } from './collectors/commands.ts';
import { collectConfiguration } from './collectors/configuration.ts';
import { collectDocuments } from './collectors/documents.ts';
import { collectFacilities } from './collectors/facilities.ts';
import { collectHistory } from './collectors/history.ts';
import { collectLayout } from './collectors/layout.ts';
import { collectNearPackages } from './collectors/near-packages.ts';
import { collectOccurrences } from './collectors/occurrences.ts';
import { collectPackages } from './collectors/packages.ts';
import { collectPrecedents } from './collectors/precedents.ts';
import { collectReuse } from './collectors/reuse.ts';
import { collectRules } from './collectors/rules.ts';
import { collectStack } from './collectors/stack.ts';
import { collectTests } from './collectors/tests.ts';
import { collectTraces } from './collectors/traces.ts';

/** What the repository proves for one request: one field per collector, and the state that it was read in. */
export type Evidence = Awaited<ReturnType<typeof gatherEvidence>>;

/**
 * Runs every collector over the repository. Reads only; a second run on unchanged content gives an equal value. Facts
 * that a gathering for the same request holds already are taken from it. No text in it holds a secret, because people and models
 * read it; whoever compares with the repository asks the gathering.
 */
export async function gatherEvidence(
  repository: Repository,
  request: Request,
  signal: AbortSignal,
  { use }: CollectorInput = startGathering(repository, request, signal),
) {
  await repository.prepareIndex(signal);
  return redactValue({
    repository: stateOf(repository, (await use(collectCandidates)).notices),
    packages: await use(collectPackages),
    stack: await use(collectStack),
    nearPackages: await use(collectNearPackages),
    layout: await use(collectLayout),
    rules: await use(collectRules),
    commands: await use(collectCommands),
    tests: await use(collectTests),
    affectedTests: await use(collectAffectedTests),
    configuration: await use(collectConfiguration),
    facilities: await use(collectFacilities),
    documents: await use(collectDocuments),
    history: await use(collectHistory),
    candidates: await use(collectCandidates),
    occurrences: await use(collectOccurrences),
    callees: await use(collectCallees),
    callers: await use(collectCallers),
    reuse: await use(collectReuse),
    traces: await use(collectTraces),
    precedents: await use(collectPrecedents),
  });
}

function stateOf({ name, commit, branch, remote, scope, files, notices }: Repository, more: readonly string[]) {
  const fileCount = files.filter(({ skipped }) => skipped !== 'plan').length;
  return { name, commit, branch, remote, scope, fileCount, notices: [...notices, ...more] };
}

/** Gives collectors a way to ask for each other's facts, so that their order does not matter and nothing runs twice. What is found stays at hand when the signal is aborted. */
export function startGathering(
  repository: Repository,
  request: Request,
  signal: AbortSignal,
  rerank?: CollectorInput['rerank'],
): CollectorInput {
  const found = new Map<Collector<unknown>, unknown>();
  const input: CollectorInput = { repository, request, signal, rerank, use };
  async function use<Facts>(collector: Collector<Facts>): Promise<Facts> {
    if (!found.has(collector)) {
      signal.throwIfAborted();
      found.set(collector, Promise.resolve(collector(input)));
    }
    return found.get(collector) as Promise<Facts>; // The map pairs each collector with its own facts; TypeScript cannot say so.
  }
  return input;
}
