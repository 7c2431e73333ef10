import type { CodeIndex } from '../../repository/code-index.ts';
import { languageById } from '../../repository/languages.ts';

/** Lines and files of one language. */
export interface LanguageCount {
  readonly name: string;
  readonly files: number;
  readonly lines: number;
}

/** Prose and configuration: they are counted nowhere, as a lockfile or a changelog would outweigh the code. */
const notCode = new Set(['json', 'yaml', 'toml', 'ini', 'xml', 'markdown', 'restructuredtext', 'asciidoc', 'text']);

/** Manifests that happen to be written in a programming language. */
const manifestScript = /\.gradle(?:\.kts)?$|(?:^|\/)Gemfile$|\.gemspec$/u;

/** Languages of one name for people, where grammars differ. */
const sameLanguage: Readonly<Record<string, string>> = { tsx: 'typescript' };

/** Languages that dress a page: never the main one where any other is at hand. */
const presentation = new Set(['HTML', 'CSS', 'SCSS', 'Sass']);

/** Lines of code by language, most first. */
export function countLanguages(index: Pick<CodeIndex, 'files'>): readonly LanguageCount[] {
  const counts = new Map<string, { files: number; lines: number }>();
  for (const { path, language, lineCount } of index.files.values()) {
    if (language === null || notCode.has(language) || manifestScript.test(path)) continue;
    const name = languageById(sameLanguage[language] ?? language)?.name ?? language;
    const count = counts.get(name) ?? { files: 0, lines: 0 };
    counts.set(name, { files: count.files + 1, lines: count.lines + lineCount });
  }
  return [...counts]
    .map(([name, count]) => ({ name, ...count }))
    .toSorted((left, right) => right.lines - left.lines || (left.name < right.name ? -1 : 1));
}

/** The language with most lines that is more than presentation, or null. */
export function findMainLanguage(languages: readonly LanguageCount[]): string | null {
  return (languages.find(({ name }) => !presentation.has(name)) ?? languages[0])?.name ?? null;
}
