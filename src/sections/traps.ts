import type { Candidate } from '../evidence/collectors/candidates.ts';
import type { Evidence } from '../evidence/gather-evidence.ts';
import { cite, code, count, listed, plain } from './phrases.ts';

/** Importers beyond which a change of a file's face is felt far away. */
const manyImporters = 8;
const trapLimit = 8;

/** What the callers, the history and the tests of the likely files warn of. Facts only, each with where it was seen; inline Markdown. */
export function findTraps(evidence: Evidence, sources: readonly Candidate[]): string[] {
  return [
    ...sources.flatMap(wideReach),
    ...sources.flatMap((source) => hiddenCoupling(evidence, source)),
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

function hiddenCoupling({ history }: Evidence, { path, imports, importedBy }: Candidate): string[] {
  const linked = new Set([...imports, ...importedBy]);
  const companion = history
    .changedWith(path)
    .find(({ path: other, times, of }) => !linked.has(other) && times / of >= 0.4);
  if (companion === undefined) return [];
  return [
    `${code(companion.path)} changed in ${companion.times} of the ${companion.of} commits that changed ${code(path)}, though neither imports the other: check whether it must change too.`,
  ];
}

function untested({ tests }: Evidence, { path }: Candidate): string[] {
  if (tests.files.length === 0 || tests.files.some(({ targets }) => targets.includes(path))) return [];
  return [
    `No test was found that imports or is named after ${code(path)}: nothing fails when its present behaviour is broken.`,
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
    for (const { name, startLine, container } of symbols) {
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
