/**
 * Cuts text into comparable terms: identifiers at case and punctuation, words lower-cased and reduced to a plain stem,
 * words that say nothing left out. `rateLimiters` and "rate limiting" give the same terms.
 */
export function termsOf(text: string): string[] {
  return wordsOf(text).map(({ term }) => term);
}

/** The same terms, each with the word as it was written. */
export function wordsOf(text: string): { readonly term: string; readonly word: string }[] {
  const found: { term: string; word: string }[] = [];
  for (const token of text.match(TOKEN) ?? []) {
    for (const word of PLAIN.test(token) ? [token] : (token.match(WORD) ?? [])) {
      if (word.length < 2) continue;
      const lower = word.toLowerCase();
      if (!STOP_WORDS.has(lower)) found.push({ term: stemOf(lower), word });
    }
  }
  return found;
}

/** Runs of letters and digits; most need no further cut, and that is tested cheaply. */
const TOKEN = /[A-Za-z0-9]+|[\u0080-\uffff]+/g;
const PLAIN = /^[A-Z]?[a-z]+$/;
/** An acronym, a capitalised or plain word, or a number; other scripts as they stand. */
const WORD = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\P{L}A-Za-z]+/gu;

const stems = new Map<string, string>();

function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = cutEnding(word);
  if (stems.size > 50_000) stems.clear(); // Bounds the memory of a long-lived server.
  stems.set(word, stem);
  return stem;
}

/** Endings that English adds to one and the same technical word; deliberately fewer than a full stemmer cuts. */
function cutEnding(word: string): string {
  if (word.length < 4) return word;
  let stem = word;
  if (stem.endsWith('ies')) stem = `${stem.slice(0, -3)}y`;
  else if (/(?:ss|sh|ch|x)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (/[^siu]s$/.test(stem)) stem = stem.slice(0, -1);
  const cut = /^(.{3,})(?:ing|ed)$/.exec(stem)?.[1];
  if (cut !== undefined && /[aeiouy]/.test(cut)) stem = cut.replace(/([bdfgmnprt])\1$/, '$1');
  else stem = stem.replace(/^(.{4,}t)ions?$/, '$1');
  return stem.length > 3 ? stem.replace(/e$/, '') : stem;
}

const STOP_WORDS = new Set(
  `a about after again all also an and any are as at be because been before being below between both but by can cannot
  could did do does doing don down each either else etc even ever every few for from further had has have having he her
  here how however if in into is it its itself just let lets like may me might more most much must my need needs no nor not now of
  off on once one only or other our out over own per please same shall she should since so some such than that the their
  them then there these they this those through thus to too under until up upon us very via want wants was way we were
  what when where whether which while who whole whose why will with within without would yes yet you your
  add adds added adding allow allows able feature features request requests support supports supported implement
  implements new make makes using use used uses user users`.split(/\s+/),
);
