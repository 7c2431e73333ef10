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

/** Claims of one section, in the order of its content. */
export interface SectionClaims {
  readonly section: PlanSection;
  readonly claims: readonly Claim[];
}

/**
 * Tells where a claim stands: the n-th claim of the same words in a section at their n-th occurrence below its heading. Words that
 * the text does not have as they are (names in a tree, escaped or broken lines) are looked for by their most telling piece.
 */
export function createPlacer(sections: readonly SectionClaims[]): (claim: Claim) => Place {
  const numbers = new Map(
    sections.flatMap(({ section, claims }) =>
      numberClaims(claims).map(([claim, number]) => [claim, { section, number }]),
    ),
  );
  return (claim) => {
    const found = numbers.get(claim);
    return found === undefined ? { line: 1, column: 1 } : placeOfWords(found.section, claim.words, found.number);
  };
}

/** How many claims of the same words there are up to each one. The members of one set in braces stand at one place. */
function numberClaims(claims: readonly Claim[]): readonly (readonly [Claim, number])[] {
  const seen = new Map<string, number>();
  let before: Claim | undefined;
  return claims.map((claim) => {
    const again = before?.field === claim.field && before.words === claim.words && before.value !== claim.value;
    const number = (seen.get(claim.words) ?? 0) + (again ? 0 : 1);
    seen.set(claim.words, number);
    before = claim;
    return [claim, number];
  });
}

/** The n-th occurrence of some words below a section's heading, the last one when there are fewer; the heading when there is none. */
export function placeOfWords(section: PlanSection, words: string, number = 1): Place {
  const start = section.text.indexOf('\n') + 1;
  const found =
    start === 0
      ? []
      : (piecesOf(words)
          .map((piece) => occurrences(section.text, piece, start))
          .find(({ length }) => length > 0) ?? []);
  const offset = found[Math.min(number, found.length) - 1];
  return offset === undefined ? { line: section.line, column: 1 } : placeAt(section, offset);
}

function piecesOf(words: string): readonly string[] {
  const bare = words.replace(/^["“”]|["“”]$/gu, '');
  const parts = bare.replace(/\/$/u, '').split('/');
  // A tree may write the last folders of a path on one line.
  const ends = parts.slice(1).map((_, index) => parts.slice(index + 1).join('/'));
  return [words, bare, bare.split(/\s+/u).slice(0, 4).join(' '), ...ends].filter((piece) => piece !== '');
}

/** Where the words stand by themselves, and not within a longer name, path or citation. */
function occurrences(text: string, words: string, start: number): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words, start); at !== -1; at = text.indexOf(words, at + 1)) {
    const isPart =
      /[\p{L}\p{N}_/-]$/u.test(text.slice(Math.max(0, at - 2), at)) ||
      /^(?:[\p{L}\p{N}_-]|[.:][\p{L}\p{N}])/u.test(text.slice(at + words.length, at + words.length + 3));
    if (!isPart) found.push(at);
  }
  return found;
}
