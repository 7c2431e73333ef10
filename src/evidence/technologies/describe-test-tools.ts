import type { CodeIndex } from '../../repository/code-index.ts';
import type { Command } from '../collectors/commands.ts';
import type { Technology } from '../collectors/stack.ts';

/** A test runner that comes with a toolchain or another package, so that no manifest declares it. */
interface TestTool {
  readonly name: string;
  /** How a command calls it. */
  readonly command?: RegExp;
  /** Files that it can run. */
  readonly files?: RegExp;
  /** Import specifiers that only its tests have. */
  readonly imports?: RegExp;
}

const testTools: readonly TestTool[] = [
  { name: 'go test', command: /(?:^|\s)go test\b|\$\(GO\) test\b/u, files: /_test\.go$/u },
  { name: 'cargo test', command: /(?:^|\s)cargo(?: \+\S+)? (?:test|nextest)\b/u, files: /\.rs$/u },
  {
    name: 'Node.js test runner',
    command: /(?:^|\s)node\b.*\s--test\b/u,
    files: /\.[cm]?[jt]s$/u,
    imports: /^node:test$/u,
  },
  { name: 'bun test', command: /(?:^|\s)bun test\b/u, files: /\.[jt]sx?$/u, imports: /^bun:test$/u },
  { name: 'deno test', command: /(?:^|\s)deno test\b/u, files: /\.[jt]sx?$/u },
  { name: 'unittest', command: /(?:^|\s)python3? -m unittest\b|\bmanage\.py test\b/u, files: /\.py$/u },
  { name: 'JUnit 5', imports: /^org\.junit\.jupiter\./u },
  { name: 'JUnit 4', imports: /^org\.junit\.Test$/u },
  { name: 'TestNG', imports: /^org\.testng\./u },
  { name: 'kotlin.test', imports: /^kotlin\.test\./u },
];

/** The test runners that nothing declares and that a command calls or files import; not those with these names already. */
export function describeTestTools(
  index: Pick<CodeIndex, 'files'>,
  commands: readonly Command[],
  declared: ReadonlySet<string>,
): readonly Technology[] {
  return testTools
    .filter(({ name }) => !declared.has(name))
    .flatMap((tool) => describeCalled(tool, index, commands) ?? describeImported(tool, index) ?? []);
}

function describeCalled(
  { name, command, files }: TestTool,
  index: Pick<CodeIndex, 'files'>,
  commands: readonly Command[],
): Technology | null {
  const found = commands.find(
    ({ definition, run }) => command?.test(definition) === true || command?.test(run) === true,
  );
  if (found === undefined || ![...index.files.keys()].some((path) => files?.test(path))) return null;
  const typed = found.run.length <= 60 && !found.run.includes('${{');
  return {
    name,
    role: 'test runner',
    version: null,
    use: typed ? `run by \`${found.run}\`` : 'run by CI',
    at: found.at,
  };
}

function describeImported({ name, imports }: TestTool, index: Pick<CodeIndex, 'files'>): Technology | null {
  if (imports === undefined) return null;
  const importers = [...index.files.values()].filter(({ externalImports }) =>
    externalImports.some((one) => imports.test(one)),
  );
  if (importers.length === 0) return null;
  const use = `imported by ${importers.length === 1 ? '1 file' : `${importers.length} files`} of tests and tooling`;
  return { name, role: 'test runner', version: null, use, at: null };
}
