import type { Collector, CollectorInput } from '../../src/evidence/collector.ts';
import { collectCandidates } from '../../src/evidence/collectors/candidates.ts';
import { readRequest } from '../../src/request/read-request.ts';
import { openRepository } from '../../src/repository/open-repository.ts';

/**
 * Runs one collector over the repository at `root`, with the collectors that it asks. The ranking is not what such a
 * test is about: `candidates` are the paths that stand for its result, best first.
 */
export async function collect<Facts>(
  root: string,
  collector: Collector<Facts>,
  requestText: string,
  candidates: readonly string[] = [],
): Promise<Facts> {
  const repository = await openRepository(root);
  const files = candidates.map((path, rank) => ({
    path,
    score: 1 / (rank + 1),
    why: ['named by the test'],
    symbols: [],
    summary: null,
    imports: [],
    importedBy: [],
    lineCount: 1,
  }));
  const found = new Map<Collector<unknown>, unknown>([[collectCandidates, { files, functions: [], notices: [] }]]);
  const input: CollectorInput = {
    repository,
    request: readRequest(requestText),
    signal: new AbortController().signal,
    use: async (asked) => {
      if (!found.has(asked)) found.set(asked, asked(input));
      return found.get(asked) as Awaited<ReturnType<typeof asked>>; // The map pairs each collector with its own facts.
    },
  };
  return input.use(collector);
}
