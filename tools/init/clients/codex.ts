import { defineClient, type Machine } from '../client.ts';
import { atHome, pathsOf } from '../machine.ts';

/** OpenAI's assistant for the terminal. It gives a server ten seconds to start, and the first download may take longer. */
export const codex = defineClient({
  id: 'codex',
  name: 'Codex CLI',
  form: 'toml',
  key: 'mcp_servers',
  projectFile: '.codex/config.toml',
  userFile: (machine) => pathsOf(machine).join(ownFolder(machine), 'config.toml'),
  signs: {
    project: ['.codex'],
    user: (machine) => [ownFolder(machine)],
    commands: ['codex'],
  },
  repository: 'started there',
  entry: ({ command, args }) => ({ command, args }),
  defaults: { startup_timeout_sec: 30 },
  note: () => 'Codex reads the file of a repository only where you trust the repository.',
});

function ownFolder(machine: Machine): string {
  const named = machine.environment['CODEX_HOME'] ?? '';
  return named === '' ? atHome(machine, '.codex') : named;
}
