/** How records are written: Markdown, reStructuredText or AsciiDoc, by the ending of their files. */
export type RecordMarkup = 'md' | 'rst' | 'adoc';

/** By the ending of a file; Markdown for any other. */
export function markupOf(path: string): RecordMarkup {
  return /\.rst$/iu.test(path) ? 'rst' : /\.adoc$/iu.test(path) ? 'adoc' : 'md';
}

/** Underlines of a reStructuredText heading, and the overlines of some. */
const adornment = /^([=\-~^"'#*+.`:_])\1{2,}[ \t]*$/u;

/** The text with its headings as Markdown has them, to be read for its form; the rest stays. */
export function withMarkdownHeadings(text: string, markup: RecordMarkup): string {
  if (markup === 'md') return text;
  if (markup === 'adoc') return text.replace(/^(=+)(?=[ \t])/gmu, (marks) => '#'.repeat(marks.length));
  const lines = text.split(/\r?\n/u);
  const isTitle = (index: number) => (lines[index] ?? '').trim() !== '' && !adornment.test(lines[index] ?? '');
  const first = lines.findIndex((line, index) => adornment.test(line) && isTitle(index - 1));
  return lines
    .flatMap((line, index) => {
      if (adornment.test(line) && (isTitle(index - 1) || isTitle(index + 1))) return [];
      const isHeading = isTitle(index) && adornment.test(lines[index + 1] ?? '');
      return [isHeading ? `${index + 1 === first ? '#' : '##'} ${line.trim()}` : line];
    })
    .join('\n');
}
