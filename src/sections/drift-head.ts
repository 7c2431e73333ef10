import type { DriftEntry, DriftKind } from '../request/drift.ts';

/** What opens an entry of the ledger: `R4 narrowed`, `Added`. */
export type DriftHead = Pick<DriftEntry, 'kind' | 'requirements'>;

/** `R4, R5 narrowed`, `Left out`, `R4`; empty for neither. */
export function writeHead({ kind, requirements }: DriftHead): string {
  const word = kind === 'dropped' ? 'left out' : (kind ?? '');
  const ids = requirements.join(', ');
  if (ids !== '') return word === '' ? ids : `${ids} ${word}`;
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The head that these words are as a whole, however a person orders and parts them; null for other words. */
export function readHead(written: string): DriftHead | null {
  const words = withoutBrackets(written);
  const idsFirst = new RegExp(String.raw`^${ids}(?:${gap}${copula}${kind}\)?)?$`, 'iu').exec(words);
  if (idsFirst !== null) return headOf(idsFirst[1], idsFirst[2]);
  const kindFirst = new RegExp(String.raw`^${kind}(?:${gap}${ids}\)?)?$`, 'iu').exec(words);
  return kindFirst === null ? null : headOf(kindFirst[2], kindFirst[1]);
}

/** `[R1] [narrowed]` as who fills in a form may write it. */
function withoutBrackets(words: string): string {
  return words.replace(/\[([^[\]]*)\]/gu, '$1');
}

/** A head at the start of plain words, and where what it speaks of begins; null for a sentence that only begins alike. */
export function takeHead(text: string): { readonly head: DriftHead; readonly end: number } | null {
  const parted = /^(.{1,60}?)(?:\s*:|\.|\s+[—–-])(?=\s|$)\s*/u.exec(text);
  const head = parted === null ? null : readHead((parted[1] ?? '').trim());
  // "R4." alone numbers a sentence; a colon or dash after it opens one.
  if (parted !== null && head !== null && (head.kind !== null || !/\.\s*$/u.test(parted[0])))
    return { head, end: parted[0].length };
  const told = new RegExp(
    String.raw`^\s*${ids}\s+(?:is|are|was|were|will be|has been|have been)\s+${kind}\b[\s,;:]*`,
    'iu',
  ).exec(text);
  return told === null ? null : { head: headOf(told[1], told[2]), end: told[0].length };
}

/** The kind that a word at the start of a text means, and where the words after it begin; null for any other word. */
export function takeKind(text: string): { readonly kind: DriftKind; readonly end: number } | null {
  const found = new RegExp(String.raw`^\s*(?:[:(—–-]\s*)?${copula}${kind}\)?\s*(?:[:.]|\s[—–-])(?=\s|$)\s*`, 'iu').exec(
    text,
  );
  return found === null ? null : { kind: kindOf(found[1]), end: found[0].length };
}

/** Words that people use for each kind. */
const words: Readonly<Record<DriftKind, readonly string[]>> = {
  added: ['added', 'addition', 'extra', 'new'],
  changed: ['changed', 'modified', 'altered', 'replaced', 'renamed'],
  dropped: ['left out', 'dropped', 'omitted', 'excluded', 'out of scope', 'not done'],
  deferred: ['deferred', 'postponed', 'delayed', 'later'],
  narrowed: ['narrowed', 'qualified', 'limited', 'restricted', 'reduced'],
  widened: ['widened', 'extended', 'broadened', 'expanded'],
  split: ['split'],
  assumed: ['assumed', 'assumption', 'interpreted', 'interpretation', 'clarified'],
};

const meanings = new Map(
  Object.entries(words).flatMap(([kind, synonyms]) => synonyms.map((word) => [word, kind as DriftKind] as const)), // Keys of the record above.
);

const kind = String.raw`(${[...meanings.keys()].join('|').replaceAll(' ', String.raw`\s`)})`;
/** Ids as requirements have them; `S3` and `HTTP2` are names of other things. */
const id = String.raw`(?:R|RQ|REQ|FR|NFR|AC|US|UR|BR|G|F|C|N)-?\d+`;
const ids = String.raw`[[(]?(${id}(?:\s*(?:,|;|&|\/|\+|–|-|\band\b)\s*${id})*)[\])]?`;
const gap = String.raw`\s*(?:[:(—–-]\s*)?`;
const copula = String.raw`(?:(?:is|are|was|were|will be|has been|have been)\s+)?`;

function headOf(ids: string | undefined, word: string | undefined): DriftHead {
  return { kind: word === undefined ? null : kindOf(word), requirements: ids === undefined ? [] : readIds(ids) };
}

function kindOf(word = ''): DriftKind {
  return meanings.get(word.toLowerCase().replace(/\s+/gu, ' ')) ?? 'changed';
}

/** `R1, R3–R5` as single ids. */
function readIds(text: string): readonly string[] {
  const range = /^(\D+)(\d+)\s*[–-]\s*\1(\d+)$/iu;
  const single = text.toUpperCase().split(/\s*(?:[,;&/+]|\bAND\b)\s*/u);
  const all = single.flatMap((piece) => {
    const [, prefix = '', from = '', to = ''] = range.exec(piece) ?? [];
    const length = Number(to) - Number(from);
    if (prefix === '' || length < 1 || length > 100) return piece.split(/\s*–\s*/u);
    return Array.from({ length: length + 1 }, (_, index) => `${prefix}${Number(from) + index}`);
  });
  return [...new Set(all)];
}
