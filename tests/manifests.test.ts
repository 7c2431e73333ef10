import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { unknownVariables } from '../src/config.ts';
import { version } from '../src/version.ts';
import { chooseStart } from '../tools/init/choose-start.ts';
import { claudeCode } from '../tools/init/clients/claude-code.ts';
import { createTemporaryFolder, writeFiles } from './support/temporary-repository.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const script = join(root, 'scripts/stamp-version.mjs');
const manifests = [
  'server.json',
  'gemini-extension.json',
  '.claude-plugin/plugin.json',
  'packaging/mcpb/manifest.json',
];
const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

const {
  name,
  description: whole,
  license,
  mcpName,
  engines,
} = z
  .object({
    name: z.string(),
    description: z.string(),
    license: z.string(),
    mcpName: z.string(),
    engines: z.object({ node: z.string() }),
  })
  .parse(read('package.json'));

/** The shops give less room than npm. */
const description = `${whole.split(':')[0] ?? ''}.`;

const start = chooseStart(claudeCode, { scope: 'project', root, platform: 'linux', local: false });

describe('the manifest for the registry', () => {
  const server = z
    .object({
      $schema: z.literal('https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json'),
      name: z.string(),
      description: z.string().min(1).max(100),
      version: z.string(),
      packages: z.tuple([
        z.object({
          registryType: z.literal('npm'),
          identifier: z.string(),
          version: z.string(),
          transport: z.strictObject({ type: z.literal('stdio') }),
          packageArguments: z.array(z.object({ type: z.literal('positional'), value: z.string() })),
          environmentVariables: z.array(
            z.object({ name: z.string(), description: z.string(), isSecret: z.boolean().default(false) }),
          ),
        }),
      ]),
    })
    .parse(read('server.json'));
  const [pack] = server.packages;

  test('names the package and the server as the package does', () => {
    expect(server).toMatchObject({ name: mcpName, description, version });
    expect(pack).toMatchObject({ identifier: name, version });
    expect(mcpName).toMatch(/^io\.github\.[\w-]+\/[\w.-]+$/);
    expect(pack.packageArguments.map(({ value }) => value)).toEqual(['mcp']);
  });

  test('names only variables that the program knows, and calls keys secret', () => {
    const names = pack.environmentVariables.map(({ name }) => name);
    expect(unknownVariables(Object.fromEntries(names.map((name) => [name, 'x'])))).toEqual([]);
    expect(pack.environmentVariables.filter(({ isSecret }) => isSecret).map(({ name }) => name)).toEqual(
      names.filter((name) => name.endsWith('KEY')),
    );
  });
});

describe('the manifest of the bundle', () => {
  const text = readFileSync(join(root, 'packaging/mcpb/manifest.json'), 'utf8');
  const fields = z.record(z.string(), z.looseObject({ type: z.string(), title: z.string(), description: z.string() }));
  const manifest = z.looseObject({ user_config: fields }).parse(JSON.parse(text));

  test('is of this package, and asks for its Node.js', () => {
    expect(manifest).toMatchObject({
      manifest_version: '0.3',
      name,
      version,
      description,
      license,
      author: { name: expect.any(String) },
      server: { type: 'node', entry_point: 'dist/program/cli.js' },
      compatibility: { runtimes: { node: engines.node } },
    });
  });

  test('uses every setting that it asks for, and only the repository is needed', () => {
    const used = [...text.matchAll(/\$\{user_config\.(\w+)\}/g)].map(([, field]) => field);
    expect(new Set(used)).toEqual(new Set(Object.keys(manifest.user_config)));
    for (const [field, { required, default: value }] of Object.entries(manifest.user_config))
      expect({ field, required, value }).toEqual({
        field,
        required: field === 'repository',
        value: field === 'repository' ? undefined : '',
      });
    expect(manifest.user_config).toMatchObject({ repository: { type: 'directory' }, api_key: { sensitive: true } });
  });
});

describe('the plugin and the extension', () => {
  test('start what init writes', () => {
    for (const path of ['.claude-plugin/plugin.json', 'gemini-extension.json'])
      expect(read(path)).toMatchObject({ name, version, description, mcpServers: { groundplan: start } });
  });

  test('are offered by a marketplace in the same repository', () => {
    expect(read('.claude-plugin/marketplace.json')).toMatchObject({
      name,
      owner: { name: expect.any(String) },
      plugins: [{ name, source: './', description }],
    });
    // A server in a file of that name would start for whoever opens this repository, too.
    expect(existsSync(join(root, '.mcp.json'))).toBe(false);
  });
});

describe('the version', () => {
  test('is the same everywhere', () => {
    expect(spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' })).toMatchObject({
      status: 0,
      stdout: '',
    });
  });

  test('is put into every manifest from package.json, and nothing else changes', () => {
    const folder = createTemporaryFolder();
    for (const path of manifests) cpSync(join(root, path), join(folder, path), { recursive: true });
    writeFiles(folder, { 'package.json': '{ "version": "9.8.7-rc.1" }' });
    const checked = spawnSync(process.execPath, [script, '--check', folder], { encoding: 'utf8' });
    expect(checked).toMatchObject({ status: 1, stderr: expect.stringContaining('hint: run') });
    expect(checked.stdout.match(/other version/g)).toHaveLength(manifests.length);
    expect(spawnSync(process.execPath, [script, folder], { encoding: 'utf8' })).toMatchObject({ status: 0 });
    for (const path of manifests) {
      const before = readFileSync(join(root, path), 'utf8');
      expect(readFileSync(join(folder, path), 'utf8')).toBe(
        before.replaceAll(`"${version}"`, '"9.8.7-rc.1"').replaceAll(`groundplan@${version}`, 'groundplan@9.8.7-rc.1'),
      );
    }
    expect(spawnSync(process.execPath, [script, '--check', folder]).status).toBe(0);
  });
});
