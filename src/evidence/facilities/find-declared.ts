import type { Facility } from '../collectors/facilities.ts';
import type { Dependency } from '../collectors/packages.ts';
import { isProductPath } from '../product-path.ts';
import { knownFacilities } from './facility-table.ts';

/** Known libraries that a manifest declares for running, and that no source file was seen to import. */
export function findDeclared(dependencies: readonly Dependency[], imported: ReadonlySet<string>): readonly Facility[] {
  const running = dependencies.filter(
    ({ kind, declaredAt: { path } }) => kind !== 'development' && isProductPath(path),
  );
  return knownFacilities
    .filter(({ name }) => !imported.has(name))
    .flatMap(({ area, name, imports, endings }) => {
      const declared = running.filter(
        (dependency) =>
          endings?.test(ENDINGS[dependency.ecosystem]) !== false &&
          imports.some((specifier) => fits(dependency, specifier)),
      );
      const [first] = declared;
      if (first === undefined) return [];
      return [
        {
          area,
          name,
          use: `declared in \`${first.declaredAt.path}\`, no import found`,
          at: declared.slice(0, 3).map(({ declaredAt }) => declaredAt),
        },
      ];
    });
}

/** An ending of the ecosystem's files. */
const ENDINGS: Readonly<Record<Dependency['ecosystem'], string>> = {
  npm: 'x.ts',
  pypi: 'x.py',
  go: 'x.go',
  cargo: 'x.rs',
  maven: 'x.java',
  composer: 'x.php',
  rubygems: 'x.rb',
  nuget: 'x.cs',
};

/** A package is named as it is imported, but for case and the `-` that Python and Rust turn into `_`. */
function fits({ name, ecosystem }: Dependency, specifier: string): boolean {
  if (ecosystem === 'npm' || ecosystem === 'go')
    return name === specifier || (specifier.startsWith('@') && name.startsWith(`${specifier}/`));
  return (
    name.toLowerCase().replaceAll('-', '_') === specifier.toLowerCase().replaceAll('-', '_') && specifier.length > 4
  );
}
