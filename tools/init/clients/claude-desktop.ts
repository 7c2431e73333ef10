import { defineClient } from '../client.ts';
import { atSettings } from '../machine.ts';

/** Anthropic's program with windows. It has no folder open, so the entry names one. */
export const claudeDesktop = defineClient({
  id: 'claude-desktop',
  name: 'Claude Desktop',
  form: 'json',
  key: 'mcpServers',
  projectFile: null,
  userFile: (machine) => atSettings(machine, 'Claude', 'claude_desktop_config.json'),
  signs: { project: [], user: (machine) => [atSettings(machine, 'Claude')], commands: ['claude-desktop'] },
  repository: null,
  entry: ({ command, args }) => ({ command, args }),
  note: () =>
    'Quit the program and start it again afterwards. It serves the repository that is named, and below `--allow-root DIR` any other.',
});
