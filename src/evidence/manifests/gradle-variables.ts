import { ancestorsOf, folderOf } from '../../repository/paths.ts';
import type { ManifestInput } from './manifest.ts';
import { lineAt, maskComments, slashComments } from './mask-comments.ts';

/** A version and the place that writes it. */
export interface Written {
  readonly version: string;
  readonly path: string;
  /** 1-based. */
  readonly line: number;
}

/** Versions kept in variables: of `gradle.properties` and build files from the root down, the nearest in force. */
export function readGradleVariables({ path, parseFile }: ManifestInput): ReadonlyMap<string, Written> {
  const files = ancestorsOf(folderOf(path))
    .toReversed()
    .flatMap((folder) =>
      ['gradle.properties', 'build.gradle', 'build.gradle.kts'].map((name) =>
        folder === '' ? name : `${folder}/${name}`,
      ),
    );
  return new Map(
    files.flatMap((file) =>
      (parseFile(file, readAssignments) ?? []).map(
        ({ name, version, line }) => [name, { version, path: file, line }] as const,
      ),
    ),
  );
}

/** `x = "1.2"`, `x: '1.2'`, `set("x", "1.2")` and the `x=1.2` of properties. */
function readAssignments(text: string) {
  const masked = maskComments(text, slashComments);
  const pattern = /(?:^|[\s.{(,])["']?(\w+)["']?\s*(?:[=,]|:(?=\s*["']))\s*["']?(\d[\w.+-]*)["']?/gmu;
  return [...masked.matchAll(pattern)].map(({ 1: name = '', 2: version = '', index, 0: whole }) => {
    return { name, version, line: lineAt(masked, index + whole.length) };
  });
}
