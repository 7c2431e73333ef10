import type { Environment } from '../../src/config.ts';

/** What has to be known of a machine to say where a program keeps its settings. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  /** Absolute path of the user's own folder. */
  readonly home: string;
  readonly environment: Environment;
}

/** For whom an entry counts: everybody who works on a repository, or one user in all of theirs. */
export type Scope = 'project' | 'user';

/** How the server is started. */
export interface Start {
  readonly command: string;
  readonly args: readonly string[];
}

/** The fields of an entry, in the order in which they are written. */
export type Entry = Readonly<Record<string, string | number | readonly string[]>>;

/** What gives a client away. Nothing of it is ever run. */
export interface Signs {
  /** Files or folders, from the root of a repository. */
  readonly project: readonly string[];
  /** Files or folders, absolute. */
  readonly user: (machine: Machine) => readonly string[];
  /** Programs, by the name that a shell finds them under. */
  readonly commands: readonly string[];
}

/** An assistant that speaks MCP, and how it is told of a server. */
export interface Client {
  readonly id: string;
  readonly name: string;
  readonly form: 'json' | 'toml';
  /** The key under which its files list servers. */
  readonly key: string;
  /** Its file in a repository, from the root; null if it has none. */
  readonly projectFile: string | null;
  /** Its file for all repositories of a user, absolute; null if it has none that others may write. */
  readonly userFile: ((machine: Machine) => string) | null;
  readonly signs: Signs;
  /**
   * How the server learns of the repository: the client starts it there; or it fills in this hole of its own; or, null, neither, and
   * the path must stand in the entry.
   */
  readonly repository: 'started there' | `\${${string}}` | null;
  readonly entry: (start: Start) => Entry;
  /** Fields of a new entry that whoever has others keeps. */
  readonly defaults?: Entry;
  /** What else whoever sets it up should know, in whole sentences. */
  readonly note?: (start: Start) => string;
}

/** Declares a client. */
export function defineClient(client: Client): Client {
  return client;
}
