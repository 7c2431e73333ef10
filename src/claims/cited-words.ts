const citation = '\\(`([\\w@.-]+(?:\\/[\\w@.-]+)*\\.\\w+:\\d+(?:-\\d+)?)`\\)';

/**
 * The lines that a sentence cites right behind a piece of inline code, as in "`createStore` (`src/store.ts:5-7`)"; null for none. A single
 * line may be cited for the whole sentence.
 */
export function citedBeside(markdown: string, code: string): string | null {
  const at = markdown.indexOf(`\`${code}\` (`);
  if (at < 0) return null;
  const [, cited = ''] = new RegExp(`^${citation}`, 'u').exec(markdown.slice(at + code.length + 3)) ?? [];
  return /:\d+-\d+$/u.test(cited) ? cited : null;
}

/** Words in quotation marks with the lines that a sentence cites right behind them. */
export function citedQuotes(markdown: string): readonly { readonly words: string; readonly within: string }[] {
  const found = markdown.matchAll(new RegExp(String.raw`["“]([^"“”]{8,300})["”] ${citation}`, 'gu'));
  return [...found].map(([, words = '', within = '']) => ({ words, within }));
}

/** True for the call of a script by its name, which only a manifest can define: `npm run lint`. */
export function callsScript(code: string): boolean {
  return /^(?:npm|pnpm|yarn|bun) run [\w:.-]+$/u.test(code.trim());
}
