/** A path or name as one word of a shell's command line, for pasting. */
export function quoteWord(word: string): string {
  return /^[\w./+@-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
