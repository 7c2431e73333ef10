import { join } from 'node:path';
import type { Client, Entry, Machine, Scope, Start } from './client.ts';
import { chooseStart } from './choose-start.ts';
import { openConfigFile, type ConfigFile } from './config-file.ts';
import { atTilde } from './find-signs.ts';
import { forms } from './forms/index.ts';

/** What was asked for, and where. */
export interface Surroundings {
  /** Real path of the repository. */
  readonly root: string;
  readonly machine: Machine;
  /** Null: whichever suits the client. */
  readonly scope: Scope | null;
  readonly local: boolean;
}

/** What would be written for a client. */
export interface Proposal {
  readonly scope: Scope;
  readonly file: ConfigFile;
  /** The file as people know it, and where it really lies if that is elsewhere. */
  readonly name: string;
  readonly start: Start;
  readonly entry: Entry;
  /** The whole text; the same as that of the file where the entry stands already. */
  readonly after: string;
}

/** The name that the server has everywhere. Some clients allow no underscore in it. */
export const serverName = 'groundplan';

/**
 * What would be written for a client; null if it has no file of the scope that was asked for. Nothing is written.
 * @throws PlanError `unreadable` or `path-outside`, which name the file.
 */
export async function propose(client: Client, surroundings: Surroundings): Promise<Proposal | null> {
  const { root, machine, local } = surroundings;
  const scope = chooseScope(client, surroundings);
  const path = placeOf(client, scope, surroundings);
  if (path === null) return null;
  const file = await openConfigFile(path, scope === 'project' ? root : null);
  const start = chooseStart(client, { scope, root, platform: machine.platform, local });
  const entry = client.entry(start);
  const slot = { key: client.key, name: serverName, entry, defaults: client.defaults ?? {}, path };
  const after = forms[client.form](file.text ?? '', slot);
  const name = scope === 'project' ? (client.projectFile ?? path) : atTilde(path, machine);
  const elsewhere = file.path === path ? '' : ` (a link to ${atTilde(file.path, machine)})`;
  return { scope, file, name: name + elsewhere, start, entry, after };
}

/** The repository first, so that everybody has it; but no path of one machine goes there unasked. */
function chooseScope(client: Client, { scope, local, root, machine }: Surroundings): Scope {
  if (scope !== null) return scope;
  const first = local || root === machine.home ? 'user' : 'project';
  const second = first === 'user' ? 'project' : 'user';
  return (first === 'user' ? client.userFile : client.projectFile) === null ? second : first;
}

function placeOf({ projectFile, userFile }: Client, scope: Scope, { root, machine }: Surroundings): string | null {
  if (scope === 'project') return projectFile === null ? null : join(root, projectFile);
  return userFile === null ? null : userFile(machine);
}
