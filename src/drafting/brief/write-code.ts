import { formatCitation } from '../../evidence/citation.ts';
import type { Evidence } from '../../evidence/gather-evidence.ts';
import type { Repository } from '../../repository/repository.ts';
import type { Request } from '../../request/request.ts';
import { packCode } from '../pack-code.ts';

/** Whole definitions of the best files with line numbers, within some characters, and the names of those that did not fit. */
export function writeCode(evidence: Evidence, request: Request, repository: Repository, room: number): string {
  const { excerpts, left } = packCode(evidence, request, repository, {
    tokens: room,
    estimate: (text) => text.length,
  });
  const pieces = excerpts.map(({ at, text }) => `${formatCitation(at)}\n${text}`);
  return [...pieces, ...(left.length === 0 ? [] : [`Left out for length: ${left.join('; ')}.`])].join('\n\n');
}
