/** How the names in a folder are written. */
export type NameStyle = 'kebab' | 'snake' | 'camel' | 'pascal' | 'flat';

const opening =
  /^(?:please\s+)?(?:add|introduce|create|implement|support|provide|build|expose|offer|write|we (?:need|want)|i (?:need|want))\s+(?:support for\s+|a way to\s+)?(?:an?\s+|the\s+|new\s+|built-in\s+|our own\s+)*/i;
const stop =
  /\b(?:to|for|in|on|into|that|which|with|so|when|where|from|at|of|by|using|as|itself|and|or)\b|(?:[:;,.](?=\s|$))|[(–—]/i;

/**
 * The words that name what a request adds, lower case, its kind last: "Add a rate limiting middleware to …" gives
 * `rate`, `limiting`, `middleware`. Empty when the request does not open by adding something.
 */
export function addedThing(title: string): readonly string[] {
  const phrase = title.replace(opening, '');
  if (phrase === title) return [];
  return (phrase.split(stop)[0]?.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.toLowerCase());
}

/** True if a folder is named after this kind of thing: `middleware/` for "middleware", `extract/` for "extractor". */
export function namesKind(kind: string, folder: string): boolean {
  const name = singular(folder.slice(folder.lastIndexOf('/') + 1).toLowerCase());
  return name === singular(kind) || (name.length >= 5 && kind.startsWith(name));
}

/**
 * A name for the added thing in the way its siblings are named: `rate-limiting` beside `body-limit`. Null when the words
 * before its kind are none, or too many to be a name.
 */
export function proposeName(title: string, siblings: readonly string[]): string | null {
  const named = addedThing(title).slice(0, -1);
  if (named.length === 0 || named.length > 3) return null;
  const name = joinWords(named, styleOf(siblings));
  return siblings.includes(name) ? null : name;
}

/** The style that most of the names with more than one word follow. */
export function styleOf(names: readonly string[]): NameStyle {
  const votes: Record<NameStyle, number> = { kebab: 0, snake: 0, camel: 0, pascal: 0, flat: 0 };
  for (const name of names) {
    if (name.includes('-')) votes.kebab += 1;
    else if (name.includes('_')) votes.snake += 1;
    else if (/^[A-Z].*[a-z]/.test(name)) votes.pascal += 1;
    else if (/[a-z][A-Z]/.test(name)) votes.camel += 1;
    else votes.flat += 0.1; // A single word fits every style; it decides only when nothing else does.
  }
  const order = ['kebab', 'snake', 'camel', 'pascal', 'flat'] as const;
  return order.reduce((best, style) => (votes[style] > votes[best] ? style : best), 'flat');
}

function joinWords(words: readonly string[], style: NameStyle): string {
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  switch (style) {
    case 'kebab':
      return words.join('-');
    case 'snake':
      return words.join('_');
    case 'camel':
      return words.map((word, index) => (index === 0 ? word : capital(word))).join('');
    case 'pascal':
      return words.map(capital).join('');
    case 'flat':
      return words.join('');
  }
}

/** "commands" gives "command". */
function singular(word: string): string {
  return word.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '');
}
