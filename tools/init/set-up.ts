import { PlanError } from '../../src/errors.ts';
import type { ToolContext } from '../tool.ts';
import type { Client } from './client.ts';
import { writeConfigFile } from './config-file.ts';
import { propose, type Proposal, type Surroundings } from './propose.ts';
import { showChange } from './show-change.ts';

/** How a file comes to be written: shown only, shown and asked, or shown and written. */
export type Manner = 'show' | 'ask' | 'write';

/** What became of one client. */
export interface Setup {
  readonly id: string;
  readonly name: string;
  /** What gave it away. */
  readonly found: readonly string[];
  /** Null where there is none of the scope that was asked for, or where it could not be told. */
  readonly file: string | null;
  readonly state: 'stands' | 'written' | 'proposed' | 'declined' | 'skipped' | 'failed';
  /** Lines of the change. */
  readonly change: readonly string[];
  /** The lines were shown with a question already. */
  readonly shown: boolean;
  /** What else to know, in whole sentences. */
  readonly notes: readonly string[];
}

/** Sets one client up. What is wrong with its file is told in the answer, so that the others go on. */
export async function setUp(
  client: Client,
  surroundings: Surroundings,
  {
    manner,
    found,
    ask,
  }: { readonly manner: Manner; readonly found: readonly string[]; readonly ask: ToolContext['ask'] },
): Promise<Setup> {
  const { id, name } = client;
  const about = { id, name, found, file: null, change: [], shown: false, notes: [] };
  try {
    const proposal = await propose(client, surroundings);
    if (proposal === null) return { ...about, state: 'skipped', notes: [explainSkip(client, surroundings)] };
    const { file, after } = proposal;
    const known = { ...about, file: proposal.name };
    if (after === file.text) return { ...known, state: 'stands' };
    const seen = { ...known, change: showChange(file.text, after), notes: notesOf(client, proposal, surroundings) };
    if (manner === 'show') return { ...seen, state: 'proposed' };
    if (manner === 'ask' && !(await isWanted(seen, ask))) return { ...seen, state: 'declined', shown: true, notes: [] };
    await writeConfigFile(file, after);
    return { ...seen, state: 'written', shown: manner === 'ask' };
  } catch (error) {
    if (!(error instanceof PlanError) || error.code === 'aborted') throw error;
    return { ...about, state: 'failed', notes: [error.message, ...(error.hint === undefined ? [] : [error.hint])] };
  }
}

async function isWanted(
  { name, file, change }: Pick<Setup, 'name' | 'file' | 'change'>,
  ask: ToolContext['ask'],
): Promise<boolean> {
  const answer = await ask?.(
    [`${name}: ${file ?? ''}`, ...change.map((line) => `  ${line}`), 'Write this?'].join('\n'),
    'y writes it, Enter leaves it',
  );
  return /^y(?:es)?$/i.test(answer ?? '');
}

function notesOf(client: Client, { scope, start }: Proposal, { local }: Surroundings): readonly string[] {
  return [
    ...(local && scope === 'project' ? ['The entry holds a path of this machine: keep the file out of git.'] : []),
    ...(client.note === undefined ? [] : [client.note(start)]),
  ];
}

function explainSkip({ name }: Client, { scope }: Surroundings): string {
  return scope === 'user'
    ? `${name} keeps its own file for all repositories to itself; see --print.`
    : `${name} has no file in a repository; give --scope user.`;
}
