import { formatCitation } from '../../evidence/citation.ts';
import type { Evidence } from '../../evidence/gather-evidence.ts';
import { closestSiblings } from '../../evidence/likely-changes.ts';
import { isTestPath } from '../../repository/path-kinds.ts';
import type { Repository } from '../../repository/repository.ts';
import type { Request } from '../../request/request.ts';
import { packCode } from '../pack-code.ts';

/** Whole definitions of the best files with line numbers, within some characters, and the names of those that did not fit; for an addition, first a whole sibling to imitate. */
export function writeCode(evidence: Evidence, request: Request, repository: Repository, room: number): string {
  const model = modelOf(evidence, request, repository);
  const modelText = model === null ? '' : numberLines(model, repository);
  const isShown = model !== null && modelText.length < room * 0.6;
  const rest = withoutLong(evidence, isShown ? model : null);
  const { excerpts, left } = packCode(rest, repository, room - (isShown ? modelText.length : 0), (text) => text.length);
  const pieces = excerpts.map(({ at, text }) => `${formatCitation(at)}\n${text}`);
  return [
    ...(isShown ? [`${model} (a sibling of what is added: a model to follow)\n${modelText}`] : []),
    ...pieces,
    ...(left.length === 0 ? [] : [`Left out for length: ${left.join('; ')}.`]),
  ].join('\n\n');
}

/** The likeliest sibling of what is added, or the last one that was added, if it is short enough to be read whole. */
function modelOf(evidence: Evidence, request: Request, repository: Repository): string | null {
  const siblings = closestSiblings(evidence, request);
  if (siblings.length === 0) return null;
  const added = evidence.precedents.additions.flatMap((addition) => addition.added);
  const paths = [...siblings.map(({ path }) => path), ...added].filter((path) => !isTestPath(path));
  return paths.find((path) => (repository.lines(path)?.length ?? Infinity) <= longest.model) ?? null;
}

function numberLines(path: string, repository: Repository): string {
  const lines = repository.lines(path) ?? [];
  const width = String(lines.length).length;
  return lines.map((line, index) => `${String(index + 1).padStart(width)}| ${line.trimEnd()}`).join('\n');
}

/** Most lines of a definition, and of the first of the best file: in a short answer, a long one takes the place of many. */
const longest = { model: 150, first: 100, other: 60 } as const;
const files = 8;

function withoutLong(evidence: Evidence, shownWhole: string | null): Evidence {
  const shown = evidence.candidates.files
    .filter(({ path }) => path !== shownWhole)
    .slice(0, files)
    .map((file, rank) => {
      const symbols = file.symbols.filter(({ startLine, endLine }, index) => {
        const lines = endLine - startLine + 1;
        return lines > 1 && lines <= (rank === 0 && index === 0 ? longest.first : longest.other);
      });
      return { ...file, symbols };
    });
  return { ...evidence, candidates: { ...evidence.candidates, files: shown } };
}
