/** A heading, a list item or a paragraph of Markdown, reStructuredText or plain text; code, tables and comments are left out. */
export interface ProseBlock {
  readonly kind: 'heading' | 'item' | 'paragraph';
  /** Verbatim after the mark, one part per line. */
  readonly parts: readonly { readonly line: number; readonly text: string }[];
  /** Headings above it, outermost first. */
  readonly headings: readonly string[];
  /** The parent item, or the line ending in a colon, that introduces the list it is in; null when nothing does. */
  readonly leadIn: string | null;
  /** True for an item with a list of its own below it. */
  readonly hasItems: boolean;
  /** True if a code block follows at once. */
  readonly beforeCode: boolean;
  /** The item is a checkbox. */
  readonly checkbox: boolean;
}

/** A sentence with the lines that it stands on. */
export interface Sentence {
  readonly text: string;
  readonly startLine: number;
  readonly endLine: number;
}

/** The words of a block on one line, white space folded. */
export function textOf(block: ProseBlock): string {
  return foldSpace(block.parts.map(({ text }) => text).join(' '));
}

/** Folds every run of white space to one space. */
export function foldSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Cuts a block into sentences at `.`, `!` or `?` before a capital, a quote or code; keeps "e.g." whole. */
export function sentencesOf(block: ProseBlock): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let words: string[] = [];
  let startLine = 0;
  let endLine = 0;
  const finish = () => {
    if (words.length > 0) sentences.push({ text: words.join(' '), startLine, endLine });
    words = [];
  };
  for (const { line, text } of block.parts) {
    for (const word of text.split(/\s+/)) {
      if (word === '') continue;
      const before = words.at(-1);
      if (before !== undefined && endsSentence(before) && /^[*_"'(`[]*[\p{Lu}`\d]/u.test(word)) finish();
      if (words.length === 0) startLine = line;
      words.push(word);
      endLine = line;
    }
  }
  finish();
  return sentences;
}

function endsSentence(word: string): boolean {
  return /[.!?][*_"')`\]]*$/.test(word) && !/^\W*(?:e\.g|i\.e|etc|vs|cf|[a-z]\.[a-z])\.\)?$/i.test(word);
}
