import { openRepository } from '../../src/repository/open-repository.ts';
import type { CodeSymbol } from '../../src/repository/symbols.ts';
import { createTemporaryFolder } from './temporary-repository.ts';

/** The symbols of one file with this name and content. */
export async function readSymbolsOf(path: string, lines: readonly string[]): Promise<readonly CodeSymbol[]> {
  const repository = await openRepository(createTemporaryFolder({ [path]: `${lines.join('\n')}\n` }));
  return repository.symbols(path);
}

/** The same, one line each: `3-5 +method Cart.add`, a plus for exported and a minus for not. */
export async function outline(path: string, lines: readonly string[]): Promise<readonly string[]> {
  const symbols = await readSymbolsOf(path, lines);
  return symbols.map(({ startLine, endLine, exported, kind, container, name }) => {
    const owner = container === null ? '' : `${container}.`;
    return `${startLine}-${endLine} ${exported ? '+' : '-'}${kind} ${owner}${name}`;
  });
}
