import type { Claim, Verdict } from '../claims/claim.ts';
import { collectCommands } from '../evidence/collectors/commands.ts';
import { collectPackages } from '../evidence/collectors/packages.ts';
import { collectStack } from '../evidence/collectors/stack.ts';
import type { CollectorInput } from '../evidence/collector.ts';
import { readLines } from '../claims/file-lines.ts';
import type { Repository } from '../repository/repository.ts';
import type { Change } from './freshness.ts';

type LostName = Omit<Change, 'planned'>;

/** What lost names are looked for with. */
export interface LostNameInput {
  readonly verdicts: readonly Verdict[];
  readonly repository: Repository;
  readonly use: CollectorInput['use'];
  /** The commit that the plan was drafted at; null where it is not known here. */
  readonly base: string | null;
  readonly signal: AbortSignal;
}

/**
 * Versions, commands and symbols that are not true any more, though they were when the plan was drafted: the words stood in a file
 * that changed since, and do not stand there now. What was never true is no matter of freshness.
 */
export async function findLostNames({
  verdicts,
  repository,
  use,
  base,
  signal,
}: LostNameInput): Promise<readonly LostName[]> {
  const suspects = verdicts.flatMap((verdict) => (isSuspect(verdict) ? [verdict] : []));
  const changed = base === null || suspects.length === 0 ? null : await repository.changedSince(base);
  if (base === null || changed === null || changed.length === 0) return [];
  const sources = new Set(await readSources(use, suspects));
  const wanted = changed.filter(
    ({ path, status }) => status !== 'A' && (sources.has(path) || isReadable(repository, path)),
  );
  const paths = wanted.map(({ path }) => path).slice(0, mostFiles);
  signal.throwIfAborted();
  const before = await repository.readTexts(paths.map((path) => ({ path, revision: base })));
  const files = paths.flatMap((path, at) => {
    const text = before[at] ?? null;
    return text === null ? [] : [{ path, text, now: readLines(repository, path)?.join('\n') ?? '' }];
  });
  return suspects.flatMap(({ claim, nearest }) => {
    const words = wordsOf(claim);
    const origins = claim.kind === 'symbol' ? files : files.filter(({ path }) => sources.has(path));
    const lost = origins.find(({ text, now }) => words.some((word) => holds(text, word) && !holds(now, word)));
    return lost === undefined ? [] : [describe(claim, nearest, lost.path)];
  });
}

/** Most files whose earlier text is read. */
const mostFiles = 400;

function isSuspect({ claim, status, flaw }: Verdict): boolean {
  if (status !== 'missing') return false;
  if (claim.kind === 'package') return flaw === 'version';
  return (claim.kind === 'command' || claim.kind === 'symbol') && flaw === 'absent' && claim.intent !== 'create';
}

/** Files that versions and commands come from. */
async function readSources(use: CollectorInput['use'], suspects: readonly Verdict[]): Promise<readonly string[]> {
  if (suspects.every(({ claim }) => claim.kind === 'symbol')) return [];
  const [packages, stack, commands] = await Promise.all([
    use(collectPackages),
    use(collectStack),
    use(collectCommands),
  ]);
  return [
    ...packages.lockfiles,
    ...packages.dependencies.map(({ declaredAt }) => declaredAt.path),
    ...packages.workspaces.map(({ manifest }) => manifest),
    ...stack.technologies.flatMap(({ at }) => at?.path ?? []),
    ...commands.commands.map(({ at }) => at.path),
    ...commands.workflows,
  ];
}

/** Only code is asked for symbols; a file that is gone counts by its name. */
function isReadable(repository: Repository, path: string): boolean {
  const file = repository.file(path);
  return file === undefined || file.skipped === null;
}

/** The words of a claim that can be lost. */
function wordsOf({ kind, value, version }: Claim): readonly string[] {
  if (kind === 'package') return [/\d+(?:\.\d+)*/.exec(version ?? '')?.[0] ?? ''].filter((word) => word !== '');
  if (kind === 'command')
    return value
      .split(/\s+/u)
      .slice(1)
      .filter((word) => /^[\p{L}][\p{L}\p{N}:._-]+$/u.test(word));
  return [
    value
      .split(/\.|::|#|->/u)
      .at(-1)
      ?.replace(/\(.*$/u, '') ?? '',
  ].filter((word) => word.length > 2);
}

function holds(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const around = `${text.charAt(at - 1)} ${text.charAt(at + word.length)}`;
    if (!/[\p{L}\p{N}_]/u.test(around)) return true;
  }
  return false;
}

function describe(claim: Claim, nearest: readonly string[], path: string): LostName {
  if (claim.kind === 'package') {
    const cited = `${claim.value} ${claim.version ?? ''}`.trim();
    return {
      kind: 'version',
      cited,
      now: `${nearest.join(' or ') || 'another version'} is in use since \`${path}\` changed`,
      at: null,
      claim,
    };
  }
  const kind = claim.kind === 'command' ? 'command' : 'symbol';
  return { kind, cited: claim.value, now: `\`${path}\` changed, and has it no more`, at: null, claim };
}
