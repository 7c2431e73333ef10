import type { Citation } from '../citation.ts';
import type { WorkflowFacts } from '../ci/collect-workflows.ts';
import { collectWorkflows } from '../ci/collect-workflows.ts';
import type { Collector } from '../collector.ts';
import { countLanguages, findMainLanguage } from '../technologies/count-languages.ts';
import { describeLanguages } from '../technologies/describe-languages.ts';
import { describePackageManagers } from '../technologies/describe-package-managers.ts';
import { describeTestTools } from '../technologies/describe-test-tools.ts';
import { describePackages } from '../technologies/describe-packages.ts';
import { describeRuntimes, describeVersion } from '../technologies/describe-runtimes.ts';
import { findModelLibrary } from '../technologies/find-model-library.ts';
import type { PlacedVersion } from '../technologies/find-stated-versions.ts';
import { findStatedVersions } from '../technologies/find-stated-versions.ts';
import type { UsedPackage } from '../technologies/find-used-packages.ts';
import { findUsedPackages } from '../technologies/find-used-packages.ts';
import { orderTechnologies } from '../technologies/order-technologies.ts';
import { collectCommands } from './commands.ts';
import { collectPackages } from './packages.ts';

export type TechnologyRole =
  | 'language'
  | 'runtime'
  | 'package manager'
  | 'framework'
  | 'library'
  | 'database'
  | 'test runner'
  | 'linter'
  | 'formatter'
  | 'type checker'
  | 'build tool'
  | 'ci';

/** Something that the repository is built with. */
export interface Technology {
  readonly name: string;
  readonly role: TechnologyRole;
  /** Resolved if a lockfile or tool file fixes it, else as declared, else null. */
  readonly version: string | null;
  /** How it is used here, from facts only: "imported by 14 files", "61 % of the code, 212 files", "script `test`". */
  readonly use: string;
  /** Where the version, or the use, is stated; null for languages counted from files. */
  readonly at: Citation | null;
}

export interface StackFacts {
  /** Most important first: main languages, runtime, package manager, frameworks, test runner, linters, the rest. */
  readonly technologies: readonly Technology[];
  /** The language with most lines, as people write it ("TypeScript"), or null. */
  readonly mainLanguage: string | null;
  /** The library that data models are written with here (Pydantic, Zod, …), or null. */
  readonly modelLibrary: string | null;
  /** Lines of code by language, most first. */
  readonly languages: readonly { readonly name: string; readonly files: number; readonly lines: number }[];
}

/** Finds what the repository is built with, from its own manifests, configuration, CI and imports. */
export const collectStack: Collector<StackFacts> = async ({ repository, signal, use }) => {
  await repository.prepareIndex(signal);
  const packages = await use(collectPackages);
  const { commands } = await use(collectCommands);
  const { workflows, axes } = await use(collectWorkflows);
  const index = repository.index();
  const languages = countLanguages(index);
  const mainLanguage = findMainLanguage(languages);
  const used = findUsedPackages(packages, index, repository.scope).toSorted(byUse);
  const stated = findStatedVersions(
    repository,
    packages.workspaces.map(({ path }) => path),
  );
  const products = describePackages(
    used.filter((one) => compiledLanguage(one) === null),
    repository,
    commands,
  );
  const technologies = mergeNames([
    ...describeLanguages(languages).map((language) => withVersion(language, used, stated, axes)),
    ...describeRuntimes(stated, axes),
    ...describePackageManagers(repository, packages, stated, mainLanguage),
    ...products,
    ...describeTestTools(index, commands, new Set(products.map(({ name }) => name))),
    ...describeCi(workflows),
  ]);
  return {
    technologies: orderTechnologies(technologies),
    mainLanguage,
    modelLibrary: findModelLibrary(used, languages, mainLanguage),
    languages,
  };
};

/** TypeScript and Kotlin are versioned as packages, other languages by what files and CI state. */
function withVersion(
  language: Technology,
  used: readonly UsedPackage[],
  stated: ReadonlyMap<string, readonly PlacedVersion[]>,
  axes: WorkflowFacts['axes'],
): Technology {
  const compiler = used.find((one) => compiledLanguage(one) === language.name)?.dependency;
  if (compiler !== undefined) {
    return {
      ...language,
      version: compiler.resolved ?? compiler.declared,
      at: compiler.resolvedAt ?? compiler.declaredAt,
    };
  }
  const version = describeVersion(language.name, stated, axes);
  if (version === null) return language;
  return { ...language, version: version.version, use: `${language.use}; ${version.use}`, at: version.at };
}

/** The language that a package is the compiler or runtime of, or null. */
function compiledLanguage({ dependency: { ecosystem, name } }: UsedPackage): string | null {
  if (ecosystem === 'npm' && name === 'typescript') return 'TypeScript';
  return ecosystem === 'maven' && /^org\.jetbrains\.kotlin[.:]/u.test(name) ? 'Kotlin' : null;
}

/** Roles that one program may have at once. */
const oneRow: ReadonlySet<TechnologyRole> = new Set(['runtime', 'package manager', 'build tool']);

/** Bun is a runtime, and may be the package manager too: one row says both. */
function mergeNames(technologies: readonly Technology[]): readonly Technology[] {
  const merged = new Map<string, Technology>();
  for (const technology of technologies) {
    const key = oneRow.has(technology.role) ? technology.name : `${technology.role} ${technology.name}`;
    const first = merged.get(key);
    const both = first && { ...first, use: `${first.use}; ${technology.role}, ${technology.use}` };
    merged.set(key, both ?? technology);
  }
  return [...merged.values()];
}

function describeCi(workflows: WorkflowFacts['workflows']): readonly Technology[] {
  return [...new Set(workflows.map(({ system }) => system))].flatMap((system) => {
    const [first, ...rest] = workflows.filter((workflow) => workflow.system === system);
    if (first === undefined) return [];
    const use = `\`${first.path}\`${rest.length === 0 ? '' : ` and ${rest.length} more`}`;
    return [
      { name: system, role: 'ci' as const, version: null, use, at: { path: first.path, startLine: 1, endLine: 1 } },
    ];
  });
}

function byUse(left: UsedPackage, right: UsedPackage): number {
  return (
    right.importers - left.importers || right.allImporters - left.allImporters || (left.name < right.name ? -1 : 1)
  );
}
