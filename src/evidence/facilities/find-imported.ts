import type { IndexedFile } from '../../repository/code-index.ts';
import type { Repository } from '../../repository/repository.ts';
import type { Citation } from '../citation.ts';
import type { Candidate } from '../collectors/candidates.ts';
import type { Facility } from '../collectors/facilities.ts';
import { nearestFirst } from '../nearness.ts';
import { isProductPath } from '../product-path.ts';
import { withoutProse } from '../scan/source-text.ts';
import { knownFacilities } from './known/index.ts';
import type { KnownFacility } from './known/known-facility.ts';
import { familyOfImports } from './known/known-facility.ts';

/** A file and the specifier that it imports a facility with. */
interface Import {
  readonly path: string;
  readonly specifier: string;
}

/** The known libraries that source files import, with how many do, most used first. */
export function findImported(repository: Repository, candidates: readonly Candidate[]): readonly Facility[] {
  const users = new Map<string, { facility: KnownFacility; imports: Import[] }>();
  for (const file of repository.index().files.values()) {
    if (file.externalImports.length === 0 || !isProductPath(file.path)) continue;
    for (const [key, { facility, specifier }] of facilitiesOf(file)) {
      const known = users.get(key) ?? { facility, imports: [] };
      known.imports.push({ path: file.path, specifier });
      users.set(key, known);
    }
  }
  return [...users.values()]
    .sort((a, b) => b.imports.length - a.imports.length || (a.facility.name < b.facility.name ? -1 : 1))
    .map(({ facility: { area, name }, imports }) => ({
      area,
      name,
      use: imports.length === 1 ? 'imported by 1 file' : `imported by ${imports.length} files`,
      at: nearestFirst(imports, ({ path }) => path, candidates)
        .slice(0, 3)
        .flatMap((one) => citeImport(repository, one) ?? []),
    }))
    .filter(({ at }) => at.length > 0);
}

/** The facilities of one file by area and name, since a library may have a name in several languages. */
function facilitiesOf({ externalImports, path }: IndexedFile) {
  const found = new Map<string, { readonly facility: KnownFacility; readonly specifier: string }>();
  const family = familyOfImports(path);
  for (const specifier of family === null ? [] : externalImports) {
    const facility = lookUp(`${family ?? ''} ${specifier}`);
    if (facility === undefined) continue;
    const key = `${facility.area} ${facility.name}`;
    if (!found.has(key)) found.set(key, { facility, specifier });
  }
  return found;
}

const byImport: ReadonlyMap<string, KnownFacility> = new Map(
  knownFacilities.flatMap((facility) =>
    facility.imports.map((specifier): [string, KnownFacility] => [`${facility.family} ${specifier}`, facility]),
  ),
);

/** The facility of this specifier or of one above it: `a/b/c` is looked up as itself, as `a/b` and as `a`. */
function lookUp(specifier: string): KnownFacility | undefined {
  for (let end = specifier.length; end > 0; end = lastSeparator(specifier, end)) {
    const found = byImport.get(specifier.slice(0, end));
    if (found !== undefined) return found;
  }
  return undefined;
}

function lastSeparator(specifier: string, end: number): number {
  return Math.max(...['/', '.', ':', '\\'].map((mark) => specifier.lastIndexOf(mark, end - 1)));
}

/** The line that imports it, or null when no line of code does: a docstring may show an import. */
function citeImport(repository: Repository, { path, specifier }: Import): Citation | null {
  const lines = withoutProse(path, repository.read(path) ?? '').split('\n');
  const last = specifier.split(/::|[.\\]/).at(-1) ?? specifier;
  const line = lineWith(lines, specifier) ?? lineWith(lines, last);
  return line === null ? null : { path, startLine: line, endLine: line };
}

function lineWith(lines: readonly string[], word: string): number | null {
  const whole = new RegExp(`(?<![\\w-])${word.replace(/[\\^$.|?*+()[\]{}/-]/g, String.raw`\$&`)}(?![\\w-])`);
  const at = lines.findIndex((line) => whole.test(line) && IMPORT.test(line));
  return at < 0 ? null : at + 1;
}

const IMPORT =
  /^\s*(?:import|from|use|using|require|export|pub use|extern|const|let|var|\}|"|[\w.]+\s+"|\w+(?:::|,|;|$))|\b(?:require|import)\(/;
