/** True if the words of a text stand in another in the same order, whatever stands between them. */
export function holdsInOrder(whole: string, text: string): boolean {
  const words = wordsOf(text);
  let next = 0;
  for (const word of wordsOf(whole)) if (word === words[next]) next += 1;
  return next === words.length;
}

/** True if every word of a text stands in another at least as often. */
export function holdsWords(whole: string, text: string): boolean {
  const counts = new Map<string, number>();
  for (const word of wordsOf(whole)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return wordsOf(text).every((word) => {
    const left = counts.get(word) ?? 0;
    counts.set(word, left - 1);
    return left > 0;
  });
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}
