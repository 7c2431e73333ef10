import type { Client } from './client.ts';
import type { Setup } from './set-up.ts';

const said = {
  stands: 'holds the entry already',
  written: 'written',
  proposed: 'would be written',
  declined: 'left as it is',
  skipped: 'skipped',
  failed: 'failed, and left as it is',
} as const satisfies Record<Setup['state'], string>;

/** What became of every client, for people. */
export function printSetups(setups: readonly Setup[], colour: boolean): string {
  const parts = setups.map(({ name, found, file, state, change, shown, notes }) =>
    [
      `${name}${found.length === 0 ? '' : ` (found: ${found.join(', ')})`}`,
      `  ${file === null ? '' : `${file}: `}${said[state]}`,
      ...(shown ? [] : change.map((line) => `    ${paint(line, colour)}`)),
      ...notes.map((note) => `  ${note}`),
    ].join('\n'),
  );
  return [...parts, printNext(setups)].filter((part) => part !== '').join('\n\n');
}

/** What to do where no client was found. */
export function printNone(known: readonly Client[]): string {
  return [
    'No assistant was found on this machine or in the repository.',
    `Name one: ${known.map(({ id }) => id).join(', ')}; or see --print for what to paste.`,
  ].join('\n');
}

function printNext(setups: readonly Setup[]): string {
  const has = (state: Setup['state']) => setups.some((setup) => setup.state === state);
  if (has('written')) return 'Start the assistant anew, then ask it to plan with groundplan.';
  return has('proposed') ? 'Nothing was written. Give --yes to write this.' : '';
}

function paint(line: string, colour: boolean): string {
  const code = { '+': 32, '-': 31 }[line.charAt(0)];
  return colour && code !== undefined ? `\u001B[${code}m${line}\u001B[0m` : line;
}
