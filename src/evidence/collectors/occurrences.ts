import { isDocPath, isTestPath } from '../../repository/path-kinds.ts';
import type { Repository } from '../../repository/repository.ts';
import type { Collector } from '../collector.ts';
import { quoteLines, type QuotedLine } from '../quote-lines.ts';
import { namePattern, requestNames } from '../request-names.ts';

/** A line in which a name of the request stands. */
export interface Occurrence extends QuotedLine {
  readonly name: string;
}

export interface OccurrenceFacts {
  /** The rarest names first, at most 24 lines, at most 8 of one name. */
  readonly lines: readonly Occurrence[];
}

/** What stands in more files says nothing of this request. */
const mostFiles = 12;
const mostLines = 24;
const perName = 8;
const perFile = 4;

/**
 * Finds where the names that a request gives, in any usual spelling, stand already: what exists of the thing, and who knows of it;
 * code first, then tests, then documentation.
 */
export const collectOccurrences: Collector<OccurrenceFacts> = ({ repository, request, signal }) => {
  const index = repository.index();
  const found = requestNames(request, repository).flatMap((name) => {
    signal.throwIfAborted();
    if (index.terms.words.find(name) < 0) return [];
    const files = index.paths.filter((path) => index.mentions(path, name)).sort(codeFirst);
    return files.length === 0 || files.length > mostFiles ? [] : [{ name, files }];
  });
  const rarestFirst = [...found].sort((one, other) => one.files.length - other.files.length);
  const lines = rarestFirst.flatMap(({ name, files }) =>
    files.flatMap((path) => linesWith(repository, path, name)).slice(0, perName),
  );
  const once = lines.filter(
    ({ at }, position) =>
      lines.findIndex((other) => other.at.path === at.path && other.at.startLine === at.startLine) === position,
  );
  return { lines: once.slice(0, mostLines) };
};

function codeFirst(one: string, other: string): number {
  const rank = (path: string) => (isDocPath(path) ? 2 : Number(isTestPath(path)));
  return rank(one) - rank(other);
}

function linesWith(repository: Repository, path: string, name: string): readonly Occurrence[] {
  const whole = namePattern(name);
  return quoteLines(repository, path, (text) => whole.test(text), perFile).map((quoted) => ({ name, ...quoted }));
}
