import type { LogLevel } from '../config.ts';
import { redactSecrets } from '../model/redact-secrets.ts';

/** One thing that is worth a line. */
export interface LogEntry {
  readonly level: LogLevel;
  readonly message: string;
  /** Name of the tool that was called. */
  readonly tool?: string;
  /** How the call ended: `done`, `findings`, `question`, `cancelled`, or the code of the error. */
  readonly outcome?: string;
  readonly milliseconds?: number;
  /** Characters of the arguments, and of what was answered. */
  readonly received?: number;
  readonly sent?: number;
}

export type WriteLog = (entry: LogEntry) => void;

/** From the gravest on; each level tells of those before it too. */
const levels: readonly LogLevel[] = ['error', 'info', 'debug'];

/** Characters of a message. Errors repeat what they were given, and that may be a whole file. */
const mostCharacters = 4000;

/** Writes entries up to a level as one JSON object a line, without secrets. Standard output is the protocol's: `write` goes elsewhere. */
export function createLog(most: LogLevel, write: (line: string) => void): WriteLog {
  return ({ level, message, ...more }) => {
    if (levels.indexOf(level) > levels.indexOf(most)) return;
    // What is cut off first is twice as long, so that no secret is cut in two and then not known.
    const text = redactSecrets(message.slice(0, 2 * mostCharacters)).text.slice(0, mostCharacters);
    const line = JSON.stringify({ time: new Date().toISOString(), level, message: text, ...more });
    write(`${line.replace(lineEnds, escape)}\n`);
  };
}

/** What JSON leaves as it is, and some readers of lines or terminals take for the end of one, or for a command. */
const lineEnds = /[\u007F-\u009F\u2028\u2029]/g;

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
