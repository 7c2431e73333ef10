import type { Facility } from '../collectors/facilities.ts';
import type { Dependency } from '../collectors/packages.ts';
import { isProductPath } from '../product-path.ts';
import { knownFacilities } from './known/index.ts';
import type { ImportFamily } from './known/known-facility.ts';

/** Known libraries that a manifest declares for running, and that no source file was seen to import. */
export function findDeclared(dependencies: readonly Dependency[], imported: ReadonlySet<string>): readonly Facility[] {
  const running = dependencies.filter(
    ({ kind, declaredAt }) => kind !== 'development' && isProductPath(declaredAt.path),
  );
  const seen = new Set(imported);
  return knownFacilities.flatMap(({ area, name, family, imports }) => {
    if (seen.has(name)) return [];
    const declared = running.filter(
      (dependency) =>
        FAMILIES[dependency.ecosystem] === family && imports.some((specifier) => fits(dependency, specifier)),
    );
    const [first] = declared;
    if (first === undefined) return [];
    seen.add(name);
    const use = `declared in \`${first.declaredAt.path}\`, no import found`;
    return [{ area, name, use, at: declared.slice(0, 3).map(({ declaredAt }) => declaredAt) }];
  });
}

const FAMILIES: Readonly<Record<Dependency['ecosystem'], ImportFamily>> = {
  npm: 'script',
  pypi: 'python',
  go: 'go',
  cargo: 'rust',
  maven: 'jvm',
  composer: 'php',
  rubygems: 'ruby',
  nuget: 'dotnet',
};

/** A package is named as it is imported, but for case and the `-` that Python and Rust turn into `_`. */
function fits({ name, ecosystem }: Dependency, specifier: string): boolean {
  if (ecosystem === 'npm' || ecosystem === 'go') {
    return name === specifier || (specifier.startsWith('@') && name.startsWith(`${specifier}/`));
  }
  return name.toLowerCase().replaceAll('-', '_') === specifier.toLowerCase().replaceAll('-', '_');
}
