import type { Collector } from '../collector.ts';
import { findUsedPackages } from '../technologies/find-used-packages.ts';
import { collectCandidates } from './candidates.ts';
import { collectPackages } from './packages.ts';

export interface NearPackageFacts {
  /** Names, as the stack has them, of the packages that the best candidates import. */
  readonly names: readonly string[];
}

const readers = 5;

/** Tells which packages the likely files use themselves: whoever changes them meets these, and seldom the rest. */
export const collectNearPackages: Collector<NearPackageFacts> = async ({ repository, signal, use }) => {
  await repository.prepareIndex(signal);
  const best = new Set((await use(collectCandidates)).files.slice(0, readers).map(({ path }) => path));
  const { files } = repository.index();
  const near = new Map([...files].filter(([path]) => best.has(path)));
  const used = findUsedPackages(await use(collectPackages), { files: near }, repository.scope);
  return { names: used.filter(({ allImporters }) => allImporters > 0).map(({ name }) => name) };
};
