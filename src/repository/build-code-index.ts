// Being replaced: this version finds nothing.
import type { CodeIndex } from './code-index.ts';
import type { Repository } from './repository.ts';

/** An index over no files. */
export function buildCodeIndex(_repository: Repository): CodeIndex {
  return {
    files: new Map(),
    definitionsOf: () => [],
    importersOf: () => [],
    search: () => [],
    mentions: () => false,
    definedNames: () => [],
  };
}
