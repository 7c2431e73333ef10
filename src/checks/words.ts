/** The words of a text that carry its meaning, in order, lower case and without their endings. */
export function contentWords(text: string): readonly string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => word.length > 2 && !functionWords.has(word))
    .map(stemOf);
}

/** True if the words of one list stand in the other, side by side and in order. */
export function holdsInOrder(words: readonly string[], wanted: readonly string[]): boolean {
  return words.some((_, start) => wanted.every((word, index) => words[start + index] === word));
}

function stemOf(word: string): string {
  const stem = word.replace(/(?:ing|ed|es|s)$/u, '');
  return stem.length > 2 ? stem : word;
}

const functionWords = new Set(
  `the and for with without that this these those from into onto over under its it's not none nor but any all also
  are was were been being has have had does did done will would can could should must may might shall let only
  out own our your their they them there then than when where which while what who how why per via use uses used using
  need needs needed want wants wanted please part scope left add adds added new make makes support supports`.match(
    /\S+/gu,
  ) ?? [],
);
