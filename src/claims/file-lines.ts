import type { Repository } from '../repository/repository.ts';

/** The lines of any file that may be shown, generated ones and lockfiles too; null for others. No empty line after the last line end. */
export function readLines(repository: Repository, path: string): readonly string[] | null {
  const lines = repository.lines(path) ?? repository.readManifest(path)?.split(/\r\n|\n|\r/u) ?? null;
  return lines !== null && lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
