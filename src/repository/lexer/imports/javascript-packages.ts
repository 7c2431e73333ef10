import type { FileLookup } from './import-rules.ts';
import { folderOf, joinPath } from '../../paths.ts';

/** Gives the places, without endings, where a specifier may lie. */
export type FindBases = (specifier: string, from: string) => readonly string[];

/** Packages of the repository's own by name, with their `exports`, `module` and `main` led back to likely sources. */
export function readWorkspacePackages(files: FileLookup): (specifier: string) => readonly string[] {
  const packages = new Map<string, { readonly folder: string; readonly manifest: Record<string, unknown> }>();
  for (const path of files.endingWith('package.json')) {
    const manifest = path.includes('node_modules/') ? null : readJson(files, path);
    const name = manifest?.['name'];
    if (manifest !== null && typeof name === 'string') packages.set(name, { folder: folderOf(path), manifest });
  }
  return (specifier) => {
    const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
    const found = packages.get(name);
    if (found === undefined) return [];
    const rest = specifier.slice(name.length + 1);
    const entry = `.${rest === '' ? '' : `/${rest}`}`;
    const listed = [
      ...exportTargets(found.manifest['exports'], entry),
      ...(rest === '' ? mainsOf(found.manifest) : []),
    ];
    const guesses =
      rest === ''
        ? ['src/index', 'src', 'index', 'lib/index', 'src/main', 'src/lib']
        : [`src/${rest}`, rest, `lib/${rest}`];
    const targets = [...listed.flatMap((target) => [target, ...sourcesOf(target)]), ...guesses];
    return targets.flatMap((target) => joinPath(found.folder, target) ?? []);
  };
}

/** `compilerOptions.paths` and `baseUrl` of every tsconfig, nearest first, and the `@/` and `~/` roots that bundlers use. */
export function readPathAliases(files: FileLookup): FindBases {
  const configs = [
    ...files.endingWith('tsconfig.json'),
    ...files.endingWith('tsconfig.base.json'),
    ...files.endingWith('jsconfig.json'),
  ]
    .map((path) => ({ folder: folderOf(path), options: optionsOf(readJson(files, path)) }))
    .toSorted((a, b) => b.folder.length - a.folder.length);
  return (specifier, from) => {
    const found: string[] = [];
    for (const { folder, options } of configs) {
      if (folder !== '' && !from.startsWith(`${folder}/`)) continue;
      const root = joinPath(folder, options.baseUrl ?? '.') ?? folder;
      for (const [pattern, targets] of options.paths) {
        const rest = matchStar(pattern, specifier);
        if (rest !== null) for (const target of targets) found.push(joinPath(root, target.replace('*', rest)) ?? '');
      }
      if (options.baseUrl !== null) found.push(joinPath(root, specifier) ?? '');
    }
    const rooted = /^[@~]\/(.+)$/.exec(specifier)?.[1];
    if (rooted !== undefined) found.push(...nearestRoots(from).map((root) => `${root}${rooted}`));
    return found;
  };
}

/** Parses JSON with comments and trailing commas, as tsconfig files have them; null when it is none. */
export function readJson(files: FileLookup, path: string): Record<string, unknown> | null {
  const text = files.has(path) ? files.read(path) : null;
  if (text === null) return null;
  for (const candidate of [
    text,
    text.replace(/("(?:[^"\\\n]|\\.)*")|\/\/[^\n]*|\/\*[^]*?\*\//g, '$1').replace(/,(\s*[}\]])/g, '$1'),
  ]) {
    try {
      const value: unknown = JSON.parse(candidate);
      return isRecord(value) ? value : null;
    } catch {
      // The second candidate is the one without comments.
    }
  }
  return null;
}

function optionsOf(config: Record<string, unknown> | null) {
  const options = isRecord(config?.['compilerOptions']) ? config['compilerOptions'] : {};
  const paths = isRecord(options['paths']) ? Object.entries(options['paths']) : [];
  const baseUrl = options['baseUrl'];
  return {
    baseUrl: typeof baseUrl === 'string' ? baseUrl : null,
    paths: paths.map(([pattern, targets]) => [pattern, stringsIn(targets)] as const),
  };
}

function exportTargets(exports: unknown, entry: string): string[] {
  if (typeof exports === 'string') return entry === '.' ? [exports] : [];
  if (!isRecord(exports)) return [];
  if (!Object.keys(exports).some((key) => key.startsWith('.'))) return entry === '.' ? stringsIn(exports) : [];
  return Object.entries(exports).flatMap(([pattern, target]) => {
    const rest = matchStar(pattern, entry);
    return rest === null ? [] : stringsIn(target).map((path) => path.replace('*', rest));
  });
}

function mainsOf(manifest: Record<string, unknown>): string[] {
  return ['source', 'types', 'module', 'main'].flatMap((key) => stringsIn(manifest[key]));
}

/** `./dist/esm/a.js` is likely built from `src/a`, or lies beside its source. */
function sourcesOf(target: string): string[] {
  const bare = target.replace(/\.(?:d\.)?[cm]?[jt]sx?$/, '');
  const inner = bare.replace(/^\.?\/?(?:dist|lib|build|out|esm|cjs)\/(?:(?:esm|cjs|es|types|src|node|browser)\/)?/, '');
  return [`src/${inner}`, inner, bare];
}

function matchStar(pattern: string, specifier: string): string | null {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === specifier ? '' : null;
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
  const fits = specifier.length >= pattern.length - 1 && specifier.startsWith(before) && specifier.endsWith(after);
  return fits ? specifier.slice(star, specifier.length - after.length) : null;
}

function nearestRoots(from: string): string[] {
  const parts = from.split('/').slice(0, -1);
  const folders = parts.map((_, at) => parts.slice(0, parts.length - at).join('/') + '/');
  return [...folders.flatMap((folder) => (folder.endsWith('src/') ? [folder] : [`${folder}src/`, folder])), 'src/', ''];
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  return isRecord(value) ? Object.values(value).flatMap(stringsIn) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
