/**
 * Cuts an identifier into lower-case parts at underscores, case changes and digits. One with several parts also gives them
 * joined, so that `rateLimiter`, `rate_limiter` and "rate limiter" meet in `ratelimiter`. The joined form comes first.
 */
export function splitIdentifier(word: string): readonly string[] {
  const parts = (word.match(PART) ?? []).map((part) => part.toLowerCase());
  const kept = parts.filter((part) => part.length > 1 && part.length <= 40);
  if (parts.length < 2) return kept;
  const joined = parts.join('');
  return joined.length > 80 ? kept : [joined, ...kept];
}

/** An acronym, a word with or without a capital, letters of other scripts, or digits. */
const PART = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\P{L}A-Za-z]+|\d+/gu;
