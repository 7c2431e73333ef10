import { defineClient, type Machine } from '../client.ts';
import { atConfig, atSettings } from '../machine.ts';

/** Zed keeps servers among all its other settings, with comments. On macOS it uses `~/.config` too. */
export const zed = defineClient({
  id: 'zed',
  name: 'Zed',
  form: 'json',
  key: 'context_servers',
  projectFile: '.zed/settings.json',
  userFile: (machine) => ownPath(machine, 'settings.json'),
  signs: { project: ['.zed'], user: (machine) => [ownPath(machine)], commands: ['zed', 'zeditor'] },
  repository: 'started there',
  entry: ({ command, args }) => ({ command, args }),
});

function ownPath(machine: Machine, ...names: readonly string[]): string {
  return machine.platform === 'win32' ? atSettings(machine, 'Zed', ...names) : atConfig(machine, 'zed', ...names);
}
