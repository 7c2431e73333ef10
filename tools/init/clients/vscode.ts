import { defineClient } from '../client.ts';
import { atSettings } from '../machine.ts';

/** Visual Studio Code with Copilot. */
export const vscode = defineClient({
  id: 'vscode',
  name: 'VS Code',
  form: 'json',
  key: 'servers',
  projectFile: '.vscode/mcp.json',
  userFile: (machine) => atSettings(machine, 'Code', 'User', 'mcp.json'),
  signs: {
    project: ['.vscode', '.github/copilot-instructions.md'],
    user: (machine) => [atSettings(machine, 'Code')],
    commands: ['code'],
  },
  repository: '${workspaceFolder}',
  entry: ({ command, args }) => ({ type: 'stdio', command, args }),
});
