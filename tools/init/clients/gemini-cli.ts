import { defineClient, type Machine } from '../client.ts';
import { atHome, pathsOf } from '../machine.ts';

/** Google's assistant for the terminal. */
export const geminiCli = defineClient({
  id: 'gemini-cli',
  name: 'Gemini CLI',
  form: 'json',
  key: 'mcpServers',
  projectFile: '.gemini/settings.json',
  userFile: (machine) => pathsOf(machine).join(ownFolder(machine), 'settings.json'),
  signs: {
    project: ['.gemini', 'GEMINI.md'],
    user: (machine) => [ownFolder(machine)],
    commands: ['gemini'],
  },
  repository: 'started there',
  entry: ({ command, args }) => ({ command, args }),
});

function ownFolder(machine: Machine): string {
  const home = machine.environment['GEMINI_CLI_HOME'] ?? '';
  return home === '' ? atHome(machine, '.gemini') : pathsOf(machine).join(home, '.gemini');
}
