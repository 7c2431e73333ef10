import type { Repository } from '../../repository/repository.ts';
import type { EntryPoint } from '../collectors/layout.ts';
import type { Located } from '../located/located.ts';
import { at, entriesAt, textAt } from '../located/located.ts';
import { parseJson } from '../located/parse-json.ts';
import { parseToml } from '../located/parse-toml.ts';
import { baseOf, folderOf } from '../../repository/paths.ts';

/** Reads the entry points that one kind of manifest declares. May throw where the manifest does not parse. */
interface ManifestReader {
  readonly names: RegExp;
  readonly read: (path: string, text: string, repository: Repository) => readonly EntryPoint[];
}

export const manifestReaders: readonly ManifestReader[] = [
  { names: /^package\.json$/, read: readPackageJson },
  { names: /^pyproject\.toml$/, read: readPyproject },
  { names: /^setup\.cfg$/, read: readSetupCfg },
  { names: /^Cargo\.toml$/, read: readCargo },
  { names: /^composer\.json$/, read: readComposer },
  { names: /\.gemspec$/, read: readGemspec },
  { names: /^(?:Dockerfile|Containerfile)(?:\..+)?$/, read: readDockerfile },
  { names: /^Procfile$/, read: readProcfile },
];

function readPackageJson(path: string, text: string): readonly EntryPoint[] {
  const root = parseJson(text);
  const name = textAt(root, 'name') ?? folderOf(path);
  const bin = at(root, 'bin');
  const bins =
    bin?.text == null
      ? entriesAt(root, 'bin').map(([command, value]) => point('executable', command, path, value))
      : [point('executable', baseOf(name), path, bin)];
  const exported = entriesAt(root, 'exports').filter(([key]) => key.startsWith('.') && key !== './package.json');
  const exports = exported.map(([key, value]) =>
    point('export', key === '.' ? name : `${name}${key.slice(1)}`, path, value),
  );
  const main = at(root, 'main') ?? at(root, 'module');
  const library =
    exported.length === 0 && main !== undefined
      ? [point('library', `${name} (${main.text ?? 'main'})`, path, main)]
      : [];
  const start = at(root, 'scripts', 'start');
  return [
    ...bins,
    ...library,
    ...exports,
    ...(start === undefined ? [] : [point('script', `start: ${start.text ?? ''}`, path, start)]),
  ];
}

function readPyproject(path: string, text: string): readonly EntryPoint[] {
  const root = parseToml(text);
  const scripts = [
    ...entriesAt(root, 'project', 'scripts'),
    ...entriesAt(root, 'tool', 'poetry', 'scripts'),
    ...entriesAt(root, 'project', 'gui-scripts'),
  ];
  const plugins = entriesAt(root, 'project', 'entry-points').flatMap(([group, value]) =>
    [...value.entries].map(([name, target]) => point('export', `${group}: ${name}`, path, target)),
  );
  return [
    ...scripts.map(([name, target]) =>
      point('executable', target.text === null ? name : `${name} (${target.text})`, path, target),
    ),
    ...plugins,
  ];
}

function readSetupCfg(path: string, text: string): readonly EntryPoint[] {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line) => line.startsWith('console_scripts'));
  if (start < 0) return [];
  const length = lines.slice(start + 1).findIndex((line) => /^\S/.test(line));
  return lines.slice(start + 1, length < 0 ? undefined : start + 1 + length).flatMap((line, offset) => {
    const [, name, target] = /^\s+([\w-]+)\s*=\s*(\S+)/.exec(line) ?? [];
    return name === undefined ? [] : [pointAt('executable', `${name} (${target ?? ''})`, path, start + 2 + offset)];
  });
}

function readCargo(path: string, text: string, repository: Repository): readonly EntryPoint[] {
  const root = parseToml(text);
  const name = textAt(root, 'package', 'name');
  const bins = (at(root, 'bin')?.items ?? []).map((bin) =>
    point('executable', textAt(bin, 'name') ?? name ?? 'bin', path, at(bin, 'name') ?? bin),
  );
  const folder = folderOf(path) === '' ? '' : `${folderOf(path)}/`;
  const main = bins.length === 0 && name !== null && repository.file(`${folder}src/main.rs`) !== undefined;
  const library = name !== null && repository.file(`${folder}src/lib.rs`) !== undefined;
  return [
    ...bins,
    ...(main
      ? [pointAt('executable', name, `${folder}src/main.rs`, lineOf(repository, `${folder}src/main.rs`, /\bfn main\b/))]
      : []),
    ...(library ? [pointAt('library', name, `${folder}src/lib.rs`, 1)] : []),
  ];
}

function readComposer(path: string, text: string): readonly EntryPoint[] {
  return (at(parseJson(text), 'bin')?.items ?? []).map((bin) => point('executable', bin.text ?? '', path, bin));
}

function readGemspec(path: string, text: string): readonly EntryPoint[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const written = /\.executables\s*(?:=|<<)\s*(.+)/.exec(line)?.[1];
    const names = [...(written ?? '').matchAll(/['"]([\w-]+)['"]|%w\[([^\]]+)\]/g)].flatMap(
      ([, one, many]) => one ?? many?.split(/\s+/) ?? [],
    );
    return names.map((name) => pointAt('executable', name, path, index + 1));
  });
}

/** What a container runs: the last ENTRYPOINT and CMD of the file. */
function readDockerfile(path: string, text: string): readonly EntryPoint[] {
  const lines = text.split(/\r?\n/);
  return ['ENTRYPOINT', 'CMD'].flatMap((word) => {
    const index = lines.findLastIndex((line) => line.startsWith(`${word} `));
    if (index < 0) return [];
    const written = (lines[index] ?? '').slice(word.length).trim();
    const words = written.startsWith('[')
      ? [...written.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, part]) => part ?? '')
      : [written];
    return [pointAt('server', words.join(' '), path, index + 1)];
  });
}

function readProcfile(path: string, text: string): readonly EntryPoint[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const [, name, run] = /^(\w+):\s*(.+)$/.exec(line) ?? [];
    return name === undefined ? [] : [pointAt('server', `${name}: ${run ?? ''}`, path, index + 1)];
  });
}

function point(kind: EntryPoint['kind'], name: string, path: string, { startLine }: Located): EntryPoint {
  return pointAt(kind, name, path, startLine);
}

function pointAt(kind: EntryPoint['kind'], name: string, path: string, line: number): EntryPoint {
  return { kind, name: name.slice(0, 160), at: { path, startLine: line, endLine: line } };
}

function lineOf(repository: Repository, path: string, pattern: RegExp): number {
  return Math.max(1, (repository.lines(path) ?? []).findIndex((line) => pattern.test(line)) + 1);
}
