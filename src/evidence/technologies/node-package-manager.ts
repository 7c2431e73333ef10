import type { Citation } from '../citation.ts';
import { at } from '../located/located.ts';
import { parseJson } from '../located/parse-json.ts';
import { ancestorsOf } from '../../repository/paths.ts';

/** The program that installs packages and runs scripts in a folder of a Node project. */
export interface NodePackageManager {
  readonly name: 'npm' | 'pnpm' | 'yarn' | 'bun';
  readonly version: string | null;
  /** What says so: the `packageManager` field, or the lockfile; null for npm by default. */
  readonly at: Citation | null;
}

/** What the detection looks at; a `Repository` fits. */
interface Files {
  readonly read: (path: string) => string | null;
  readonly hasFile: (path: string) => boolean;
}

const lockfiles = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['yarn.lock', 'yarn'],
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
] as const;

/** The package manager of the nearest folder that tells: by `packageManager` or `devEngines`, else by its lockfile. */
export function findNodePackageManager(folder: string, { read, hasFile }: Files): NodePackageManager {
  for (const ancestor of ancestorsOf(folder)) {
    const prefix = ancestor === '' ? '' : `${ancestor}/`;
    const declared = readDeclared(`${prefix}package.json`, read);
    if (declared !== null) return declared;
    const locked = lockfiles.find(([name]) => hasFile(prefix + name));
    if (locked !== undefined) {
      return { name: locked[1], version: null, at: { path: prefix + locked[0], startLine: 1, endLine: 1 } };
    }
  }
  return { name: 'npm', version: null, at: null };
}

function readDeclared(path: string, read: Files['read']): NodePackageManager | null {
  const text = read(path);
  // Most manifests have no such field: a search of the text spares the parse.
  if (text === null || !/"packageManager"|"devEngines"/u.test(text)) return null;
  const root = parseJson(text);
  const field = at(root, 'packageManager') ?? at(root, 'devEngines', 'packageManager', 'name');
  const version = at(root, 'devEngines', 'packageManager', 'version')?.text ?? null;
  const [, name, pinned] = /^(npm|pnpm|yarn|bun)(?:@([^+]+))?/u.exec(field?.text ?? '') ?? [];
  if (field === undefined || (name !== 'npm' && name !== 'pnpm' && name !== 'yarn' && name !== 'bun')) return null;
  return { name, version: pinned ?? version, at: { path, startLine: field.startLine, endLine: field.startLine } };
}
