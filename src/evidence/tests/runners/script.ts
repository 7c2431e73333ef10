import type { Command } from '../../collectors/commands.ts';
import { ancestorsOf, folderOf, holds, pathFrom } from '../../../repository/paths.ts';
import type { RunnerFacts } from './runner.ts';
import { inFolder, nearestFolderWith, quote } from './runner.ts';

type Runner =
  | 'vitest'
  | 'jest'
  | 'mocha'
  | 'ava'
  | 'tap'
  | 'jasmine'
  | 'playwright'
  | 'cypress'
  | 'node'
  | 'bun'
  | 'deno'
  | 'react-scripts'
  | 'uvu';

/** The command for a JavaScript or TypeScript test, through the package manager that locks this repository. */
export function scriptCommand(path: string, facts: RunnerFacts): string | null {
  const runner = runnerOf(path, facts);
  if (runner === null) return null;
  const folder = runner === 'deno' || runner === 'bun' ? '' : runnerFolder(path, runner, facts);
  const file = quote(pathFrom(folder, path));
  return inFolder(folder, commandOf(runner, file, execOf(folder, facts)));
}

function commandOf(runner: Runner, file: string, exec: string): string {
  switch (runner) {
    case 'vitest':
      return `${exec} vitest run ${file}`;
    case 'playwright':
      return `${exec} playwright test ${file}`;
    case 'cypress':
      return `${exec} cypress run --spec ${file}`;
    case 'react-scripts':
      return `${exec} react-scripts test --watchAll=false ${file}`;
    case 'node':
      return `node --test ${file}`;
    case 'bun':
      return `bun test ${/^[./]/.test(file) ? file : `./${file}`}`;
    case 'deno':
      return `deno test ${file}`;
    default:
      return `${exec} ${runner} ${file}`;
  }
}

/** What the file imports decides; then a script that names its folder; then the scripts and dependencies of its package. */
function runnerOf(path: string, facts: RunnerFacts): Runner | null {
  const imports = facts.repository.index().files.get(path)?.externalImports ?? [];
  const imported = IMPORTS.find(({ specifiers }) => imports.some((specifier) => specifiers.test(specifier)));
  if (imported !== undefined) return imported.runner;
  const scripts = facts.commands.filter(({ folder }) => holds(folder, path));
  const naming = scripts.find((command) => namesFolderOf(command, path));
  const ordered = [
    ...(naming === undefined ? [] : [naming]),
    ...scripts.toSorted((a, b) => b.folder.length - a.folder.length),
  ];
  const scripted = ordered.flatMap(({ definition }) => runnerIn(definition) ?? [])[0];
  return scripted ?? declaredRunner(path, facts);
}

const IMPORTS: readonly { readonly runner: Runner; readonly specifiers: RegExp }[] = [
  { runner: 'playwright', specifiers: /^@playwright\/test$/ },
  { runner: 'vitest', specifiers: /^vitest(?:\/|$)/ },
  { runner: 'jest', specifiers: /^@jest\/globals$/ },
  { runner: 'bun', specifiers: /^bun:test$/ },
  { runner: 'node', specifiers: /^node:test$/ },
  { runner: 'deno', specifiers: /^(?:jsr:)?@std\/(?:assert|testing|expect)|^https:\/\/deno\.land\// },
  { runner: 'ava', specifiers: /^ava$/ },
  { runner: 'tap', specifiers: /^tap$/ },
  { runner: 'uvu', specifiers: /^uvu$/ },
  { runner: 'mocha', specifiers: /^mocha$/ },
  { runner: 'cypress', specifiers: /^cypress$/ },
];

function namesFolderOf({ definition, folder }: Command, path: string): boolean {
  const ancestors = new Set(ancestorsOf(folderOf(path)).filter((ancestor) => ancestor.length > folder.length));
  return definition.split(/[\s"'=]+/).some((word) => {
    const named = word.replace(/^\.\//, '').replace(/\/?(?:\*.*)?$/, '');
    return named !== '' && ancestors.has(folder === '' ? named : `${folder}/${named}`);
  });
}

function runnerIn(definition: string): Runner | null {
  if (/\bnode\b[^&|;]*\s--test\b/.test(definition)) return 'node';
  if (/\bdeno test\b/.test(definition)) return 'deno';
  if (/\bbun test\b/.test(definition)) return 'bun';
  const found =
    /\b(vitest|react-scripts(?= test)|jest|mocha|ava|tap|jasmine|uvu|playwright(?= test)|cypress(?= run))\b/.exec(
      definition,
    );
  return RUNNERS.find((runner) => runner === found?.[1]) ?? null;
}

const RUNNERS: readonly Runner[] = [
  'vitest',
  'jest',
  'mocha',
  'ava',
  'tap',
  'jasmine',
  'react-scripts',
  'playwright',
  'cypress',
  'uvu',
];

function declaredRunner(path: string, { packages, repository }: RunnerFacts): Runner | null {
  const declared = packages.dependencies
    .filter(({ ecosystem, declaredAt }) => ecosystem === 'npm' && holds(folderOf(declaredAt.path), path))
    .sort((a, b) => b.declaredAt.path.length - a.declaredAt.path.length);
  const found = declared.flatMap(({ name }) => RUNNERS.find((runner) => runner === name) ?? [])[0];
  if (found !== undefined) return found;
  return nearestFolderWith(repository, path, /^deno\.jsonc?$/) === null ? null : 'deno';
}

/** The package whose configuration, script or dependency brings the runner; the root when none below does. */
function runnerFolder(path: string, runner: Runner, { repository, commands, packages }: RunnerFacts): string {
  const configured = nearestFolderWith(
    repository,
    path,
    new RegExp(`^(?:${runner}\\.(?:config|workspace|projects)\\.\\w+|\\.${runner}rc.*)$`),
  );
  // A configuration in a folder that is no package is a project of the root's own run.
  const isPackage = (folder: string) =>
    repository.file(folder === '' ? 'package.json' : `${folder}/package.json`) !== undefined;
  const scripted = commands
    .filter(({ folder, definition }) => holds(folder, path) && runnerIn(definition) === runner)
    .map(({ folder }) => folder);
  const declared = packages.dependencies
    .filter(({ name, declaredAt }) => name === runner && holds(folderOf(declaredAt.path), path))
    .map(({ declaredAt }) => folderOf(declaredAt.path));
  return (
    [...(configured === null || !isPackage(configured) ? [] : [configured]), ...scripted, ...declared].sort(
      (a, b) => b.length - a.length,
    )[0] ?? ''
  );
}

function execOf(folder: string, { packages, repository }: RunnerFacts): string {
  const locks = packages.lockfiles.filter((lock) => holds(folderOf(lock), folder === '' ? 'x' : folder));
  const names = locks
    .sort((a, b) => b.length - a.length)
    .map((lock) => lock.slice(folderOf(lock) === '' ? 0 : folderOf(lock).length + 1));
  const found = names.flatMap((name) => EXEC[name] ?? [])[0];
  const declared = /"packageManager"\s*:\s*"(\w+)@/.exec(repository.read('package.json') ?? '')?.[1];
  return found ?? EXEC[declared ?? ''] ?? 'npx';
}

const EXEC: Readonly<Record<string, string>> = {
  'pnpm-lock.yaml': 'pnpm exec',
  'yarn.lock': 'yarn',
  'bun.lock': 'bunx',
  'bun.lockb': 'bunx',
  'package-lock.json': 'npx',
  pnpm: 'pnpm exec',
  yarn: 'yarn',
  bun: 'bunx',
};
