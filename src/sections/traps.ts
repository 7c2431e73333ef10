import type { Candidate } from '../evidence/collectors/candidates.ts';
import type { Evidence } from '../evidence/gather-evidence.ts';
import { placementIsKnown } from '../evidence/likely-changes.ts';
import { cite, code, count, listed, plain } from './phrases.ts';

/** Importers beyond which a change of a file's face is felt far away. */
const manyImporters = 8;
const trapLimit = 8;

/** What the callers, the history and the tests of the likely files warn of. Facts only, each with where it was seen; inline Markdown. */
export function findTraps(evidence: Evidence, sources: readonly Candidate[]): string[] {
  return [
    ...sources.flatMap(wideReach),
    ...hiddenCouplings(evidence, sources),
    ...sources.flatMap((source) => untested(evidence, source)),
    ...sources.flatMap(deprecated),
    ...sharedNames(sources),
  ].slice(0, trapLimit);
}

function wideReach({ path, importedBy }: Candidate): string[] {
  if (importedBy.length < manyImporters) return [];
  return [
    `${code(path)} is imported by ${count(importedBy.length, 'file')}, among them ${listed(importedBy.slice(0, 3).map(code))}: a changed signature reaches all of them.`,
  ];
}

/** What changes with a likely file though neither imports the other; each such file once, where it does so most often. */
function hiddenCouplings(evidence: Evidence, sources: readonly Candidate[]): string[] {
  const found = sources
    .flatMap((source) => hiddenCoupling(evidence, source, sources) ?? [])
    .sort((one, other) => other.times / other.of - one.times / one.of);
  return found
    .filter(({ path }, at) => found.findIndex((other) => other.path === path) === at)
    .map(
      ({ path, times, of, source }) =>
        `${code(path)} changed in ${times} of the ${of} commits that changed ${code(source)}, though neither imports the other: check whether it must change too.`,
    );
}

function hiddenCoupling(
  { history, documents, tests }: Evidence,
  { path, imports, importedBy }: Candidate,
  sources: readonly Candidate[],
) {
  const own = tests.files.filter(({ targets }) => targets.includes(path)).map((test) => test.path);
  const known = [documents.changelog ?? '', ...sources.map((source) => source.path)];
  const linked = new Set([...imports, ...importedBy, ...own, ...known]);
  const companion = history
    .changedWith(path)
    .find(({ path: other, times, of }) => !linked.has(other) && times / of >= 0.4);
  return companion === undefined ? null : { ...companion, source: path };
}

/** Said only where tests are mapped to most of the ranked files: elsewhere the missing link may be our own blindness. */
function untested(evidence: Evidence, { path }: Candidate): string[] {
  const covered = evidence.tests.files.some(({ targets }) => targets.includes(path));
  if (covered || !placementIsKnown(evidence)) return [];
  return [
    `No test imports ${code(path)} directly or is named after it: look up what pins its present behaviour before changing it.`,
  ];
}

function deprecated({ path, symbols }: Candidate): string[] {
  const old = symbols.find(({ summary, signature }) => /\bdeprecated\b/i.test(`${summary ?? ''} ${signature}`));
  if (old === undefined) return [];
  return [
    `${code(old.name)} (${cite({ path, startLine: old.startLine, endLine: old.endLine })}) is marked as deprecated: do not build on it.`,
  ];
}

/** The same name defined in two likely files: a reader, or a search and replace, takes one for the other. */
function sharedNames(sources: readonly Candidate[]): string[] {
  const seen = new Map<string, { path: string; line: number }>();
  const traps: string[] = [];
  for (const { path, symbols } of sources) {
    for (const { name, startLine, container, kind } of symbols) {
      if (kind === 'module') continue;
      const earlier = seen.get(name);
      if (earlier !== undefined && earlier.path !== path && container === null) {
        traps.push(
          `${plain('Two definitions of')} ${code(name)}: ${code(`${earlier.path}:${earlier.line}`)} and ${code(`${path}:${startLine}`)}.`,
        );
      }
      if (container === null) seen.set(name, { path, line: startLine });
    }
  }
  return traps.slice(0, 2);
}
