import { isDocPath, isTestPath } from '../../repository/path-kinds.ts';
import type { Repository } from '../../repository/repository.ts';
import type { CodeSymbol } from '../../repository/symbols.ts';
import type { Collector } from '../collector.ts';
import { quoteLines, type QuotedLine } from '../quote-lines.ts';
import { runnable } from './callees.ts';
import { collectCandidates, type Candidate } from './candidates.ts';

/** A line that calls a function which the change will likely touch. */
export interface CallSite extends QuotedLine {
  readonly name: string;
  /** File that defines what is called. */
  readonly definedIn: string;
}

export interface CallerFacts {
  /** What the request names first, then the likeliest functions; code before tests; at most 20 lines. */
  readonly sites: readonly CallSite[];
}

/** Files whose functions are followed: those that the request names in all of them, the likeliest of the best. */
const namedFiles = 10;
const likelyFiles = 4;
/** What is called in more files says nothing of this request. */
const mostFiles = 40;
const mostSites = 20;
const perName = 6;
const perFile = 2;
const shortest = 3;
/** Names that a request writes as code: in backticks, behind a dot, or before a bracket. */
const asCode = /(?<=[`.:])[A-Za-z_$][\w$]*|[A-Za-z_$][\w$]*(?=\()/g;

/** Finds who calls the functions that a change will likely touch: whoever changes one must look at these first. */
export const collectCallers: Collector<CallerFacts> = async ({ repository, request, signal, use }) => {
  const { files } = await use(collectCandidates);
  const named = new Set(request.text.match(asCode));
  const targets = [
    ...(await namedTargets(files, named, repository)),
    ...files.slice(0, likelyFiles).flatMap(likeliest),
  ];
  const sites: CallSite[] = [];
  const known = new Set<string>();
  for (const { path, symbol } of targets) {
    signal.throwIfAborted();
    if (known.has(symbol.name) || sites.length >= mostSites) continue;
    known.add(symbol.name);
    sites.push(...sitesOf({ path, symbol }, repository));
  }
  return { sites: sites.slice(0, mostSites) };
};

interface Target {
  readonly path: string;
  readonly symbol: Pick<CodeSymbol, 'name' | 'startLine'>;
}

async function namedTargets(
  files: readonly Candidate[],
  named: ReadonlySet<string>,
  repository: Repository,
): Promise<readonly Target[]> {
  const targets: Target[] = [];
  for (const { path } of named.size === 0 ? [] : files.slice(0, namedFiles)) {
    for (const symbol of await repository.symbols(path))
      if (runnable.has(symbol.kind) && named.has(symbol.name)) targets.push({ path, symbol });
  }
  return targets;
}

function likeliest({ path, symbols }: Candidate): readonly Target[] {
  const [symbol] = symbols.filter(({ kind }) => runnable.has(kind));
  return symbol === undefined ? [] : [{ path, symbol }];
}

function sitesOf(
  { path: definedIn, symbol: { name, startLine } }: Target,
  repository: Repository,
): readonly CallSite[] {
  const index = repository.index();
  if (name.length < shortest || index.terms.words.find(name) < 0) return [];
  const files = index.paths.filter((path) => !isDocPath(path) && index.mentions(path, name));
  if (files.length > mostFiles) return [];
  const call = new RegExp(String.raw`(?<![\w$])${name.replaceAll('$', '\\$')}\s*(?:<[^<>()]*>)?\(`);
  const nearFirst = [...files].sort(
    (one, other) =>
      Number(isTestPath(one)) - Number(isTestPath(other)) || nearness(other, definedIn) - nearness(one, definedIn),
  );
  const isSite = (path: string) => (text: string, line: number) =>
    isCall(text, call) && (path !== definedIn || line !== startLine);
  return nearFirst
    .flatMap((path) => quoteLines(repository, path, isSite(path), perFile))
    .slice(0, perName)
    .map((quoted) => ({ name, definedIn, ...quoted }));
}

/** Lines beyond this length are no code that a person reads. */
const longestLine = 300;
const literal = /(["'`])(?:\\.|(?!\1).)*\1/g;
const comment = /^\s*(?:\/\/|\/?\*|#(?!\[)|--|%)/;
/** What stands before the name where it is defined: `def`, or only words such as `public static`. */
const defining = /\b(?:function|def|fn|func|fun|sub|macro_rules!)(?:\s+\([^)]*\))?$/;
const onlyWords = /^[a-z ]*$/;

/** True for a line that calls, and does not define, describe or print a name. */
function isCall(line: string, call: RegExp): boolean {
  if (line.length > longestLine || comment.test(line)) return false;
  const code = line.replace(literal, '""').trim();
  const at = code.search(call);
  if (at < 0) return false;
  const before = code.slice(0, at).trim();
  const declares = onlyWords.test(before) && !/\b(?:return|await|yield|throw|new|else|in|not|and|or)$/.test(before);
  return !defining.test(before) && !(declares && (code.endsWith('{') || /\)\s*(?::|->)/.test(code)));
}

/** Folders that two paths have in common. */
function nearness(one: string, other: string): number {
  const [own, others] = [one.split('/'), other.split('/')];
  const differs = own.findIndex((part, index) => part !== others[index]);
  return differs < 0 ? own.length : differs;
}
