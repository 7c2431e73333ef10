import type { Repository } from '../../repository/repository.ts';
import { formatCitation, type Citation } from '../citation.ts';
import type { Command } from '../collectors/commands.ts';
import type { Technology, TechnologyRole } from '../collectors/stack.ts';
import { at } from '../located/located.ts';
import { parseToml } from '../located/parse-toml.ts';
import { ancestorsOf, baseOf, folderOf } from '../paths.ts';
import { configures, configuredTools, pyprojectTableOf } from './configuration-files.ts';
import type { UsedPackage } from './find-used-packages.ts';

/** Roles of what the product itself is made of: to count, product code must import it. */
const productRoles: ReadonlySet<TechnologyRole> = new Set(['framework', 'library', 'database']);

/** The technologies among the packages, with how each is used here; those that nothing uses are left out. */
export function describePackages(
  used: readonly UsedPackage[],
  repository: Repository,
  commands: readonly Command[],
): readonly Technology[] {
  const findConfiguration = createConfigurationSearch(repository);
  const described = used.flatMap((one) => describe(one, findConfiguration(one.name), commands));
  const names = new Set(described.map(({ name }) => name));
  const configured = configuredTools.flatMap(({ name, role }): readonly Technology[] => {
    const place = names.has(name) ? null : findConfiguration(name);
    return place === null ? [] : [{ name, role, version: null, use: toolUse(name, name, place, commands), at: place }];
  });
  return [...described, ...configured];
}

function describe(
  one: UsedPackage,
  configuration: Citation | null,
  commands: readonly Command[],
): readonly Technology[] {
  const { name, known, dependency, importers, allImporters } = one;
  const role = known?.role ?? 'library';
  const development = dependency.kind === 'development';
  const version = dependency.resolved ?? dependency.declared;
  const place = dependency.resolvedAt ?? dependency.declaredAt;
  if (productRoles.has(role)) {
    const proven =
      importers > 0 || (known !== null && !development) || (role === 'library' && known !== null && allImporters > 0);
    if (!proven || dependency.kind === 'build')
      return known !== null && importers > 0 ? [{ name, role, version, use: importUse(one), at: place }] : [];
    return [{ name, role, version, use: importUse(one), at: place }];
  }
  const use = toolUse(name, dependency.name, configuration, commands);
  return [{ name, role, version, use: use === '' ? importUse(one) : use, at: place }];
}

function importUse({ importers, allImporters, dependency }: UsedPackage): string {
  if (importers > 0) return `imported by ${countFiles(importers)}`;
  if (allImporters > 0) return `imported by ${countFiles(allImporters)} of tests and tooling`;
  return `declared in \`${formatCitation(dependency.declaredAt)}\``;
}

function countFiles(count: number): string {
  return count === 1 ? '1 file' : `${count} files`;
}

/** Where a tool is set up, and the command that runs it; empty when neither is found. */
function toolUse(
  name: string,
  packageName: string,
  configuration: Citation | null,
  commands: readonly Command[],
): string {
  const program = new RegExp(`(?:^|[\\s/"'=])${escape(programOf(packageName))}(?:$|[\\s"':@])`, 'iu');
  const command = commands.find(({ definition, run }) => program.test(definition) || program.test(run));
  const file =
    configuration === null ? null : configuration.startLine === 1 ? configuration.path : formatCitation(configuration);
  const parts = [
    file === null ? null : `configured in \`${file}\``,
    command === undefined ? null : `run by \`${command.run}\``,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** The program of a package: `@biomejs/biome` installs `biome`. */
function programOf(packageName: string): string {
  const programs: Readonly<Record<string, string>> = {
    '@playwright/test': 'playwright',
    '@swc/core': 'swc',
    '@babel/core': 'babel',
    '@changesets/cli': 'changeset',
    '@web/test-runner': 'wtr',
    'friendsofphp/php-cs-fixer': 'php-cs-fixer',
    'squizlabs/php_codesniffer': 'phpcs',
    Clippy: 'clippy',
    'cargo-deny': 'deny',
    rustfmt: 'fmt',
    'PHP CS Fixer': 'php-cs-fixer',
  };
  return (
    programs[packageName] ??
    packageName.replace(/^.*[/:]/u, '').replace(/-maven-plugin$|^maven-(?=.*-plugin$)|-plugin$/gu, '')
  );
}

function escape(text: string): string {
  return text.replace(/[^\w-]/gu, '\\$&');
}

/** Looks for a tool's configuration: on the way to the scope first, then the shallowest. */
function createConfigurationSearch(repository: Repository): (name: string) => Citation | null {
  const near = ancestorsOf(repository.scope);
  const shallow = repository.files
    .map(({ path }) => path)
    .filter((path) => path.split('/').length <= 4)
    .toSorted((left, right) => rank(left, near) - rank(right, near));
  const pyprojects = shallow
    .filter((path) => baseOf(path) === 'pyproject.toml')
    .slice(0, 3)
    .flatMap((path) => readTools(path, repository));
  return (name) => {
    const path = shallow.find((candidate) => configures(name, baseOf(candidate)));
    if (path !== undefined) return { path, startLine: 1, endLine: 1 };
    const key = pyprojectTableOf(name);
    const table = key === undefined ? undefined : pyprojects.find(({ tool }) => tool === key);
    return table === undefined ? null : { path: table.path, startLine: table.line, endLine: table.line };
  };
}

function rank(path: string, near: readonly string[]): number {
  const position = near.indexOf(folderOf(path));
  return position === -1 ? near.length + path.split('/').length : position;
}

function readTools(path: string, repository: Repository) {
  try {
    const tool = at(parseToml(repository.read(path) ?? ''), 'tool');
    return [...(tool?.entries ?? [])].map(([name, { startLine }]) => ({ path, tool: name, line: startLine }));
  } catch {
    return [];
  }
}
