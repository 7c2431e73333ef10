import { at, entriesAt } from '../located/located.ts';
import { parseIni } from '../located/parse-ini.ts';
import { parseJson } from '../located/parse-json.ts';
import { parseToml } from '../located/parse-toml.ts';
import { elementsAt, elementText, parseXml } from '../located/parse-xml.ts';
import type { XmlElement } from '../located/parse-xml.ts';
import { baseOf } from '../../repository/paths.ts';

/** A version that a file asks for. */
export interface StatedVersion {
  /** The language or runtime as people write it. */
  readonly name: string;
  readonly version: string;
  /** 1-based. */
  readonly line: number;
  /** True for one exact version or line of versions, false for a range that is merely allowed. */
  readonly pinned: boolean;
}

/** Versions of languages and runtimes that a file states; empty for a file that states none. Throws where it is broken. */
export function readStatedVersions(path: string, text: string): readonly StatedVersion[] {
  const name = baseOf(path);
  return readers.filter(({ file }) => file.test(name)).flatMap(({ read }) => read(text));
}

/** True for a file that may state versions. */
export function statesVersions(path: string): boolean {
  const name = baseOf(path);
  return readers.some(({ file }) => file.test(name));
}

const readers: readonly { readonly file: RegExp; readonly read: (text: string) => readonly StatedVersion[] }[] = [
  { file: /^(?:\.nvmrc|\.node-version)$/u, read: (text) => firstLine('Node.js', text) },
  { file: /^\.python-version$/u, read: (text) => firstLine('Python', text) },
  { file: /^\.ruby-version$/u, read: (text) => firstLine('Ruby', text.replace(/^ruby-/u, '')) },
  { file: /^\.bun-version$/u, read: (text) => firstLine('Bun', text) },
  { file: /^\.go-version$/u, read: (text) => firstLine('Go', text) },
  { file: /^\.java-version$/u, read: (text) => firstLine('Java', text) },
  { file: /^\.tool-versions$/u, read: (text) => matches(text, /^([\w-]+)[ \t]+([^\s#]+)/gmu, true) },
  { file: /^\.?mise\.toml$/u, read: readMise },
  { file: /^package\.json$/u, read: readPackage },
  { file: /^pyproject\.toml$/u, read: readPyproject },
  { file: /^setup\.cfg$/u, read: (text) => stated('Python', at(parseIni(text), 'options', 'python_requires'), false) },
  { file: /^Pipfile$/u, read: (text) => stated('Python', at(parseToml(text), 'requires', 'python_version'), true) },
  { file: /^go\.(?:mod|work)$/u, read: (text) => matches(text, /^(go)[ \t]+(\d\S*)/gmu, false) },
  { file: /^rust-toolchain(?:\.toml)?$/u, read: readRustToolchain },
  { file: /^Cargo\.toml$/u, read: readCargo },
  { file: /^pom\.xml$/u, read: readPom },
  { file: /^build\.gradle(?:\.kts)?$/u, read: readGradle },
  { file: /\.(?:cs|fs|vb)proj$|^Directory\.Build\.props$/u, read: readTargetFrameworks },
  { file: /^Directory\.Build\.props$/u, read: readLanguageVersion },
  { file: /^global\.json$/u, read: (text) => stated('.NET', at(parseJson(text), 'sdk', 'version'), true) },
  { file: /^Gemfile$/u, read: (text) => matches(text, /^\s*(ruby)[ (]+["']([^"']+)["']/gmu, false) },
  {
    file: /\.gemspec$/u,
    read: (text) =>
      matches(text, /required_(ruby)_version\s*=?\s*(?:Gem::Requirement\.new)?[ ([]*["']([^"']+)["']/gmu, false),
  },
  { file: /^composer\.json$/u, read: (text) => stated('PHP', at(parseJson(text), 'require', 'php'), false) },
];

/** Names that version managers and manifests use. */
const names: Readonly<Record<string, string>> = {
  node: 'Node.js',
  nodejs: 'Node.js',
  python: 'Python',
  go: 'Go',
  golang: 'Go',
  rust: 'Rust',
  java: 'Java',
  ruby: 'Ruby',
  php: 'PHP',
  bun: 'Bun',
  deno: 'Deno',
  dotnet: '.NET',
  'dotnet-core': '.NET',
  elixir: 'Elixir',
  erlang: 'Erlang',
  kotlin: 'Kotlin',
  pnpm: 'pnpm',
  yarn: 'yarn',
  npm: 'npm',
  uv: 'uv',
  poetry: 'Poetry',
  gradle: 'Gradle',
  maven: 'Maven',
};

function firstLine(name: string, text: string): readonly StatedVersion[] {
  const version =
    text
      .split(/\r?\n/u)[0]
      ?.trim()
      .replace(/^v(?=\d)/u, '') ?? '';
  return version === '' ? [] : [{ name, version, line: 1, pinned: true }];
}

/** Every `tool version` pair that the pattern finds, for tools with a known name. */
function matches(text: string, pattern: RegExp, pinned: boolean): readonly StatedVersion[] {
  return [...text.matchAll(pattern)].flatMap(({ 1: tool = '', 2: version = '', index, 0: whole }) => {
    const name = names[tool];
    const line = text.slice(0, index + whole.length).split('\n').length;
    return name === undefined ? [] : [{ name, version: version.replace(/^v(?=\d)/u, ''), line, pinned }];
  });
}

function stated(
  name: string,
  node: { readonly text: string | null; readonly startLine: number } | undefined,
  pinned: boolean,
): readonly StatedVersion[] {
  return node === undefined || node.text === null ? [] : [{ name, version: node.text, line: node.startLine, pinned }];
}

function readMise(text: string): readonly StatedVersion[] {
  return entriesAt(parseToml(text), 'tools').flatMap(([tool, value]) => {
    const name = names[tool];
    const node = value.text === null ? (at(value, 'version') ?? value.items[0]) : value;
    return name === undefined ? [] : stated(name, node, true);
  });
}

function readPackage(text: string): readonly StatedVersion[] {
  const root = parseJson(text);
  const engines = entriesAt(root, 'engines').flatMap(([tool, node]) => {
    const name = names[tool];
    return name === undefined || tool === 'npm' ? [] : stated(name, node, false);
  });
  return [...stated('Node.js', at(root, 'volta', 'node'), true), ...engines];
}

function readPyproject(text: string): readonly StatedVersion[] {
  const root = parseToml(text);
  return [
    ...stated('Python', at(root, 'project', 'requires-python'), false),
    ...stated('Python', at(root, 'tool', 'poetry', 'dependencies', 'python'), false),
  ];
}

function readRustToolchain(text: string): readonly StatedVersion[] {
  if (!text.includes('[toolchain]')) return firstLine('Rust', text);
  return stated('Rust', at(parseToml(text), 'toolchain', 'channel'), true);
}

function readCargo(text: string): readonly StatedVersion[] {
  const root = parseToml(text);
  return [
    ...stated('Rust', at(root, 'package', 'rust-version'), false),
    ...stated('Rust', at(root, 'workspace', 'package', 'rust-version'), false),
  ];
}

/** What the compiler is told, properties before plugin configuration; a reference to another property says nothing here. */
function readPom(text: string): readonly StatedVersion[] {
  const project = parseXml(text);
  const properties = ['maven.compiler.release', 'java.version', 'maven.compiler.target', 'maven.compiler.source'];
  const plugins = [
    ...elementsAt(project, 'build', 'plugins', 'plugin'),
    ...elementsAt(project, 'build', 'pluginManagement', 'plugins', 'plugin'),
  ].filter((plugin) => elementText(plugin, 'artifactId') === 'maven-compiler-plugin');
  const found = [
    ...properties.flatMap((name) => elementsAt(project, 'properties', name)),
    ...plugins.flatMap((plugin) => elementsAt(plugin, 'configuration', 'release')),
  ];
  return found.filter(isNumber).map(({ text: version, line }) => ({ name: 'Java', version, line, pinned: true }));
}

function isNumber({ text }: XmlElement): boolean {
  return /^\d[\d.]*$/u.test(text);
}

function readGradle(text: string): readonly StatedVersion[] {
  const pattern =
    /(?:JavaLanguageVersion\.of\(\s*|jvmToolchain\(\s*|(?:source|target)Compatibility\s*=?\s*(?:JavaVersion\.VERSION_(?:1_)?)?["']?(?:1\.)?)(\d+)/gu;
  return [...text.matchAll(pattern)].slice(0, 1).map(({ 1: version = '', index }) => {
    return { name: 'Java', version, line: text.slice(0, index).split('\n').length, pinned: true };
  });
}

function readTargetFrameworks(text: string): readonly StatedVersion[] {
  const groups = elementsAt(parseXml(text), 'PropertyGroup');
  const found = groups.flatMap((group) => [
    ...elementsAt(group, 'TargetFramework'),
    ...elementsAt(group, 'TargetFrameworks'),
  ]);
  return found
    .filter(({ text: version }) => version !== '' && !version.includes('$('))
    .map(({ text: version, line }) => ({ name: '.NET', version: version.replaceAll(';', ', '), line, pinned: true }));
}

/** Shared by all projects; what one project asks for says little of the others. */
function readLanguageVersion(text: string): readonly StatedVersion[] {
  return elementsAt(parseXml(text), 'PropertyGroup', 'LangVersion').map(({ text: version, line }) => {
    return { name: 'C#', version, line, pinned: true };
  });
}
