/**
 * A heading as the template writes it, with at most one hole that the repository fills: `2.4 {rulesFile} Compliance`,
 * `Data Models ({modelLibrary})`. An empty name takes its brackets away.
 */
export type HeadingTemplate = string;

const hole = /\{(\w+)\}/;

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
 * True if a person who wrote this title meant the template: numbers, letter case, punctuation and what fills the hole
 * do not count, and one of the two may leave words out at the end ("Testing" for "8. Testing Strategy" does not match,
 * "Metrics" for "9.2 Metrics (if applicable)" does).
 */
export function meansHeading(template: HeadingTemplate, title: string): boolean {
  return titlePattern(template).test(plainTitle(title));
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

/** The words of a title: no numbering, no emphasis marks, single spaces, lower case unless it is kept. */
export function plainTitle(title: string, { keepCase = false }: { readonly keepCase?: boolean } = {}): string {
  const words = title
    .normalize('NFC')
    .replace(/^\s*(?:section\s+)?(?:\d+(?:\.\d+)*[.):]?|appendix\s+[a-z][.):]?)\s+/i, (numbering) =>
      /appendix/i.test(numbering) ? `${numbering.trim().replace(/[.):]$/, '')} ` : '',
    )
    .replace(/[*_`]/g, '')
    .replace(/[:.]\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return keepCase ? words : words.toLowerCase();
}

function titlePattern(template: HeadingTemplate): RegExp {
  const marker = '\u0000';
  const words = plainTitle(template.replace(hole, marker)).replace(/\s*\(if applicable\)$/, '');
  const escaped = words
    .split(marker)
    .map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .map((piece) => piece.replaceAll('&', '(?:&|and)').replaceAll(' / ', ' ?/ ?'));
  const [before = '', after] = escaped;
  if (after === undefined) return new RegExp(`^${before}(?:\\s*\\(.*\\))?$`, 'i');
  if (after.startsWith('\\)')) return new RegExp(`^${before.replace(/\s*\\\($/, '')}(?:\\s*\\((.*)\\))?$`, 'i');
  return new RegExp(`^${before}(.*?)${after}$`, 'i');
}
