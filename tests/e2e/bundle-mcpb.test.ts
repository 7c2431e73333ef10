import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { tools } from '../../tools/index.ts';
import { cleanEnvironment } from '../support/run-cli.ts';
import { createSampleRepository, sampleRequest } from '../support/sample-repository.ts';
import { createTemporaryFolder } from '../support/temporary-repository.ts';

const script = fileURLToPath(new URL('../../scripts/bundle-mcpb.mjs', import.meta.url));
const manifestSchema = z.object({
  tools: z.array(z.object({ name: z.string() })),
  server: z.object({
    entry_point: z.string(),
    mcp_config: z.object({ command: z.string(), args: z.array(z.string()), env: z.record(z.string(), z.string()) }),
  }),
});

test('the bundle, unpacked anywhere, serves every tool and reads code with the grammars in it', async () => {
  const file = join(createTemporaryFolder(), 'groundplan.mcpb');
  expect(execFileSync(process.execPath, [script, file], { encoding: 'utf8' })).toMatch(/^sha256 [0-9a-f]{64}$/m);
  const folder = createTemporaryFolder(unzipSync(readFileSync(file)));
  const { tools: listed, server } = manifestSchema.parse(
    JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')),
  );
  const { root } = createSampleRepository();
  const fill = (text: string) =>
    text
      .replace('${__dirname}', folder)
      .replace('${user_config.repository}', root)
      .replace(/\$\{user_config\.\w+\}/, '');
  const { args, env } = server.mcp_config;
  expect(args.map(fill)).toContain(join(folder, server.entry_point));
  const client = new Client({ name: 'tests', version: '1.0.0' });
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: args.map(fill),
      cwd: createTemporaryFolder(),
      env: {
        ...cleanEnvironment(),
        ...Object.fromEntries(Object.entries(env).map(([name, value]) => [name, fill(value)])),
      },
    }),
  );
  try {
    const served = (await client.listTools()).tools.map(({ name }) => name);
    expect(served).toEqual(tools.filter(({ faces }) => faces.includes('mcp')).map(({ name }) => name));
    expect(listed.map(({ name }) => name)).toEqual(served);
    const { content, isError } = await client.callTool({ name: 'start_plan', arguments: { request: sampleRequest } });
    expect(isError ?? false).toBe(false);
    expect(JSON.stringify(content)).toContain('InvoiceStore');
  } finally {
    await client.close();
  }
});
