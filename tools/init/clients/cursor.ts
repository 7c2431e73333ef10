import { defineClient } from '../client.ts';
import { atHome } from '../machine.ts';

/** Cursor does not start servers in the folder that is open, but fills it in. */
export const cursor = defineClient({
  id: 'cursor',
  name: 'Cursor',
  form: 'json',
  key: 'mcpServers',
  projectFile: '.cursor/mcp.json',
  userFile: (machine) => atHome(machine, '.cursor', 'mcp.json'),
  signs: {
    project: ['.cursor', '.cursorrules'],
    user: (machine) => [atHome(machine, '.cursor')],
    commands: ['cursor', 'cursor-agent'],
  },
  repository: '${workspaceFolder}',
  entry: ({ command, args }) => ({ command, args }),
});
