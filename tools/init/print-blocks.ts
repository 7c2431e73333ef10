import { chooseStart } from './choose-start.ts';
import type { Client, Machine, Scope } from './client.ts';
import { forms } from './forms/index.ts';
import { serverName } from './propose.ts';

/** What the entries in the blocks depend on. */
export interface BlockOptions {
  /** Path of the repository, for clients that must be told. */
  readonly root: string;
  readonly local: boolean;
}

/** Machines whose paths stand for those of everybody. */
const examples = {
  Linux: { platform: 'linux', home: '~', environment: {} },
  macOS: { platform: 'darwin', home: '~', environment: {} },
  Windows: { platform: 'win32', home: '%USERPROFILE%', environment: { APPDATA: '%APPDATA%' } },
} as const satisfies Record<string, Machine>;

/** For each client where its file lies, and what to paste into it, as Markdown. */
export function printBlocks(clients: readonly Client[], options: BlockOptions): string {
  return clients.map((client) => printBlock(client, options)).join('\n\n');
}

function printBlock(client: Client, { root, local }: BlockOptions): string {
  const scope: Scope = client.projectFile === null ? 'user' : 'project';
  const start = chooseStart(client, { scope, root, platform: 'linux', local });
  const { key, form, defaults = {}, name, note } = client;
  const block = forms[form]('', { key, name: serverName, entry: client.entry(start), defaults, path: name });
  return [
    `**${name}**: ${describePlaces(client)}`,
    ['```' + form, block.trimEnd(), '```'].join('\n'),
    ...(note === undefined ? [] : [note(start)]),
  ].join('\n\n');
}

function describePlaces({ projectFile, userFile }: Client): string {
  const project = projectFile === null ? [] : [`\`${projectFile}\` in the repository`];
  const user = userFile === null ? [] : [describeUserFiles(userFile)];
  return [...project, ...user].join(', or for all repositories ');
}

/** One path where all systems have the same one below the user's folder. */
function describeUserFiles(userFile: (machine: Machine) => string): string {
  const { Linux: linux, macOS, Windows: windows } = examples;
  const [path, mac, other] = [userFile(linux), userFile(macOS), userFile(windows)];
  const isSame = path === mac && other === path.replace('~', windows.home).replaceAll('/', '\\');
  if (isSame) return `\`${path}\``;
  return path === mac
    ? `\`${path}\` (Windows: \`${other}\`)`
    : `\`${path}\` (macOS: \`${mac}\`, Windows: \`${other}\`)`;
}
