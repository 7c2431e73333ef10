import type { Technology } from '../collectors/stack.ts';
import type { LanguageCount } from './count-languages.ts';

/** A language with less than this share of the code is an accident of the repository, not what it is built with. */
const smallestShare = 0.05;
const mostLanguages = 3;

/** The main languages with their share; versions are added by who knows them. */
export function describeLanguages(languages: readonly LanguageCount[]): readonly Technology[] {
  const total = languages.reduce((sum, { lines }) => sum + lines, 0);
  return languages
    .filter(({ lines }) => lines >= total * smallestShare)
    .slice(0, mostLanguages)
    .map(({ name, files, lines }) => ({
      name,
      role: 'language',
      version: null,
      use: `${Math.round((lines / total) * 100)} % of the code, ${files} ${files === 1 ? 'file' : 'files'}`,
      at: null,
    }));
}
