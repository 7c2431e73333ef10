import { flat, parsePhrasing } from '../../markdown/text.ts';
import type { Repository } from '../../repository/repository.ts';
import type { Citation } from '../citation.ts';
import type { LayoutFacts } from '../collectors/layout.ts';
import type { Workspace } from '../collectors/packages.ts';
import { findReadme } from '../documents/find-root-documents.ts';
import { linkedFile } from '../linked-file.ts';
import { firstSentence } from '../prose/first-sentence.ts';
import { readPurpose } from './read-purpose.ts';

/** What the repository is, in its own words: the README's defining sentence, else its manifest's description, else what the README begins with. */
export function describeRepository(
  repository: Repository,
  workspaces: readonly Workspace[],
): Pick<LayoutFacts, 'description' | 'descriptionAt'> {
  const found = findReadme(repository);
  const readme = found === null ? null : (linkedFile(repository, found) ?? found);
  const lines = readme === null ? [] : (repository.lines(readme) ?? []);
  const named = workspaces.find(({ name }) => name.toLowerCase() === repository.name.toLowerCase())?.path;
  const folders = [repository.scope, '', ...(named === undefined ? [] : [named])];
  const stated =
    cite(
      readme,
      firstSentence(lines, (text) => DEFINES.test(text) && !ADDRESSES.test(text)),
    ) ??
    folders.reduce<Stated | null>((known, folder) => known ?? statedBy(readPurpose(repository, folder)), null) ??
    cite(readme, firstSentence(lines));
  return stated ?? { description: null, descriptionAt: null };
}

type Stated = { readonly description: string; readonly descriptionAt: Citation };

/** "Flask is a …", "A library for …", "… lets you …". */
const DEFINES =
  /^\W*(?:An?|The)\s+\w|\b(?:is|are)\s+(?:an?|the|our|just|\w+ing\b)|\b(?:provides?|lets|allows|enables|helps|implements)\b/;
/** Sentences that speak to the reader, or of something else than the project. */
const ADDRESSES =
  /^\W*(?:we\b|we['’]|see\b|if\b|you\b|your\b|please\b|check\b|looking\b|note\b|for\b|to\b|this (?:guide|document|page|readme|section|file)\b|read\b|the (?:following|easiest|latest|documentation|docs)\b)/i;

function cite(path: string | null, sentence: ReturnType<typeof firstSentence>): Stated | null {
  if (path === null || sentence === null) return null;
  const { text, startLine, endLine } = sentence;
  return { description: withoutMarks(text), descriptionAt: { path, startLine, endLine } };
}

function statedBy(purpose: ReturnType<typeof readPurpose>): Stated | null {
  return purpose === null ? null : { description: purpose.purpose, descriptionAt: purpose.at };
}

/** Emphasis and links of the README as plain words. */
function withoutMarks(text: string): string {
  return flat(parsePhrasing(text)).replace(/[*_]{1,3}(?=\S)|(?<=\S)[*_]{2,3}/g, '');
}
