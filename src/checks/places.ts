import type { Nodes } from 'mdast';
import type { Claim } from '../claims/claim.ts';
import type { PlanSection } from '../plan/plan.ts';
import type { Place } from './check.ts';

/** The place in the file of an offset in a section's text. */
export function placeAt({ text, line }: Pick<PlanSection, 'text' | 'line'>, offset: number): Place {
  const before = text.slice(0, offset);
  const lines = before.split('\n');
  return { line: line + lines.length - 1, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** The place in the file of a node of a section's tree; the section's heading for a node that was not read. */
export function placeOfNode(section: Pick<PlanSection, 'text' | 'line'>, node: Nodes | undefined): Place {
  const offset = node?.position?.start.offset;
  return offset === undefined ? { line: section.line, column: 1 } : placeAt(section, offset);
}

/**
 * Where each claim of a section stands: the n-th claim of the same words at their n-th occurrence below the heading. Words that
 * the text does not have as they are (names in a tree, escaped or broken lines) are looked for by their most telling piece.
 */
export function placeClaims(section: PlanSection, claims: readonly Claim[]): ReadonlyMap<Claim, Place> {
  const places = new Map<Claim, Place>();
  const seen = new Map<string, number>();
  let before: Claim | undefined;
  for (const claim of claims) {
    // The members of one set in braces stand at one place.
    const again = before?.field === claim.field && before.words === claim.words && before.value !== claim.value;
    const count = (seen.get(claim.words) ?? 0) + (again ? 0 : 1);
    seen.set(claim.words, count);
    before = claim;
    places.set(claim, placeOfWords(section, claim.words, count));
  }
  return places;
}

/** The n-th occurrence of some words below a section's heading, the last one when there are fewer; the heading when there is none. */
export function placeOfWords(section: PlanSection, words: string, count = 1): Place {
  const start = section.text.indexOf('\n') + 1;
  if (start > 0) {
    for (const piece of piecesOf(words)) {
      const found = occurrences(section.text, piece, start);
      const offset = found[Math.min(count, found.length) - 1];
      if (offset !== undefined) return placeAt(section, offset);
    }
  }
  return { line: section.line, column: 1 };
}

function piecesOf(words: string): readonly string[] {
  const bare = words.replace(/^["“”]|["“”]$/gu, '');
  const parts = bare.split(/[/\\]/u).filter((part) => part !== '');
  return [words, bare, bare.split(/\s+/u).slice(0, 4).join(' '), parts.at(-1) ?? ''].filter((piece) => piece !== '');
}

function occurrences(text: string, words: string, start: number): readonly number[] {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
  const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}_/-])${escaped}(?![\p{L}\p{N}_-]|[.:][\p{L}\p{N}])`, 'gu');
  pattern.lastIndex = start;
  return Array.from(text.matchAll(pattern), ({ index }) => index);
}
