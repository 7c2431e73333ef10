/**
 * The words of a text by the term that the index makes of each: a reader looks for `SEND_FILE_MAX_AGE_DEFAULT`, not for
 * `sendfilemaxagedefault`. The first spelling stands.
 */
export function spellingsOf(text: string): ReadonlyMap<string, string> {
  const spellings = new Map<string, string>();
  for (const [word] of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}_$.-]*[\p{L}\p{N}]/gu)) {
    const term = word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    if (!spellings.has(term)) spellings.set(term, word);
  }
  return spellings;
}
