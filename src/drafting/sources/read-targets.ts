import type { Context } from '../../context.ts';
import type { Reading } from '../../research/sources/page.ts';
import { runInOrder } from '../run-in-order.ts';
import type { Target } from './find-sources.ts';

/** Pages that are read at the same time. */
const width = 4;

/** Hosts whose failing to be reached means that none can be. */
const enoughSilence = 2;

/**
 * Reads pages, several at a time. Where the first ones show that there is no network, the others are not waited for.
 * @throws what the signal throws.
 */
export async function readTargets(
  targets: readonly Target[],
  { web, signal, progress }: Pick<Context, 'web' | 'signal' | 'progress'>,
): Promise<ReadonlyMap<string, Reading>> {
  const readings = new Map<string, Reading>();
  const silent = new Set<string>();
  const jobs = targets.map((target) => ({ target, gives: [], needs: [] }));
  await runInOrder(jobs, width, async ({ target: { url, named } }) => {
    progress({ stage: 'reading sources', item: url, done: readings.size, total: targets.length });
    const isOffline = silent.size >= enoughSilence && ![...readings.values()].some(({ state }) => state === 'read');
    const reading = isOffline ? noNetwork : await web.reader.read(url, { named, signal });
    readings.set(url, reading);
    if (reading.state === 'not-fetched' && reading.kind === 'offline') silent.add(new URL(url).host);
  });
  return readings;
}

const noNetwork: Reading = {
  state: 'not-fetched',
  kind: 'offline',
  reason: 'no other host could be reached either',
};
