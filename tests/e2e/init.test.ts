import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/run-program.ts';
import { version } from '../../src/version.ts';
import { cleanEnvironment, cliPath } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import {
  createTemporaryFolder,
  createTemporaryRepository,
  writeFiles,
  type Files,
} from '../support/temporary-repository.ts';

const published = ['-y', `groundplan@${version}`, 'mcp'];

/** A repository, a home, and a machine on which no assistant is but those that leave files in the two. */
function createMachine({ repository = {}, home = {} }: { readonly repository?: Files; readonly home?: Files } = {}) {
  const { root } = createTemporaryRepository({ 'README.md': '# shop\n', ...repository });
  const own = createTemporaryFolder(home);
  const bin = createTemporaryFolder();
  const environment = { HOME: own, PATH: bin, XDG_CONFIG_HOME: '', APPDATA: '', CODEX_HOME: '', GEMINI_CLI_HOME: '' };
  return {
    root,
    home: own,
    bin,
    environment,
    run: (...args: readonly string[]) => runHere(['init', ...args], { cwd: root, environment }),
    read: (path: string) => readFileSync(join(root, path), 'utf8'),
    readHome: (path: string) => readFileSync(join(own, path), 'utf8'),
  };
}

describe('each client', () => {
  const shared = { command: 'npx', args: published };
  const filled = { command: 'npx', args: [...published, '--repo', '${workspaceFolder}'] };

  test.each([
    ['claude-code', '.mcp.json', { mcpServers: { groundplan: shared } }],
    ['cursor', '.cursor/mcp.json', { mcpServers: { groundplan: filled } }],
    ['vscode', '.vscode/mcp.json', { servers: { groundplan: { type: 'stdio', ...filled } } }],
    ['gemini-cli', '.gemini/settings.json', { mcpServers: { groundplan: shared } }],
    ['zed', '.zed/settings.json', { context_servers: { groundplan: shared } }],
  ])('%s gets its file in the repository, and the second time nothing', async (id, path, expected) => {
    const { run, read } = createMachine();
    const first = await run(id, '--yes');
    expect(first).toMatchObject({ code: 0, stdout: expect.stringContaining(`${path}: written\n    +{`) });
    const made = read(path);
    expect(JSON.parse(made)).toEqual(expected);
    expect(await run(id, '--yes')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`${path}: holds the entry already`),
    });
    expect(read(path)).toBe(made);
  });

  test('codex gets a table of TOML with time for the first download', async () => {
    const { run, read } = createMachine();
    expect(await run('codex', '--yes')).toMatchObject({ code: 0 });
    const made = read('.codex/config.toml');
    expect(made).toContain('[mcp_servers.groundplan]\ncommand = "npx"\n');
    expect(made).toContain('startup_timeout_sec = 30');
    expect(await run('codex')).toMatchObject({ stdout: expect.stringContaining('holds the entry already') });
  });

  test('claude-desktop and windsurf have one file for all repositories, so theirs names this one', async () => {
    const { run, root, home } = createMachine();
    const { stdout } = await run('claude-desktop', 'windsurf', '--yes', '--json');
    expect(JSON.parse(stdout).clients).toMatchObject([
      { id: 'claude-desktop', state: 'written' },
      { id: 'windsurf', state: 'written' },
    ]);
    const written = [
      '.codeium/windsurf/mcp_config.json',
      ...readdirSync(home, { recursive: true, encoding: 'utf8' }),
    ].filter((path) => /(?:mcp|desktop)_config\.json$/.test(path));
    expect(new Set(written).size).toBe(2);
    for (const path of new Set(written)) {
      const { mcpServers } = JSON.parse(readFileSync(join(home, path), 'utf8'));
      expect(mcpServers.groundplan).toEqual({ command: 'npx', args: [...published, '--repo', root] });
    }
  });
});

describe('what is found', () => {
  test('are the assistants with files in the repository, files at home, and programs on the path, which are never run', async () => {
    const { run, bin } = createMachine({
      repository: { '.cursor/rules/a.mdc': 'x' },
      home: { '.codex/auth.json': '{}' },
    });
    writeFileSync(join(bin, 'gemini'), `#!/bin/sh\ntouch "${join(bin, 'was-run')}"\n`);
    chmodSync(join(bin, 'gemini'), 0o755);
    const { code, stdout } = await run();
    expect(code).toBe(0);
    expect(stdout.match(/^\w.*\(found: .*\)$/gm)).toEqual([
      'Cursor (found: .cursor)',
      'Gemini CLI (found: gemini on the PATH)',
      'Codex CLI (found: ~/.codex)',
    ]);
    expect(existsSync(join(bin, 'was-run'))).toBe(false);
  });

  test('is nothing on a bare machine, and then the names are given', async () => {
    expect(await createMachine().run()).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^No assistant was found.*\nName one: claude-code, /),
    });
  });
});

