import type { Repository } from '../../repository/repository.ts';
import type { LayoutFacts } from '../collectors/layout.ts';
import { findReadme } from '../documents/find-root-documents.ts';
import { firstSentence } from '../prose/first-sentence.ts';
import { readPurpose } from './read-purpose.ts';

/** What the repository is, in its own words: the manifest of its root, else the first sentence of its README. */
export function describeRepository(repository: Repository): Pick<LayoutFacts, 'description' | 'descriptionAt'> {
  const readme = findReadme(repository);
  const sentence = readme === null ? null : firstSentence(repository.lines(readme) ?? []);
  if (readme !== null && sentence !== null) {
    const { text, startLine, endLine } = sentence;
    return { description: text, descriptionAt: { path: readme, startLine, endLine } };
  }
  const stated = readPurpose(repository, repository.scope) ?? readPurpose(repository, '');
  return { description: stated?.purpose ?? null, descriptionAt: stated?.at ?? null };
}
