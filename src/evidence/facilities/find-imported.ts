import type { IndexedFile } from '../../repository/code-index.ts';
import { isAuxiliaryPath, isDocPath, isTestPath } from '../../repository/path-kinds.ts';
import type { Repository } from '../../repository/repository.ts';
import type { Citation } from '../citation.ts';
import type { Candidate } from '../collectors/candidates.ts';
import type { Facility } from '../collectors/facilities.ts';
import { nearestFirst } from '../nearness.ts';
import type { KnownFacility } from './facility-table.ts';
import { knownFacilities } from './facility-table.ts';

/** The known libraries that source files import, with how many do; tests, documentation and scripts do not count. */
export function findImported(repository: Repository, candidates: readonly Candidate[]): readonly Facility[] {
  const users = new Map<KnownFacility, { file: IndexedFile; specifier: string }[]>();
  for (const file of repository.index().files.values()) {
    if (
      file.externalImports.length === 0 ||
      isTestPath(file.path) ||
      isDocPath(file.path) ||
      isAuxiliaryPath(file.path)
    )
      continue;
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
        .map(({ file, specifier }) => citeImport(repository, file.path, specifier)),
    }));
}

function facilitiesOf({ externalImports, path }: IndexedFile): ReadonlyMap<KnownFacility, string> {
  const found = new Map<KnownFacility, string>();
  for (const specifier of externalImports) {
    for (const facility of lookUp(specifier)) {
      if (!found.has(facility) && fits(facility, path)) found.set(facility, specifier);
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

/** The same short word can be a library in one language and something else in another. */
function fits({ name }: KnownFacility, path: string): boolean {
  const ending = ONLY_IN[name];
  return ending === undefined || ending.test(path);
}

const ONLY_IN: Readonly<Record<string, RegExp>> = {
  log: /\.go$/,
  Logger: /\.rb$/,
  logging: /\.py$/,
  sync: /\.go$/,
  PyJWT: /\.py$/,
  'python-jose': /\.py$/,
  jose: /\.[cm]?[jt]sx?$/,
  jsonwebtoken: /\.[cm]?[jt]sx?$/,
  attrs: /\.py$/,
  validator: /\.rs$/,
  metrics: /\.rs$/,
  tracing: /\.rs$/,
  'django-environ': /\.py$/,
  requests: /\.py$/,
  debug: /\.[cm]?[jt]sx?$/,
  sqlite3: /\.py$/,
  got: /\.[cm]?[jt]sx?$/,
};

function citeImport(repository: Repository, path: string, specifier: string): Citation {
  const lines = repository.lines(path) ?? [];
  const last = specifier.split(/::|[.\\]/).at(-1) ?? specifier;
  const isImport = (line: string) =>
    /^\s*(?:import|from|use|using|require|export|pub use|@import|const|let|var|"|\w+\s+")|require\(/.test(line);
  const whole = lines.findIndex((line) => line.includes(specifier) && isImport(line));
  const at = whole >= 0 ? whole : lines.findIndex((line) => line.includes(last) && isImport(line));
  const line = Math.max(1, at + 1);
  return { path, startLine: line, endLine: line };
}
