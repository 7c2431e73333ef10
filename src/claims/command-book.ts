import type { Command, CommandFacts } from '../evidence/collectors/commands.ts';
import type { Dependency, Ecosystem, PackageFacts } from '../evidence/collectors/packages.ts';
import type { StackFacts } from '../evidence/collectors/stack.ts';
import { readInvocations } from '../repository/shell/invocations.ts';
import { looseName, packageOfSpecifier } from './package-names.ts';

/** What can be typed in the repository. */
export interface CommandBook {
  /** How a defined script, target or session is typed, by its key: `script lint` → `npm run lint`. */
  readonly runs: ReadonlyMap<string, string>;
  readonly commands: readonly Command[];
  /** True for a program that a command of the repository runs, a dependency brings, or its toolchain has. */
  hasProgram(program: string): boolean;
}

/** Makes the book from the facts. */
export function createCommandBook(
  { commands }: CommandFacts,
  { dependencies, workspaces }: PackageFacts,
  { technologies }: StackFacts,
): CommandBook {
  const runs = new Map<string, string>();
  const programs = new Set<string>();
  for (const { run, definition, folder } of commands) {
    for (const { key } of readInvocations(run, folder).slice(0, -1)) if (!runs.has(key)) runs.set(key, run);
    for (const line of [run, definition]) {
      for (const { key } of readInvocations(line, folder)) programs.add(programOf(key));
    }
  }
  const ecosystems = new Set([...dependencies, ...workspaces].map(({ ecosystem }) => ecosystem));
  for (const ecosystem of ecosystems) for (const program of toolchains[ecosystem]) programs.add(program);
  for (const { name } of technologies)
    for (const program of [looseName(name), ...(toolchainsOf[looseName(name)] ?? [])]) programs.add(program);
  const tools = new Set(dependencies.flatMap(toolsOf));
  return {
    runs,
    commands,
    hasProgram: (program) =>
      programs.has(program) || tools.has(program) || tools.has(packageOfTool[program] ?? program),
  };
}

/** The first word of an invocation, without a version. */
export function programOf(key: string): string {
  return (key.split(' ')[0] ?? '').replace(/(?<=.)@[^/]*$/u, '').replace(/^\.\//u, '');
}

/** The programs that a package most likely brings: its name, its last part, its scope in singular and plural. */
function toolsOf({ name }: Dependency): readonly string[] {
  if (!name.startsWith('@')) return [name, name.split(/[/:]/u).at(-1) ?? name, name.replace(/-cli$/u, '')];
  const scope = packageOfSpecifier(name).slice(1).split('/')[0] ?? '';
  return [name, name.split('/').at(-1) ?? name, scope, scope.replace(/(?:js|s)$/u, '')];
}

/** Programs named otherwise than their packages. */
const packageOfTool: Readonly<Record<string, string>> = {
  tsc: 'typescript',
  tsserver: 'typescript',
  ng: '@angular/cli',
  attw: '@arethetypeswrong/cli',
  sb: 'storybook',
  'run-s': 'npm-run-all',
  'run-p': 'npm-run-all',
  'django-admin': 'Django',
  'sphinx-build': 'Sphinx',
  artisan: 'laravel/framework',
};

const toolchains: Readonly<Record<Ecosystem, readonly string[]>> = {
  npm: ['node', 'npm', 'npx'],
  pypi: ['python', 'python3', 'pip', 'pip3'],
  go: ['go', 'gofmt'],
  cargo: ['cargo', 'rustc', 'rustup', 'rustfmt'],
  maven: ['mvn', 'mvnw', 'java', 'javac'],
  composer: ['composer', 'php'],
  rubygems: ['ruby', 'bundle', 'gem'],
  nuget: ['dotnet', 'nuget'],
};

/** What comes with a technology, by its loose name. */
const toolchainsOf: Readonly<Record<string, readonly string[]>> = {
  bun: ['bun', 'bunx'],
  deno: ['deno'],
  pnpm: ['pnpm'],
  yarn: ['yarn'],
  uv: ['uv', 'uvx'],
  go: ['go', 'gofmt'],
  rust: ['cargo', 'rustc', 'rustfmt', 'rustup'],
  java: ['java', 'javac'],
  gradle: ['gradle', 'gradlew'],
  maven: ['mvn', 'mvnw'],
  python: ['python', 'python3', 'pip'],
  ruby: ['ruby', 'gem', 'bundle'],
  php: ['php'],
  'c#': ['dotnet'],
  '-net': ['dotnet'],
  swift: ['swift'],
  elixir: ['mix', 'elixir'],
};
