import { at } from '../located/located.ts';
import { parseIni } from '../located/parse-ini.ts';
import { parseToml } from '../located/parse-toml.ts';
import type { CommandSource, DefinedCommand } from './command-source.ts';
import { defineCommandSource, implied } from './command-source.ts';

/** Commands that a toolchain gives to every project with its manifest; they are written down nowhere. */
export const impliedCommands: readonly CommandSource[] = [
  forFile(/^go\.mod$/u, ({ text }) => {
    const line = lineOf(text, /^module\s/u);
    return [
      implied('go build ./...', 'build', line),
      implied('go vet ./...', 'lint', line),
      implied('go test ./...', 'test', line),
    ];
  }),
  forFile(/^Cargo\.toml$/u, ({ text }) => {
    const line = lineOf(text, /^\[(?:package|workspace)\]/u);
    const everywhere = /^\[workspace\]/mu.test(text) ? ' --workspace' : '';
    return [
      implied(`cargo build${everywhere}`, 'build', line),
      implied('cargo fmt --check', 'format', line),
      implied(`cargo clippy${everywhere}`, 'lint', line),
      implied(`cargo test${everywhere}`, 'test', line),
    ];
  }),
  forFile(/^pom\.xml$/u, ({ text, hasFile, folder }) => {
    const maven = hasFile(inFolder(folder, 'mvnw')) ? './mvnw' : 'mvn';
    const line = lineOf(text, /<modelVersion>|<artifactId>/u);
    return [
      implied(`${maven} package`, 'build', line),
      implied(`${maven} test`, 'test', line),
      implied(`${maven} verify`, 'build', line),
    ];
  }),
  forFile(/^(?:build|settings)\.gradle(?:\.kts)?$/u, ({ hasFile, folder, path }) => {
    // A folder with both files is one build: the settings speak for it.
    const isBuild = /(?:^|\/)build\.gradle/u.test(path);
    if (isBuild && ['settings.gradle', 'settings.gradle.kts'].some((name) => hasFile(inFolder(folder, name))))
      return [];
    const gradle = hasFile(inFolder(folder, 'gradlew')) ? './gradlew' : 'gradle';
    return [
      implied(`${gradle} build`, 'build', 1),
      implied(`${gradle} test`, 'test', 1),
      implied(`${gradle} check`, 'lint', 1),
    ];
  }),
  forFile(/\.slnx?$/u, ({ text }) => {
    const line = lineOf(text, /\S/u);
    return [implied('dotnet build', 'build', line), implied('dotnet test', 'test', line)];
  }),
  forFile(/^pyproject\.toml$/u, ({ text }) => {
    const pytest = at(parseToml(text), 'tool', 'pytest');
    return pytest === undefined ? [] : [implied('pytest', 'test', pytest.startLine)];
  }),
  forFile(/^(?:pytest\.ini|setup\.cfg|tox\.ini)$/u, ({ text }) => {
    const ini = parseIni(text);
    const pytest = at(ini, 'pytest') ?? at(ini, 'tool:pytest');
    return pytest === undefined ? [] : [implied('pytest', 'test', pytest.startLine)];
  }),
  forFile(/^\.pre-commit-config\.ya?ml$/u, () => [implied('pre-commit run --all-files', 'lint', 1)]),
  forFile(/^phpunit(?:\.dist)?\.xml(?:\.dist)?$/u, () => [implied('vendor/bin/phpunit', 'test', 1)]),
  forFile(/^\.rspec$/u, () => [implied('bundle exec rspec', 'test', 1)]),
  forFile(/^\.rubocop\.yml$/u, () => [implied('bundle exec rubocop', 'lint', 1)]),
  forFile(/^mix\.exs$/u, () => [implied('mix test', 'test', 1)]),
  forFile(/^Package\.swift$/u, () => [implied('swift build', 'build', 1), implied('swift test', 'test', 1)]),
];

function forFile(name: RegExp, parse: (input: Parameters<CommandSource['parse']>[0]) => readonly DefinedCommand[]) {
  return defineCommandSource({ matches: (fileName) => name.test(fileName), parse });
}

function lineOf(text: string, pattern: RegExp): number {
  return (
    Math.max(
      0,
      text.split('\n').findIndex((line) => pattern.test(line)),
    ) + 1
  );
}

function inFolder(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