describe('where nobody can be asked', () => {
  test('shows what would be written, and writes nothing', async () => {
    const { run, root } = createMachine({ repository: { '.cursor/a': '', '.mcp.json': '{}\n' } });
    const { code, stdout } = await run();
    expect(code).toBe(0);
    expect(stdout).toContain('.cursor/mcp.json: would be written');
    expect(stdout).toContain('Nothing was written. Give --yes to write this.');
    expect(existsSync(join(root, '.cursor/mcp.json'))).toBe(false);
    expect(readFileSync(join(root, '.mcp.json'), 'utf8')).toBe('{}\n');
  });

  test('writes nothing with --dry-run, even beside --yes', async () => {
    const { run, root } = createMachine();
    expect(await run('cursor', '--yes', '--dry-run')).toMatchObject({
      stdout: expect.stringContaining('would be written'),
    });
    expect(existsSync(join(root, '.cursor'))).toBe(false);
  });
});

describe('at a terminal', () => {
  /** Runs `init` with somebody at the terminal, who types these lines and then, if so, interrupts. */
  async function sitDown(
    { root, environment }: ReturnType<typeof createMachine>,
    typed: readonly string[],
    interrupts = false,
  ) {
    const interruption = new AbortController();
    const written = { stdout: '', stderr: '' };
    const stream = (name: keyof typeof written) => ({
      isTTY: true,
      write: (text: string) => void (written[name] += text),
    });
    const stdin = {
      isTTY: true,
      async *[Symbol.asyncIterator]() {
        yield* typed;
        if (interrupts) interruption.abort(new Error('Interrupted.'));
      },
    };
    const code = await runProgram(['init', '--repo', root, '--quiet'], {
      stdin,
      stdout: stream('stdout'),
      stderr: stream('stderr'),
      environment: { ...environment, NO_COLOR: '1' },
      signal: interruption.signal,
    });
    return { code, ...written };
  }

  test('asks before each file with the change in view, and writes only what is wanted', async () => {
    const machine = createMachine({ repository: { '.cursor/a': '', '.zed/a': '' } });
    const { code, stdout, stderr } = await sitDown(machine, ['y\n', '\n']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^Cursor: \.cursor\/mcp\.json\n {2}\+\{\n[\s\S]*Write this\?\n\(y writes it/);
    expect(existsSync(join(machine.root, '.cursor/mcp.json'))).toBe(true);
    expect(existsSync(join(machine.root, '.zed/settings.json'))).toBe(false);
    expect(stdout).toContain('.cursor/mcp.json: written\n');
    expect(stdout).toContain('.zed/settings.json: left as it is');
  });

  test('says what is written already when it is interrupted', async () => {
    const machine = createMachine({ repository: { '.cursor/a': '', '.zed/a': '' } });
    const { code, stderr } = await sitDown(machine, ['y\n'], true);
    expect(code).toBe(130);
    expect(stderr).toContain('Interrupted: written so far: .cursor/mcp.json.');
    expect(existsSync(join(machine.root, '.zed/settings.json'))).toBe(false);
  });
});

describe('a file that is there', () => {
  test('keeps other servers, comments and permissions', async () => {
    const before =
      '{\n    // mine\n    "theme": "dark",\n    "context_servers": {\n        "other": { "command":"o", "env": {"TOKEN":"t"} }, // keep\n    },\n}\n';
    const { run, home, readHome } = createMachine({ home: { '.config/zed/settings.json': before } });
    const path = join(home, '.config/zed/settings.json');
    chmodSync(path, 0o600);
    expect(await run('zed', '--scope', 'user', '--yes')).toMatchObject({ code: 0 });
    const after = readHome('.config/zed/settings.json');
    const added = /\n {8}"groundplan": \{\n(?: {12}.*\n)+ {8}\},/.exec(after)?.[0] ?? 'none';
    expect(after.replace(added, '')).toBe(before);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(home, '.config/zed'))).toEqual(['settings.json']);
  });

  test('with another entry of our name is shown line by line, without the secrets beside it', async () => {
    const key = `sk-proj-${'a1B2'.repeat(12)}`;
    const old = {
      mcpServers: {
        groundplan: { command: 'npx', args: ['-y', 'groundplan@0.0.1', 'mcp'], env: { OPENAI_API_KEY: key } },
      },
    };
    const { run, read } = createMachine({ repository: { '.mcp.json': `${JSON.stringify(old, null, 2)}\n` } });
    const { stdout } = await run('claude-code', '--yes');
    expect(stdout).toContain('"groundplan@0.0.1"');
    expect(stdout).toMatch(new RegExp(`^ +\\+ +"args": \\["-y", "groundplan@${version}", "mcp"\\]`, 'm'));
    expect(stdout).not.toContain(key);
    expect(JSON.parse(read('.mcp.json')).mcpServers.groundplan).toEqual({
      ...old.mcpServers.groundplan,
      args: published,
    });
  });

  test('that is broken is named and left alone, the others go on, and the exit code says so', async () => {
    const { run, root, read } = createMachine({ repository: { '.mcp.json': '{ "mcpServers": {', '.cursor/a': '' } });
    const { code, stdout } = await run('--yes');
    expect(code).toBe(2);
    expect(stdout).toContain(`Expected JSON in ${join(root, '.mcp.json')}, got what cannot be read: `);
    expect(read('.mcp.json')).toBe('{ "mcpServers": {');
    expect(stdout).toContain('.cursor/mcp.json: written');
  });

  test('is written where it really lies, if a link at home leads there', async () => {
    const { run, home } = createMachine({ home: { 'dotfiles/mcp.json': '{}\n', '.cursor/a': '' } });
    symlinkSync(join(home, 'dotfiles/mcp.json'), join(home, '.cursor/mcp.json'));
    const { stdout } = await run('cursor', '--scope', 'user', '--yes');
    expect(stdout).toContain('~/.cursor/mcp.json (a link to ~/dotfiles/mcp.json): written');
    expect(readlinkSync(join(home, '.cursor/mcp.json'))).toBe(join(home, 'dotfiles/mcp.json'));
    expect(JSON.parse(readFileSync(join(home, 'dotfiles/mcp.json'), 'utf8'))).toHaveProperty('mcpServers.groundplan');
  });

  test('is refused where a link of the repository leads out of it, by its file or by its folder', async () => {
    const { run, root, home } = createMachine({ home: { 'secret.json': '{}\n', 'folder/a': '' } });
    symlinkSync(join(home, 'secret.json'), join(root, '.mcp.json'));
    symlinkSync(join(home, 'folder'), join(root, '.cursor'));
    const { code, stdout } = await run('claude-code', 'cursor', '--yes');
    expect(code).toBe(2);
    expect(stdout.match(/got a link to/g)).toHaveLength(2);
    expect(readFileSync(join(home, 'secret.json'), 'utf8')).toBe('{}\n');
    expect(readdirSync(join(home, 'folder'))).toEqual(['a']);
  });

  test('is refused where a link leads to nothing, and where it is a folder', async () => {
    const { run, root, home } = createMachine();
    symlinkSync(join(root, 'gone.json'), join(root, '.mcp.json'));
    mkdirSync(join(root, '.vscode/mcp.json'), { recursive: true });
    writeFiles(home, { '.codeium/windsurf/mcp_config.json': new Uint8Array([0xff, 0xfe, 0x00]) });
    const { code, stdout } = await run('claude-code', 'vscode', 'windsurf', '--yes');
    expect(code).toBe(2);
    for (const words of ['got a link to nothing', 'Expected a file of at most 4 MiB', 'Expected UTF-8 text'])
      expect(stdout).toContain(words);
  });
});

