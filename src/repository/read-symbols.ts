import type { Repository } from './repository.ts';
import type { CodeSymbol } from './symbols.ts';

/** The definitions of one file, in the order of their lines. */
export async function readSymbols(repository: Repository, path: string): Promise<readonly CodeSymbol[]> {
  const definitions = repository.index().files.get(path)?.definitions ?? [];
  return definitions.map(({ name, line }) => ({
    name,
    kind: 'function',
    startLine: line,
    endLine: line,
    container: null,
    signature: (repository.lines(path)?.[line - 1] ?? name).trim().slice(0, 200),
    summary: null,
    exported: true,
  }));
}
