import type { Repository } from '../repository/repository.ts';
import type { CitedPlace } from './cited-places.ts';
import { formatPlace, type Elsewhere } from './find-elsewhere.ts';
import { followLines, type Followed } from './follow-lines.ts';
import type { Change } from './freshness.ts';
import type { PastFile } from './past-files.ts';

/** What became of a cited place: null when it is as it was. */
export type PlaceJudgement = Omit<Change, 'planned'> | { readonly why: string } | null;

/** What a place is judged by. */
export interface PlaceInput {
  readonly place: CitedPlace;
  readonly past: PastFile;
  readonly repository: Repository;
  readonly elsewhere: Elsewhere;
  /** The lines of a file as it stands; null for one that is not read. */
  readonly linesOf: (path: string) => readonly string[] | null;
}

/** Judges one place that a section cites, by its content then and now. */
export async function judgePlace(input: PlaceInput): Promise<PlaceJudgement> {
  const { place, past, repository, linesOf } = input;
  const { path, lines, says } = place;
  if (past.state === 'unchanged') return null;
  const isThere = repository.file(path) !== undefined;
  if (lines === null) return isThere || repository.hasFolder(path) ? null : goneFile(input);
  // Quoted words that still stand there are what the section leans on, whatever else the line says.
  if (isThere && says?.kind === 'quote' && says.holds) return null;
  // What was not there then was cited by a person later on, or was never true: that is for other rules.
  if (past.state === 'absent') return null;
  if (past.state === 'unknown') return { why: past.why };
  if (!isThere) return goneLines(input, lines);
  const now = linesOf(path);
  if (now === null) return { why: 'the text of this file is not read' };
  if (isNewer(place, past.lines, lines)) return null;
  const followed = followLines({ before: past.lines, now }, ...lines);
  if (followed === null || followed.state === 'same') return null;
  return followed.state === 'moved' ? movedTo(place, followed) : changedLines(input, lines, followed);
}

/** True for a symbol that stands there today and did not then: a person cited it since, and the record is older than the words. */
function isNewer({ says }: CitedPlace, before: readonly string[], [start, end]: readonly [number, number]): boolean {
  if (says === null || !says.holds) return false;
  const name =
    says.words
      .replace(/\(.*$/u, '')
      .split(/\.|::|#|->/u)
      .at(-1) ?? '';
  return !before.slice(start - 1, end).some((line) => line.includes(name));
}

async function goneFile({ place: { claim, path }, past, elsewhere }: PlaceInput): Promise<PlaceJudgement> {
  if (past.state === 'unknown') return { why: past.why };
  if (past.state !== 'changed') return null;
  const at = await elsewhere.findFile(path, past.lines);
  return { kind: 'path', cited: claim.value, now: at === null ? 'it is gone' : `it is now \`${at}\``, at, claim };
}

async function goneLines(input: PlaceInput, [start, end]: readonly [number, number]): Promise<PlaceJudgement> {
  const { place, past, elsewhere } = input;
  const block = past.state === 'changed' ? past.lines.slice(start - 1, end) : [];
  const at = await elsewhere.findLines(place.path, block);
  if (at === null) return goneFile(input);
  return {
    kind: 'moved',
    cited: place.claim.value,
    now: `these lines now stand at \`${at}\``,
    at,
    claim: place.claim,
  };
}

function movedTo({ claim, path }: CitedPlace, { startLine, endLine }: Extract<Followed, { state: 'moved' }>) {
  const at = formatPlace(path, startLine, endLine);
  return { kind: 'moved', cited: claim.value, now: `these lines now stand at \`${at}\``, at, claim } as const;
}

/** What the lines said is told by no more than its place: the plan names which blob is read, and it may name a secret one. */
async function changedLines(
  { place: { claim, path, says }, past, elsewhere }: PlaceInput,
  [start, end]: readonly [number, number],
  { line, count }: Extract<Followed, { state: 'changed' }>,
): Promise<PlaceJudgement> {
  const block = past.state === 'changed' ? past.lines.slice(start - 1, end) : [];
  const at = await elsewhere.findLines(path, block);
  if (at !== null) return { kind: 'moved', cited: claim.value, now: `these lines now stand at \`${at}\``, at, claim };
  const many = end - start + 1;
  const which =
    many === 1 ? 'this line reads' : count >= many ? `all ${many} lines read` : `${count} of ${many} lines read`;
  const first = many === 1 || count >= many ? '' : `, the first of them was line ${line}`;
  return {
    kind: says?.kind === 'quote' ? 'rule' : 'lines',
    cited: claim.value,
    now: `${which} otherwise now${first}`,
    at: null,
    claim,
  };
}
