import type { CodeIndex } from '../../repository/code-index.ts';
import type { Command } from '../collectors/commands.ts';
import type { Technology } from '../collectors/stack.ts';

/** Test runners that come with a toolchain, so that no manifest declares them. */
const builtIn: readonly { readonly name: string; readonly command: RegExp; readonly files: RegExp }[] = [
  { name: 'go test', command: /(?:^|\s)go test\b|\$\(GO\) test\b/u, files: /_test\.go$/u },
  { name: 'cargo test', command: /(?:^|\s)cargo(?: \+\S+)? (?:test|nextest)\b/u, files: /\.rs$/u },
  { name: 'Node.js test runner', command: /(?:^|\s)node\b.*\s--test\b/u, files: /\.[cm]?[jt]s$/u },
  { name: 'bun test', command: /(?:^|\s)bun test\b/u, files: /\.[jt]sx?$/u },
  { name: 'deno test', command: /(?:^|\s)deno test\b/u, files: /\.[jt]sx?$/u },
  { name: 'unittest', command: /(?:^|\s)python3? -m unittest\b|\bmanage\.py test\b/u, files: /\.py$/u },
];

/** The built-in test runners that a command calls, where there is a file for them to run. */
export function describeTestTools(
  index: Pick<CodeIndex, 'files'>,
  commands: readonly Command[],
): readonly Technology[] {
  const paths = [...index.files.keys()];
  return builtIn.flatMap(({ name, command, files }) => {
    const found = commands.find(({ definition, run }) => command.test(definition) || command.test(run));
    if (found === undefined || !paths.some((path) => files.test(path))) return [];
    const typed = found.run.length <= 60 && !found.run.includes('${{');
    const use = typed ? `run by \`${found.run}\`` : `run by CI`;
    return [{ name, role: 'test runner' as const, version: null, use, at: found.at }];
  });
}
