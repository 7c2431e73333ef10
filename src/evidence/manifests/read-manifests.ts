import type { Repository } from '../../repository/repository.ts';
import { isTestPath } from '../../repository/path-kinds.ts';
import { folderOf, holds } from '../paths.ts';
import { manifestFormats } from './index.ts';
import type { Manifest, ManifestFormat } from './manifest.ts';

/** Repositories with more manifests than this are rare, and their far corners tell little about a change. */
const maximumManifests = 200;

/** A manifest as read from its file. */
export interface ReadManifest {
  readonly path: string;
  readonly folder: string;
  readonly format: ManifestFormat;
  readonly manifest: Manifest;
}

/** Reads the manifests: those on the way from the root to the scope, then inside the scope, then by depth. Test fixtures are left out. */
export function readManifests(repository: Repository, signal: AbortSignal) {
  const found: ReadManifest[] = [];
  const unparsed: string[] = [];
  const read = createReader(repository);
  for (const { path, format } of chooseFiles(repository)) {
    signal.throwIfAborted();
    const text = read(path);
    if (text === null) continue;
    try {
      const manifest = format.parse({ path, text, read });
      found.push({ path, folder: folderOf(path), format, manifest });
    } catch {
      // A broken manifest is a fact to report, and no reason to lose the others.
      unparsed.push(path);
    }
  }
  return { read: found, unparsed };
}

/** Members of a workspace all ask for the same few files above them. */
function createReader(repository: Repository): (path: string) => string | null {
  const texts = new Map<string, string | null>();
  return (path) => {
    const text = texts.get(path) ?? repository.readManifest(path);
    texts.set(path, text);
    return text;
  };
}

function chooseFiles({ files, scope }: Repository) {
  return files
    .filter(({ path, skipped }) => skipped !== 'vendored' && !isTestPath(path))
    .flatMap(({ path }) => manifestFormats.filter(({ matches }) => matches(path)).map((format) => ({ path, format })))
    .map((file) => ({ ...file, rank: rankOf(file.path, scope) }))
    .toSorted((left, right) => left.rank - right.rank)
    .slice(0, maximumManifests);
}

/** Lower is nearer: on the way to the scope, in the scope, elsewhere; shallow before deep. */
function rankOf(path: string, scope: string): number {
  const folder = folderOf(path);
  const depth = folder === '' ? 0 : folder.split('/').length;
  if (holds(folder, scope)) return depth;
  return (holds(scope, path) ? 1000 : 2000) + depth;
}
