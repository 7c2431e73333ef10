import { line } from '../../markdown/line.ts';
import type { CodeIndex } from '../../repository/code-index.ts';
import { isDocPath, isTestPath } from '../../repository/path-kinds.ts';
import type { Commit, Repository } from '../../repository/repository.ts';
import { languageById } from '../../repository/languages.ts';
import { asksForAddition } from '../../request/asks-for-addition.ts';
import type { Request } from '../../request/request.ts';
import { findMentions } from './find-mentions.ts';
import type { Mentions } from './find-mentions.ts';
import { findTemplateLines } from './find-template-lines.ts';
import { readZones } from './read-zones.ts';
import type { ZoneLine } from './read-zones.ts';
import { spellingsOf } from './as-written.ts';
import { createRequestQuery } from './request-query.ts';
import type { RequestQuery } from './request-query.ts';

/** What every signal looks at. Files go by the numbers of the index. */
export interface RankingInput {
  readonly index: CodeIndex;
  readonly read: Repository['read'];
  /** Newest first. */
  readonly commits: readonly Commit[];
  readonly lines: readonly ZoneLine[];
  readonly query: RequestQuery;
  /** The request's own spelling of a term. */
  readonly spellings: ReadonlyMap<string, string>;
  readonly mentions: Mentions;
  /** True when the request wants something that is not there yet. */
  readonly addsSomething: boolean;
  /** 1 for a file that may be ranked. */
  readonly eligible: Uint8Array;
  /** The number of a path, or undefined when the index does not hold it. */
  readonly numberOf: (path: string) => number | undefined;
}

/** Reads the request against the repository. */
export function createRankingInput(repository: Repository, request: Request, commits: readonly Commit[]): RankingInput {
  const index = repository.index();
  const lines = readZones(request.text, findTemplateLines(repository));
  const numbers = new Map(index.paths.map((path, number) => [path, number]));
  return {
    index,
    read: repository.read,
    commits,
    lines,
    query: createRequestQuery(lines),
    mentions: findMentions(lines),
    addsSomething: asksForAddition(request),
    spellings: spellingsOf(request.text),
    eligible: findEligible(index, request),
    numberOf: (path) => numbers.get(path),
  };
}

/** Source files; documentation and examples as well when the request is about them. Never tests. */
function findEligible(index: CodeIndex, { title }: Request): Uint8Array {
  const wantsDocs = /\b(?:docs?|documentation|readme|guide|tutorial|changelog)\b/i.test(title);
  return Uint8Array.from(index.paths, (path) => {
    // A name that Markdown cannot hold as it is (a line break, two spaces, a backslash) cannot stand in a plan.
    if (isTestPath(path) || path !== line(path) || path.includes('\\')) return 0;
    if (isDocPath(path)) return wantsDocs ? 1 : 0;
    return isCode(index.files.get(path)?.language ?? null) ? 1 : 0;
  });
}

/** Languages that hold content and settings rather than behaviour. */
const NOT_CODE = new Set(
  'json yaml toml ini xml html css scss sass markdown restructuredtext asciidoc text svg'.split(' '),
);

function isCode(language: string | null): boolean {
  return language !== null && languageById(language) !== null && !NOT_CODE.has(language);
}
