import type { Commit } from '../../repository/repository.ts';
import type { Request } from '../../request/request.ts';
import type { Collector } from '../collector.ts';
import { describeAdditions } from '../precedents/describe-additions.ts';
import { findAdditions } from '../precedents/find-additions.ts';
import { unitOf } from '../precedents/unit-of.ts';
import { voteForFolders } from '../precedents/vote-for-folders.ts';
import { addedThing, proposeName } from '../propose-name.ts';
import { collectCandidates } from './candidates.ts';

/** A commit that added one more of what a folder holds: a middleware, a command, a rule. */
export interface Addition {
  readonly commit: Commit;
  /** Files that it added and that are still there. */
  readonly added: readonly string[];
  /** Files that it changed and that are still there. */
  readonly changed: readonly string[];
}

export interface PrecedentFacts {
  /** The folder in which things like the request are added, one subfolder or file each; null when the history shows none. */
  readonly folder: string | null;
  /** Newest first, at most 5. */
  readonly additions: readonly Addition[];
  /** Files that at least half of these additions changed too: manifests, registries, indexes. Most often first. */
  readonly companions: readonly { readonly path: string; readonly times: number; readonly of: number }[];
  /** Paths that most additions added, the name of the new thing as `<name>`. */
  readonly shape: readonly string[];
  /** Names of what the folder holds today: its subfolders, and its files without their endings. */
  readonly siblings: readonly string[];
  /** A name for what the request adds, from its words and in the way of the siblings; null when its words do not give one. */
  readonly name: string | null;
}

const voters = 8;
const nothing: PrecedentFacts = { folder: null, additions: [], companions: [], shape: [], siblings: [], name: null };

/**
 * Finds where the history adds things of the kind that the request adds ("a middleware": `src/middleware/`), and what such
 * a commit looks like. A folder counts only if its additions share a shape: one that just grows shows nothing.
 */
export const collectPrecedents: Collector<PrecedentFacts> = async ({ repository, request, use }) => {
  const words = wordsOfAddition(request);
  const kind = addedThing(words).at(-1);
  if (kind === undefined) return nothing;
  const candidates = (await use(collectCandidates)).files.slice(0, voters);
  const commits = await repository.history();
  for (const folder of voteForFolders(candidates, kind, repository).slice(0, 6)) {
    const additions = findAdditions(folder, commits, repository);
    const described = describeAdditions(folder, additions);
    if (additions.length < 2 || described.shape.length === 0) continue;
    const units = repository.files.map(({ path }) => unitOf(folder, path)).filter((unit) => unit !== null);
    const siblings = [...new Set(units)];
    const name = proposeName(words, siblings);
    const isTaken =
      name !== null && described.shape.some((path) => repository.file(path.replaceAll('<name>', name)) !== undefined);
    return { ...described, siblings, name: isTaken ? null : name };
  }
  return nothing;
};

/** The words that ask for the addition: the title, or the first demand of a request that opens with its reasons. */
function wordsOfAddition({ title, requirements }: Request): string {
  const [first] = requirements;
  return first === undefined || addedThing(title).length > 0 ? title : first.quote;
}
