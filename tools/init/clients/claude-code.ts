import { quoteWord } from '../../../src/repository/shell/quote-word.ts';
import { defineClient } from '../client.ts';
import { atHome } from '../machine.ts';

/** Anthropic's assistant for the terminal. Its file for a user holds its own state and is rewritten all the time, so only its own command may add to it. */
export const claudeCode = defineClient({
  id: 'claude-code',
  name: 'Claude Code',
  form: 'json',
  key: 'mcpServers',
  projectFile: '.mcp.json',
  userFile: null,
  signs: {
    project: ['.mcp.json', '.claude', 'CLAUDE.md'],
    user: (machine) => [atHome(machine, '.claude'), atHome(machine, '.claude.json')],
    commands: ['claude'],
  },
  repository: 'started there',
  entry: ({ command, args }) => ({ command, args }),
  note: ({ command, args }) =>
    `For yourself alone, in all repositories: \`claude mcp add --scope user groundplan -- ${[command, ...args].map(quoteWord).join(' ')}\`.`,
});
