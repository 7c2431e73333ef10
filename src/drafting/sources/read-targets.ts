import type { Context } from '../../context.ts';
import type { Reading } from '../../research/sources/page.ts';
import { readTogether } from '../../research/sources/read-together.ts';
import type { Target } from './find-sources.ts';

/**
 * Reads pages as a draft does: a few at a time, telling of each.
 * @throws what the signal throws.
 */
export function readTargets(
  targets: readonly Target[],
  { web, signal, progress }: Pick<Context, 'web' | 'signal' | 'progress'>,
): Promise<ReadonlyMap<string, Reading>> {
  const begin = (url: string, done: number) =>
    progress({ stage: 'reading sources', item: url, done, total: targets.length });
  return readTogether(targets, { reader: web.reader, signal, begin });
}