describe('the flags', () => {
  test('--print gives the blocks of all clients, found or not', async () => {
    const { stdout } = await createMachine().run('--print');
    expect(stdout.match(/^\*\*.*\*\*: /gm)).toHaveLength(8);
    for (const [, block = ''] of stdout.matchAll(/```json\n([\s\S]*?)```/g))
      expect(JSON.stringify(JSON.parse(block))).toContain('groundplan@');
  });

  test('--local starts this installation by its path, from the files of the user', async () => {
    const { run, readHome, root } = createMachine();
    expect(await run('cursor', 'claude-code', '--local', '--yes')).toMatchObject({
      stdout: expect.stringContaining('keep the file out of git'),
    });
    const entries = [readHome('.cursor/mcp.json'), readFileSync(join(root, '.mcp.json'), 'utf8')].map(
      (text) => JSON.parse(text).mcpServers.groundplan,
    );
    for (const { command, args } of entries) expect([command, args[0]]).toEqual(['node', cliPath]);
    const client = new Client({ name: 'tests', version: '1.0.0' });
    await client.connect(new StdioClientTransport({ ...entries[1], cwd: root, env: cleanEnvironment() }));
    expect((await client.listTools()).tools.map(({ name }) => name)).toContain('start_plan');
    await client.close();
  });

  test('--scope passes over a client that has no such file, and says what to do', async () => {
    const { run } = createMachine();
    expect((await run('claude-desktop', '--scope', 'project')).stdout).toContain('give --scope user');
    expect((await run('claude-code', '--scope', 'user')).stdout).toContain('skipped');
  });

  test('an unknown client is answered with the nearest', async () => {
    expect(await createMachine().run('curser')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('hint: Did you mean cursor?'),
    });
  });
});
