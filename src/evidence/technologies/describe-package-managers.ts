import type { Repository } from '../../repository/repository.ts';
import type { Ecosystem, PackageFacts, Workspace } from '../collectors/packages.ts';
import type { Technology } from '../collectors/stack.ts';
import { lockfileFormats } from '../lockfiles/index.ts';
import { baseOf, folderOf, readUpwards } from '../../repository/paths.ts';
import type { PlacedVersion } from './find-stated-versions.ts';
import { findNodePackageManager } from './node-package-manager.ts';

/** Managers that a manifest alone implies, by its file name. */
const byManifest: readonly (readonly [manifest: RegExp, name: string])[] = [
  [/^Cargo\.toml$/u, 'Cargo'],
  [/^go\.mod$/u, 'Go modules'],
  [/^pom\.xml$/u, 'Maven'],
  [/^(?:build|settings)\.gradle(?:\.kts)?$/u, 'Gradle'],
  [/^composer\.json$/u, 'Composer'],
  [/^Gemfile$/u, 'Bundler'],
  [/\.(?:cs|fs|vb)proj$/u, 'NuGet'],
];

const displayNames: Readonly<Record<string, string>> = {
  poetry: 'Poetry',
  pdm: 'PDM',
  pipenv: 'Pipenv',
  yarn: 'Yarn',
  bun: 'Bun',
};

/** Languages whose code an ecosystem is for. */
const ecosystemLanguages: Readonly<Record<Ecosystem, readonly string[]>> = {
  npm: ['TypeScript', 'JavaScript', 'Vue', 'Svelte', 'Astro'],
  pypi: ['Python'],
  go: ['Go'],
  cargo: ['Rust'],
  maven: ['Java', 'Kotlin', 'Scala', 'Groovy'],
  composer: ['PHP'],
  rubygems: ['Ruby'],
  nuget: ['C#', 'F#', 'Visual Basic'],
};

/** The package managers of the repository's own packages, with the lockfile that each installs from; the main language's first. */
export function describePackageManagers(
  repository: Repository,
  { workspaces, lockfiles }: PackageFacts,
  stated: ReadonlyMap<string, readonly PlacedVersion[]>,
  mainLanguage: string | null,
): readonly Technology[] {
  const found = new Map<string, Technology>();
  const add = (technology: Technology) => {
    if (!found.has(technology.name)) found.set(technology.name, technology);
  };
  const isMain = ({ ecosystem }: Workspace) => (ecosystemLanguages[ecosystem] ?? []).includes(mainLanguage ?? '');
  for (const { manifest } of [...workspaces.filter(isMain), ...workspaces.filter((one) => !isMain(one))]) {
    const lockfile = lockfileFor(manifest, lockfiles);
    if (baseOf(manifest) === 'package.json') add(describeNode(repository, manifest, lockfile, stated));
    const implied = byManifest.find(([pattern]) => pattern.test(baseOf(manifest)))?.[1];
    if (implied !== undefined)
      add(describe(implied, manifest, lockfile?.path ?? null, wrapperVersion(implied, repository, manifest)));
    if (baseOf(manifest) === 'pyproject.toml' && lockfile !== undefined) {
      const version = writerVersion(repository, lockfile.path);
      add(describe(displayNames[lockfile.tool] ?? lockfile.tool, manifest, lockfile.path, version));
    }
  }
  return [...found.values()];
}

function describeNode(
  repository: Repository,
  manifest: string,
  lockfile: FoundLockfile | undefined,
  stated: ReadonlyMap<string, readonly PlacedVersion[]>,
): Technology {
  const hasFile = (path: string) => repository.file(path) !== undefined;
  const manager = findNodePackageManager(folderOf(manifest), {
    read: (path) => repository.readManifest(path),
    hasFile,
  });
  const name = displayNames[manager.name] ?? manager.name;
  const other = stated.get(name)?.[0] ?? stated.get(manager.name)?.[0];
  const described = describe(name, manifest, lockfile?.path ?? null, null);
  const version = manager.version ?? other?.version ?? null;
  const at = manager.version === null ? (other?.at ?? manager.at ?? described.at) : manager.at;
  return { ...described, version, at };
}

function describe(name: string, manifest: string, lockfile: string | null, version: PlacedWrapper | null): Technology {
  const use = lockfile === null ? `packages of \`${manifest}\`` : `installs from \`${lockfile}\``;
  const at = version?.at ?? { path: manifest, startLine: 1, endLine: 1 };
  return { name, role: 'package manager', version: version?.version ?? null, use, at };
}

interface FoundLockfile {
  readonly path: string;
  readonly tool: string;
}

/** The nearest lockfile of the manifest's own kind. */
function lockfileFor(manifest: string, lockfiles: readonly string[]): FoundLockfile | undefined {
  const ecosystems: Readonly<Record<string, string>> = {
    'package.json': 'npm',
    'pyproject.toml': 'pypi',
    'Cargo.toml': 'cargo',
    'composer.json': 'composer',
    Gemfile: 'rubygems',
  };
  const ecosystem = ecosystems[baseOf(manifest)];
  return lockfiles
    .filter(
      (path) =>
        folderOf(manifest) === folderOf(path) ||
        folderOf(manifest).startsWith(`${folderOf(path)}/`) ||
        folderOf(path) === '',
    )
    .toSorted((left, right) => folderOf(right).length - folderOf(left).length)
    .flatMap((path) => {
      const format = lockfileFormats.find(
        (candidate) => candidate.ecosystem === ecosystem && candidate.matches(baseOf(path), path),
      );
      return format === undefined ? [] : [{ path, tool: format.tool }];
    })[0];
}

/** The version of the tool that wrote a lockfile, where its first line says so. */
function writerVersion(repository: Repository, path: string): PlacedWrapper | null {
  const [first = ''] = repository.readManifest(path)?.split('\n', 1) ?? [];
  const version = /generated by \w+ (\d[\w.]*\w)/iu.exec(first)?.[1];
  return version === undefined ? null : { version, at: { path, startLine: 1, endLine: 1 } };
}

interface PlacedWrapper {
  readonly version: string;
  readonly at: NonNullable<Technology['at']>;
}

/** The version in the properties of a Gradle or Maven wrapper. */
function wrapperVersion(name: string, repository: Repository, manifest: string): PlacedWrapper | null {
  const files: Readonly<Record<string, string>> = {
    Gradle: 'gradle/wrapper/gradle-wrapper.properties',
    Maven: '.mvn/wrapper/maven-wrapper.properties',
  };
  const file = files[name];
  const found = file === undefined ? null : readUpwards(folderOf(manifest), file, (path) => repository.read(path));
  const index = found?.text.split('\n').findIndex((line) => line.startsWith('distributionUrl')) ?? -1;
  const version = /(?:gradle|apache-maven)-(\d[\w.]*?)-/u.exec(found?.text.split('\n')[index] ?? '')?.[1];
  if (found === null || version === undefined) return null;
  return { version, at: { path: found.path, startLine: index + 1, endLine: index + 1 } };
}
