import { createHash } from 'node:crypto';
import { collectClaims } from '../claims/collect-claims.ts';
import type { Repository } from '../repository/repository.ts';
import type { Content, Section } from '../sections/section.ts';
import type { Provenance } from './plan.ts';

/** The record of a section's drafting: by whom, when, and the text as written. */
export function recordProvenance(text: string, drafter: Provenance['drafter'], at: Date): Provenance {
  return { drafter, at: at.toISOString().replace(/\.\d+Z$/, 'Z'), hash: hashText(text) };
}

/** First 16 digits of the SHA-256 of a section's text: LF, no blank lines at the ends. Equal hashes mean that nobody edited it. */
export function hashText(text: string): string {
  const normal = text.replaceAll('\r\n', '\n').trim();
  return createHash('sha256').update(normal).digest('hex').slice(0, 16);
}

/** Abbreviated blob ids of the files that a section cites, as they stand in the working tree. */
export function citedBlobs(
  section: Section,
  content: Content,
  repository: Repository,
): Readonly<Record<string, string>> {
  const paths = citedPaths(section, content);
  const cited = paths.flatMap((path) => {
    const blob = repository.file(path)?.blob;
    return blob === undefined || blob === null ? [] : [[path, blob.slice(0, 12)] as const];
  });
  return Object.fromEntries(cited);
}

/** Contents are values: one that was looked through once is known. */
const known = new WeakMap<Content, readonly string[]>();

/** Paths that a section cites, each once, in order; without lines. */
export function citedPaths(section: Section, content: Content): readonly string[] {
  const found = known.get(content);
  if (found !== undefined) return found;
  const paths = collectClaims(section, content)
    .filter(({ kind }) => kind === 'path' || kind === 'citation' || kind === 'component')
    .map(({ value }) => value.replace(/:\d+(?:-\d+)?$/, ''));
  const once = [...new Set(paths)];
  known.set(content, once);
  return once;
}
