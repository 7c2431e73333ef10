import { defineClient } from '../client.ts';
import { atHome } from '../machine.ts';

/** Windsurf has one file for all repositories, and says nothing of the folder that is open: the entry names one. */
export const windsurf = defineClient({
  id: 'windsurf',
  name: 'Windsurf',
  form: 'json',
  key: 'mcpServers',
  projectFile: null,
  userFile: (machine) => atHome(machine, '.codeium', 'windsurf', 'mcp_config.json'),
  signs: {
    project: ['.windsurf', '.windsurfrules'],
    user: (machine) => [atHome(machine, '.codeium', 'windsurf')],
    commands: ['windsurf'],
  },
  repository: null,
  entry: ({ command, args }) => ({ command, args }),
  note: () => 'It serves the repository that is named, and below `--allow-root DIR` any other.',
});
