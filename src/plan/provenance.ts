import { createHash } from 'node:crypto';
import { collectClaims } from '../claims/collect-claims.ts';
import type { Repository } from '../repository/repository.ts';
import type { Content, Section } from '../sections/section.ts';
import type { Provenance } from './plan.ts';
import { printSection } from './print-plan.ts';

/** The record of a section's drafting: by whom, when, the text as written, and the content that it leaned on. */
export function recordProvenance(
  section: Section,
  content: Content,
  drafter: Provenance['drafter'],
  at: Date,
  repository: Repository,
): Provenance {
  return {
    drafter,
    at: at.toISOString().replace(/\.\d+Z$/, 'Z'),
    hash: hashText(printSection(section, content)),
    cites: citedBlobs(section, content, repository),
  };
}

/** `sha256:` of a section's text: LF, no blank lines at the ends. Equal hashes mean that nobody edited it. */
export function hashText(text: string): string {
  const normal = text.replaceAll('\r\n', '\n').trim();
  return `sha256:${createHash('sha256').update(normal).digest('hex')}`;
}

function citedBlobs(section: Section, content: Content, repository: Repository): Readonly<Record<string, string>> {
  const paths = collectClaims(section, content)
    .filter(({ kind }) => kind === 'path' || kind === 'citation' || kind === 'component')
    .map(({ value }) => value.replace(/:\d+(?:-\d+)?$/, ''));
  const cited = [...new Set(paths)].sort().flatMap((path) => {
    const blob = repository.file(path)?.blob;
    return blob === undefined || blob === null ? [] : [[path, blob] as const];
  });
  return Object.fromEntries(cited);
}
