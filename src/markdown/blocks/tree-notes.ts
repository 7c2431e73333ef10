import { line } from '../line.ts';
import type { Change } from './tree-entries.ts';

export interface Note {
  readonly change: Change;
  readonly note: string;
}

/**
 * What a note under `inherited` says of the change, and the rest of its words: `New: cache`, `[New - cache]`,
 * `Deleted`.
 */
export function readNote(words: string, usual: Change): Note {
  const bare = withoutBrackets(line(words));
  const match =
    /^(new|added?|create[ds]?|modif(?:y|ied)|change[ds]?|update[ds]?|deleted?|removed?|unchanged|context|existing)\s*(?:$|[:：,;]\s*|[—–-]+\s+|(?=\())/iu.exec(
      bare,
    );
  const change = match === null ? undefined : changeOf(match[1] ?? '');
  if (match === null || change === undefined) return { change: bare === '' ? usual : afterNote(usual), note: bare };
  return { change, note: withoutBrackets(line(bare.slice(match[0].length))) };
}

/** The shortest note that is read as this change and note, where `usual` is what no note means. */
export function writeNote({ change, note }: Note, usual: Change): string {
  const named = note === '' ? words[change] : `${words[change]}: ${note}`;
  const read = readNote(note, usual);
  return read.change === change && read.note === note ? note : named;
}

const words: Readonly<Record<Change, string>> = {
  new: 'New',
  modified: 'Modified',
  deleted: 'Deleted',
  context: 'Unchanged',
};

/** Whoever writes a note on an unchanged directory says what changes in it. */
function afterNote(usual: Change): Change {
  return usual === 'context' ? 'modified' : usual;
}

function changeOf(word: string): Change {
  if (/^(?:new|add|create)/i.test(word)) return 'new';
  if (/^(?:delete|remove)/i.test(word)) return 'deleted';
  return /^(?:unchanged|context|existing)/i.test(word) ? 'context' : 'modified';
}

function withoutBrackets(words: string): string {
  const inside = /^\[([^[\]]*)\]$|^\(([^()]*)\)$/.exec(words);
  return inside === null ? words : line(inside[1] ?? inside[2] ?? '');
}
