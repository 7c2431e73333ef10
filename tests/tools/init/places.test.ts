import { describe, expect, test } from 'vitest';
import { chooseStart } from '../../../tools/init/choose-start.ts';
import type { Machine } from '../../../tools/init/client.ts';
import { clients } from '../../../tools/init/clients/index.ts';
import { claudeDesktop } from '../../../tools/init/clients/claude-desktop.ts';
import { cursor } from '../../../tools/init/clients/cursor.ts';
import { version } from '../../../src/version.ts';

const linux: Machine = { platform: 'linux', home: '/home/ada', environment: {} };
const mac: Machine = { platform: 'darwin', home: '/Users/ada', environment: {} };
const windows: Machine = {
  platform: 'win32',
  home: 'C:\\Users\\ada',
  environment: { APPDATA: 'C:\\Users\\ada\\AppData\\Roaming' },
};

const placesOn = (machine: Machine) =>
  Object.fromEntries(clients.map(({ id, userFile }) => [id, userFile?.(machine) ?? null]));

describe('the file of a user', () => {
  test('lies on Linux where each client looks', () => {
    expect(placesOn(linux)).toEqual({
      'claude-code': null,
      'claude-desktop': '/home/ada/.config/Claude/claude_desktop_config.json',
      cursor: '/home/ada/.cursor/mcp.json',
      vscode: '/home/ada/.config/Code/User/mcp.json',
      'gemini-cli': '/home/ada/.gemini/settings.json',
      codex: '/home/ada/.codex/config.toml',
      windsurf: '/home/ada/.codeium/windsurf/mcp_config.json',
      zed: '/home/ada/.config/zed/settings.json',
    });
  });

  test('lies on macOS in Application Support for programs with windows, but for Zed', () => {
    expect(placesOn(mac)).toMatchObject({
      'claude-desktop': '/Users/ada/Library/Application Support/Claude/claude_desktop_config.json',
      cursor: '/Users/ada/.cursor/mcp.json',
      vscode: '/Users/ada/Library/Application Support/Code/User/mcp.json',
      zed: '/Users/ada/.config/zed/settings.json',
    });
  });

  test('lies on Windows in the roaming folder, with the separators of Windows', () => {
    expect(placesOn(windows)).toMatchObject({
      'claude-desktop': 'C:\\Users\\ada\\AppData\\Roaming\\Claude\\claude_desktop_config.json',
      cursor: 'C:\\Users\\ada\\.cursor\\mcp.json',
      vscode: 'C:\\Users\\ada\\AppData\\Roaming\\Code\\User\\mcp.json',
      'gemini-cli': 'C:\\Users\\ada\\.gemini\\settings.json',
      codex: 'C:\\Users\\ada\\.codex\\config.toml',
      windsurf: 'C:\\Users\\ada\\.codeium\\windsurf\\mcp_config.json',
      zed: 'C:\\Users\\ada\\AppData\\Roaming\\Zed\\settings.json',
    });
    expect(placesOn({ ...windows, environment: {} })).toEqual(placesOn(windows));
  });

  test('follows the variables that the clients follow', () => {
    const environment = { XDG_CONFIG_HOME: '/xdg', CODEX_HOME: '/codex', GEMINI_CLI_HOME: '/gemini' };
    expect(placesOn({ ...linux, environment })).toMatchObject({
      vscode: '/xdg/Code/User/mcp.json',
      zed: '/xdg/zed/settings.json',
      codex: '/codex/config.toml',
      'gemini-cli': '/gemini/.gemini/settings.json',
    });
    expect(placesOn({ ...mac, environment })).toMatchObject({ zed: '/Users/ada/.config/zed/settings.json' });
  });
});

describe('the start of the server', () => {
  const root = '/work/shop';

  test('is the published package in the version at hand, and names the repository only where the client does not', () => {
    const args = ['-y', `groundplan@${version}`, 'mcp', '--repo'];
    const options = { root, platform: 'linux', local: false } as const;
    expect(chooseStart(cursor, { ...options, scope: 'project' })).toEqual({
      command: 'npx',
      args: [...args, '${workspaceFolder}'],
    });
    expect(chooseStart(claudeDesktop, { ...options, scope: 'user' })).toEqual({
      command: 'npx',
      args: [...args, root],
    });
  });

  test('goes through a shell on Windows, but not in a file that is shared', () => {
    const options = { root, platform: 'win32', local: false } as const;
    expect(chooseStart(cursor, { ...options, scope: 'user' })).toMatchObject({
      command: 'cmd',
      args: expect.arrayContaining(['/c', 'npx']),
    });
    expect(chooseStart(cursor, { ...options, scope: 'project' })).toMatchObject({ command: 'npx' });
  });

  test('names no place of this machine in a file that is shared', () => {
    for (const client of clients.filter(({ projectFile }) => projectFile !== null)) {
      const { args } = chooseStart(client, { scope: 'project', root, platform: 'linux', local: false });
      expect(args.join(' ')).not.toContain('/work');
    }
  });
});
