import { escapePattern } from '../repository/escape-pattern.ts';

/**
 * A heading as the template writes it, with at most one hole that the repository fills: `2.4 {rulesFile} Compliance`,
 * `Data Models ({modelLibrary})`. An empty name takes its brackets away.
 */
export type HeadingTemplate = string;

const hole = /\{(\w+)\}/;

/**
 * A sign that stands apart from the number belongs to it only before a space: "2.4 .github/RULES.md Compliance" names a file.
 * Letters and Roman numbers ("IV. Security", "B) Controls") count with a sign and a space behind them.
 */
const numbering =
  /^\s*(?:(?:(?:section|chapter|part)\s+|§\s*)?\d+(?:\.\d+)*|appendix\s+[a-z]\b|(?:[ivx]+|[a-z])(?=[.):]\s))(?:[.):]|\s+[.):](?=\s|$)|\s*[-–—](?=\s))?\s*/i;

/** A picture before the words of a heading. */
const ornament =
  /^[\s\p{Extended_Pictographic}\uFE0F\u200D]*\p{Extended_Pictographic}[\s\p{Extended_Pictographic}\uFE0F\u200D]*/u;

/** The heading with its hole filled from the content. */
export function fillHeading(template: HeadingTemplate, names: Readonly<Record<string, unknown>>): string {
  return template
    .replace(hole, (_, key: string) => String(names[key] ?? ''))
    .replace(' ()', '')
    .replace(/\s{2,}/g, ' ')
    .trim();
}

/** The key of the hole, or null. */
export function holeOf(template: HeadingTemplate): string | null {
  return hole.exec(template)?.[1] ?? null;
}

/**
 * True if a person who wrote this title meant the template: numbers, letter case, punctuation and what fills the hole do
 * not count, a closing bracket may be missing ("Metrics" for "9.2 Metrics (if applicable)"), and under the same number the
 * first word decides ("8. Testing" for "8. Testing Strategy").
 */
export function meansHeading(template: HeadingTemplate, title: string): boolean {
  if (title.length > longestKept) return compareHeading(template, title);
  const known = meant.get(title) ?? new Map<HeadingTemplate, boolean>();
  const found = known.get(template);
  if (found !== undefined) return found;
  if (meant.size >= mostTitles) meant.clear();
  meant.set(title, known);
  const means = compareHeading(template, title);
  known.set(template, means);
  return means;
}

/**
 * Answers already found, by title: whoever reads a plan asks for every template at every heading, and reads it again after each
 * change. A text is hashed once for all templates; joined keys took longer than the comparison.
 */
const meant = new Map<string, Map<HeadingTemplate, boolean>>();
const mostTitles = 1000;
const longestKept = 200;

function compareHeading(template: HeadingTemplate, title: string): boolean {
  if (titlePattern(template).test(plainTitle(title))) return true;
  const number = numberOf(title);
  if (number === null || number !== numberOf(template)) return false;
  if (number.startsWith('appendix')) return true;
  const word = firstWord(title);
  return word.length >= 4 && firstWord(template).startsWith(word.slice(0, 4)) && holeOf(template) === null;
}

/** `8`, `2.4`, `appendixa`: the number of a title as it is compared; null for a title without. */
export function numberOf(title: string): string | null {
  return (
    numbering
      .exec(title.replace(ornament, ''))?.[0]
      .toLowerCase()
      .replace(/[^a-z0-9.]/g, '')
      .replace(/\.$/, '') ?? null
  );
}

function firstWord(title: string): string {
  return /[\p{L}\p{N}]+/u.exec(plainTitle(title))?.[0] ?? '';
}

/** What fills the hole in this title: an empty string when the brackets are missing, null when there is no hole. */
export function readHole(template: HeadingTemplate, title: string): string | null {
  if (holeOf(template) === null) return null;
  return (
    titlePattern(template)
      .exec(plainTitle(title, { keepCase: true }))?.[1]
      ?.trim() ?? ''
  );
}

/** The words of a title: no numbering, no emphasis marks, no signs at the end, single spaces, lower case unless it is kept. */
export function plainTitle(title: string, { keepCase = false }: { readonly keepCase?: boolean } = {}): string {
  const words = title
    .normalize('NFC')
    .replace(ornament, '')
    .replace(numbering, (number) => (/appendix/i.test(number) ? `${/appendix\s+[a-z]/i.exec(number)?.[0] ?? ''} ` : ''))
    .replace(/[:.]\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (keepCase) return words;
  return words
    .replace(/[*_`]/g, '')
    .replace(/[^\p{L}\p{N})\]]+$/u, '')
    .toLowerCase();
}

const patterns = new Map<HeadingTemplate, RegExp>();

/** Compiled once per template: a long document asks for each of them at each of its headings. */
function titlePattern(template: HeadingTemplate): RegExp {
  const known = patterns.get(template) ?? compileTitle(template);
  patterns.set(template, known);
  return known;
}

function compileTitle(template: HeadingTemplate): RegExp {
  const marker = '\u0000';
  const words = plainTitle(template.replace(hole, marker)).replace(/\s*\(if applicable\)$/, '');
  const escaped = words
    .split(marker)
    .map(escapePattern)
    .map((piece) => piece.replaceAll('&', '(?:&|and)').replaceAll(' / ', ' ?/ ?'));
  const [before = '', after] = escaped;
  if (after === undefined) return new RegExp(`^${before}(?:\\s*\\(.*\\))?$`, 'i');
  if (after.startsWith('\\)')) return new RegExp(`^${before.replace(/\s*\\\($/, '')}(?:\\s*\\((.*)\\))?$`, 'i');
  // What fills a hole at the start is a file: "GDPR Compliance" is a heading of somebody's own.
  return new RegExp(`^${before}((?:\\S*[./]\\S*)?|rules)\\s*${after.trimStart()}$`, 'i');
}
