import type { IndexedFile } from '../../repository/code-index.ts';
import type { Repository } from '../../repository/repository.ts';
import type { Citation } from '../citation.ts';
import type { Candidate } from '../collectors/candidates.ts';
import type { Facility } from '../collectors/facilities.ts';
import { nearestFirst } from '../nearness.ts';
import { isProductPath } from '../product-path.ts';
import { withoutProse } from '../scan/source-text.ts';
import type { KnownFacility } from './facility-table.ts';
import { knownFacilities } from './facility-table.ts';

/** The known libraries that source files import, with how many do; tests, documentation and scripts do not count. */
export function findImported(repository: Repository, candidates: readonly Candidate[]): readonly Facility[] {
  const users = new Map<KnownFacility, { file: IndexedFile; specifier: string }[]>();
  for (const file of repository.index().files.values()) {
    if (file.externalImports.length === 0 || !isProductPath(file.path)) continue;
    for (const [facility, specifier] of facilitiesOf(file)) {
      const list = users.get(facility);
      if (list === undefined) users.set(facility, [{ file, specifier }]);
      else list.push({ file, specifier });
    }
  }
  return [...users]
    .sort((a, b) => b[1].length - a[1].length)
    .map(([{ area, name }, found]) => ({
      area,
      name,
      use: found.length === 1 ? 'imported by 1 file' : `imported by ${found.length} files`,
      at: nearestFirst(found, ({ file }) => file.path, candidates)
        .slice(0, 3)
        .flatMap(({ file, specifier }) => citeImport(repository, file.path, specifier) ?? []),
    }))
    .filter(({ at }) => at.length > 0);
}

function facilitiesOf({ externalImports, path }: IndexedFile): ReadonlyMap<KnownFacility, string> {
  const found = new Map<KnownFacility, string>();
  for (const specifier of externalImports) {
    for (const facility of lookUp(specifier)) {
      if (!found.has(facility) && facility.endings?.test(path) !== false) found.set(facility, specifier);
    }
  }
  return found;
}

const byImport = new Map<string, KnownFacility[]>();
for (const facility of knownFacilities) {
  for (const specifier of facility.imports) byImport.set(specifier, [...(byImport.get(specifier) ?? []), facility]);
}

/** Facilities whose specifier is this one or one above it: `a/b/c` is looked up as itself, `a/b` and `a`. */
function lookUp(specifier: string): readonly KnownFacility[] {
  for (let end = specifier.length; end > 0; end = lastSeparator(specifier, end)) {
    const found = byImport.get(specifier.slice(0, end));
    if (found !== undefined) return found;
  }
  return [];
}

function lastSeparator(specifier: string, end: number): number {
  return Math.max(...['/', '.', ':', '\\'].map((mark) => specifier.lastIndexOf(mark, end - 1)));
}

/** The line that imports it, or null when no line of code does: a docstring may show an import. */
function citeImport(repository: Repository, path: string, specifier: string): Citation | null {
  const lines = withoutProse(path, repository.read(path) ?? '').split('\n');
  const last = specifier.split(/::|[.\\]/).at(-1) ?? specifier;
  const line = lineWith(lines, specifier) ?? lineWith(lines, last);
  return line === null ? null : { path, startLine: line, endLine: line };
}

function lineWith(lines: readonly string[], word: string): number | null {
  const whole = new RegExp(`(?<![\\w-])${word.replace(/[\\^$.|?*+()[\]{}/-]/g, '\\$&')}(?![\\w-])`);
  const at = lines.findIndex((line) => whole.test(line) && IMPORT.test(line));
  return at < 0 ? null : at + 1;
}

const IMPORT =
  /^\s*(?:import|from|use|using|require|export|pub use|extern|const|let|var|\}|"|[\w.]+\s+"|\w+(?:::|,|;|$))|\b(?:require|import)\(/;
