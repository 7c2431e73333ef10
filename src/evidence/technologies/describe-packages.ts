import type { Repository } from '../../repository/repository.ts';
import { formatCitation, type Citation } from '../citation.ts';
import type { Command } from '../collectors/commands.ts';
import type { Technology, TechnologyRole } from '../collectors/stack.ts';
import { configuredTools } from './configuration-files.ts';
import { createConfigurationSearch } from './find-configuration.ts';
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
  const { name, known, dependency } = one;
  const role = known?.role ?? 'library';
  const version = versionOf(dependency);
  const place = dependency.resolvedAt ?? dependency.declaredAt;
  if (productRoles.has(role))
    return isPartOfProduct(one) ? [{ name, role, version, use: importUse(one), at: place }] : [];
  const use = toolUse(name, dependency.name, configuration, commands);
  return [{ name, role, version, use: use === '' ? importUse(one) : use, at: place }];
}

/** Imported by the product; declared for it, if known; or a known library that the tests use. */
function isPartOfProduct({ known, dependency, importers, allImporters }: UsedPackage): boolean {
  const { kind } = dependency;
  if (known === null) return importers >= (kind === 'development' || kind === 'build' ? fewestForUnknown : 1);
  if (importers > 0) return true;
  return known.role === 'library' ? allImporters > 0 || kind === 'runtime' : kind === 'runtime' || kind === 'peer';
}

/** A package for development that nobody knows counts when this many files of the product import it. */
const fewestForUnknown = 3;

/** A reference that this repository cannot resolve is no version, and neither is an address. */
function versionOf({ resolved, declared }: UsedPackage['dependency']): string | null {
  return resolved ?? (declared === null || /\$\{|^@/u.test(declared) ? null : declared);
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
  const command = commands.find(
    ({ definition, run, purpose }) => purpose !== 'install' && (program.test(definition) || program.test(run)),
  );
  const file =
    configuration === null ? null : configuration.startLine === 1 ? configuration.path : formatCitation(configuration);
  const parts = [file === null ? null : `configured in \`${file}\``, command === undefined ? null : runBy(command)];
  return parts.filter((part) => part !== null).join(', ');
}

/** A line that only CI can fill in, or that nobody would type, is told by its place. */
function runBy({ run, gateAt }: Command): string {
  const typed = run.length <= 60 && !run.includes('${{');
  return typed || gateAt === null ? `run by \`${run}\`` : `run by CI (\`${formatCitation(gateAt)}\`)`;
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
  return text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
}
