import { isTestPath } from '../../repository/path-kinds.ts';
import type { Repository } from '../../repository/repository.ts';
import { baseOf, folderOf, holds } from '../../repository/paths.ts';
import { isFixturePath } from './is-fixture-path.ts';
import { manifestFormats } from './index.ts';
import type { Manifest, ManifestFormat, ManifestInput } from './manifest.ts';

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
  const parseFile = createFileParser(repository);
  for (const { path, format } of chooseFiles(repository)) {
    signal.throwIfAborted();
    const text = repository.readManifest(path);
    if (text === null) continue;
    try {
      const manifest = format.parse({ path, text, parseFile });
      found.push({ path, folder: folderOf(path), format, manifest });
    } catch {
      // A broken manifest is a fact to report, and no reason to lose the others.
      unparsed.push(path);
    }
  }
  return { read: found, unparsed };
}

/** Members of a workspace all ask for the same few files above them. */
function createFileParser(repository: Repository): ManifestInput['parseFile'] {
  const parsers = new Map<unknown, Map<string, unknown>>();
  return <Document>(path: string, parse: (text: string) => Document) => {
    const documents = parsers.get(parse) ?? new Map<string, unknown>();
    parsers.set(parse, documents);
    if (!documents.has(path)) {
      const text = repository.readManifest(path);
      documents.set(path, text === null ? null : parse(text));
    }
    return documents.get(path) as Document | null; // The map pairs each parser with its own documents; TypeScript cannot say so.
  };
}

function chooseFiles({ files, scope }: Repository) {
  return files
    .filter(({ skipped }) => skipped !== 'vendored')
    .flatMap(({ path }) => {
      const name = baseOf(path);
      return manifestFormats.filter(({ matches }) => matches(name, path)).map((format) => ({ path, format }));
    })
    .filter(({ path }) => !isFixturePath(path))
    .map((file) => ({ ...file, rank: rankOf(file.path, scope) }))
    .toSorted((left, right) => left.rank - right.rank)
    .slice(0, maximumManifests);
}

/** Lower is nearer: on the way to the scope, in the scope, elsewhere; tests last; shallow before deep. */
function rankOf(path: string, scope: string): number {
  const folder = folderOf(path);
  const depth = folder === '' ? 0 : folder.split('/').length;
  if (holds(folder, scope)) return depth;
  return (holds(scope, path) ? 1000 : 2000) + (isTestPath(path) ? 1000 : 0) + depth;
}
