import type { CodeIndex } from '../../repository/code-index.ts';
import { isAuxiliaryPath, isTestPath } from '../../repository/path-kinds.ts';
import type { Dependency, PackageFacts } from '../collectors/packages.ts';
import { baseOf, folderOf, holds } from '../../repository/paths.ts';
import { createImportTest } from './import-names.ts';
import type { KnownPackage } from './known-package.ts';
import { knownPackages } from './known-packages.ts';

/** A technology that the repository's own packages depend on. */
export interface UsedPackage {
  /** As people write it. */
  readonly name: string;
  readonly known: KnownPackage | null;
  /** The declaration nearest to the scope. */
  readonly dependency: Dependency;
  /** Files of the product that import it, and all files that do. */
  readonly importers: number;
  readonly allImporters: number;
}

/** Groups the dependencies of the repository's own packages by technology, with how many files import each. */
export function findUsedPackages(
  { dependencies, workspaces }: PackageFacts,
  index: Pick<CodeIndex, 'files'>,
  scope: string,
): readonly UsedPackage[] {
  const groups = new Map<string, { known: KnownPackage | null; members: Dependency[] }>();
  const isOwn = createOwnershipTest(workspaces);
  for (const dependency of dependencies.filter(isOwn)) {
    const known = findKnown(dependency);
    // Imports tell Maven's groups apart, and not the artifacts within one.
    const [unknown = ''] = dependency.ecosystem === 'maven' ? dependency.name.split(':') : [dependency.name];
    const key = known?.name ?? `${dependency.ecosystem} ${unknown}`;
    const group = groups.get(key) ?? { known, members: [] };
    group.members.push(dependency);
    groups.set(key, group);
  }
  const importing = listImports(index);
  return [...groups.values()].flatMap(({ known, members }) => {
    const [dependency] = members.toSorted((left, right) => nearness(left, scope) - nearness(right, scope));
    if (dependency === undefined) return [];
    const names = new Set(members.map(({ name }) => name));
    const unknown = names.size === 1 ? dependency.name : (dependency.name.split(':')[0] ?? dependency.name);
    const files = countImporters(members, known, importing);
    return [{ name: known?.name ?? unknown, known, dependency, ...files }];
  });
}

/**
 * A test for what a package of the repository's own declares, and is not one of these packages itself.
 * Requirements beside examples and docs are neither.
 */
function createOwnershipTest(workspaces: PackageFacts['workspaces']): (dependency: Dependency) => boolean {
  const names = new Set(workspaces.map(({ ecosystem, name }) => `${ecosystem} ${name}`));
  const folders = new Set(workspaces.map(({ ecosystem, path }) => `${ecosystem} ${path}`));
  // Gradle names a module after its folder, whatever its group.
  const modules = new Set(
    workspaces.flatMap(({ ecosystem, name, path }) => (ecosystem === 'maven' ? [name, baseOf(path)] : [])),
  );
  return ({ name, ecosystem, declaredAt: { path } }) => {
    if (names.has(`${ecosystem} ${name}`)) return false;
    if (ecosystem === 'maven' && modules.has(name.split(':').at(-1) ?? name)) return false;
    if (folders.has(`${ecosystem} ${folderOf(path)}`)) return true;
    if (ecosystem === 'composer') return toolFolder.test(path);
    return ecosystem === 'pypi' && !isAuxiliaryPath(path) && path.includes('requirements');
  };
}

/** PHP projects keep each tool in a manifest of its own. */
const toolFolder = /^(?:vendor-bin|tools)\//u;

function findKnown({ ecosystem, name }: Dependency): KnownPackage | null {
  const folded = ecosystem === 'pypi' ? name.toLowerCase() : name;
  const fits = (known: KnownPackage) =>
    known.ecosystem === ecosystem &&
    (known.package.endsWith('*') ? folded.startsWith(known.package.slice(0, -1)) : folded === known.package);
  return knownPackages.find(fits) ?? null;
}

/** Lower is nearer: on the way to the scope and deep, then shallow elsewhere; a runtime dependency before the others. */
function nearness({ declaredAt, kind }: Dependency, scope: string): number {
  const folder = folderOf(declaredAt.path);
  const depth = folder === '' ? 0 : folder.split('/').length;
  return (holds(folder, scope) ? 20 - depth : 40 + depth) * 2 + Number(kind === 'development');
}

interface ImportedSpecifier {
  readonly specifier: string;
  readonly files: readonly { readonly path: string; readonly product: boolean }[];
}

/** Each specifier once with its files: far fewer than imports. */
function listImports(index: Pick<CodeIndex, 'files'>): readonly ImportedSpecifier[] {
  const bySpecifier = new Map<string, { path: string; product: boolean }[]>();
  for (const { path, externalImports } of index.files.values()) {
    const product = !isTestPath(path) && !isAuxiliaryPath(path) && !/\.config\.[cm]?[jt]s$/u.test(path);
    for (const specifier of new Set(externalImports)) {
      const files = bySpecifier.get(specifier);
      if (files === undefined) bySpecifier.set(specifier, [{ path, product }]);
      else files.push({ path, product });
    }
  }
  return [...bySpecifier].map(([specifier, files]) => ({ specifier, files }));
}

function countImporters(
  members: readonly Dependency[],
  known: KnownPackage | null,
  imports: readonly ImportedSpecifier[],
) {
  const names = new Set(members.map(({ name }) => name));
  if (known?.package.endsWith('*') === true) names.add(known.package.slice(0, -1));
  const ecosystem = members[0]?.ecosystem ?? 'npm';
  const tests = [...names].map((name) => createImportTest(ecosystem, name));
  const files = imports
    .filter(({ specifier }) => tests.some((test) => test(specifier)))
    .flatMap(({ files: importing }) => importing);
  const all = new Map(files.map(({ path, product }) => [path, product]));
  return { importers: [...all.values()].filter(Boolean).length, allImporters: all.size };
}
