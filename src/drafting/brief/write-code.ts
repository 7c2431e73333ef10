import { formatCitation } from '../../evidence/citation.ts';
import type { Evidence } from '../../evidence/gather-evidence.ts';
import type { Repository } from '../../repository/repository.ts';
import { packCode } from '../pack-code.ts';

/** Whole definitions of the best files with line numbers, within some characters, and the names of those that did not fit. */
export function writeCode(evidence: Evidence, repository: Repository, room: number): string {
  const { excerpts, left } = packCode(withoutLong(evidence), repository, room, (text) => text.length);
  const pieces = excerpts.map(({ at, text }) => `${formatCitation(at)}\n${text}`);
  return [...pieces, ...(left.length === 0 ? [] : [`Left out for length: ${left.join('; ')}.`])].join('\n\n');
}

/** Most lines of a definition, and of the first of the best file: in a short answer, a long one takes the place of many. */
const longest = { first: 100, other: 60 } as const;
const files = 8;

function withoutLong(evidence: Evidence): Evidence {
  const shown = evidence.candidates.files.slice(0, files).map((file, rank) => {
    const symbols = file.symbols.filter(({ startLine, endLine }, index) => {
      const lines = endLine - startLine + 1;
      return lines > 1 && lines <= (rank === 0 && index === 0 ? longest.first : longest.other);
    });
    return { ...file, symbols };
  });
  return { ...evidence, candidates: { ...evidence.candidates, files: shown } };
}
