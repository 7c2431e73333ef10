import { splitIdentifier } from '../lexer/split-identifier.ts';

/** A compound identifier written as such in a query weighs this much beside its parts. */
const COMPOUND = 2;
/** Two neighbouring words that would spell one: "order by" for `order_by`. */
const NEIGHBOURS = 0.5;

/** The terms of a text with a weight that grows by the number of times: 1 + ln(n) where n is above 1, else n. */
export function countQueryTerms(text: string): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  addQueryTerms(text, 1, sums);
  return dampenCounts(sums);
}

/** A request for a change says these of any change; as parts of an identifier they count in full. */
const CHANGE = 0.3;

/** Adds the terms of a text to `sums`, each time `weight`. */
export function addQueryTerms(text: string, weight: number, sums: Map<string, number>): void {
  let previous = '';
  for (const [word] of text.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)) {
    const parts = splitIdentifier(word);
    parts.forEach((part, at) => {
      if (!STOP_WORDS.has(part)) add(sums, part, weight * shareOf(part, at, parts.length));
    });
    const single = parts.length === 1 ? (parts[0] ?? '') : '';
    if (previous !== '' && single !== '') add(sums, previous + single, weight * NEIGHBOURS);
    previous = single;
  }
}

function shareOf(part: string, at: number, count: number): number {
  if (count === 1) return CHANGE_WORDS.has(part) ? CHANGE : 1;
  return at === 0 ? COMPOUND : 1;
}

/** Presses sums of mentions into weights. */
export function dampenCounts(sums: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map([...sums].map(([term, sum]) => [term, sum > 1 ? 1 + Math.log(sum) : sum]));
}

function add(sums: Map<string, number>, term: string, weight: number): void {
  sums.set(term, (sums.get(term) ?? 0) + weight);
}

/** Words that tell nothing of any code base; rarity alone does not silence them where code is small. */
const STOP_WORDS = new Set(
  `a an the and or but if then else of to in on at by for from with as is are was were be been being it its this that these
  those there here we you they he she our your their my me us i not no do does did done so such than too very can could should
  would will may might must shall have has had having what which who when where why how all any both each few more most other some
  only own same just also into about over under again once because while during before after above below between through`.split(
    /\s+/,
  ),
);

const CHANGE_WORDS = new Set(
  `add adds added adding allow allows support supports supported implement implements implemented make makes use uses used using
  fix fixes fixed improve improves change changes changed feature request issue bug need needs want wants new enable introduce
  provide please currently instead way example work works working`.split(/\s+/),
);
