import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { Client as LegacyClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as LegacyStdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { createMcpHandler } from '@modelcontextprotocol/server';
import { afterAll, describe, expect, test } from 'vitest';
import { sections } from '../../src/sections/index.ts';
import { buildServer } from '../../src/server.ts';
import { callText, connect, eras, type Connected } from '../support/connect-mcp.ts';
import { cleanEnvironment, cliPath } from '../support/run-cli.ts';
import { createSampleRepository, sampleRequest } from '../support/sample-repository.ts';
import { createTemporaryFolder } from '../support/temporary-repository.ts';

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing.splice(0)) await close();
});

const draft = (client: Connected, input: Record<string, unknown> = {}) =>
  callText(client, 'start_plan', { request: sampleRequest, out: 'delete.md', ...input });

describe.each(eras)('in %s', (_, mode) => {
  test('lists the same few tools, each described, within what clients accept', async () => {
    const client = await connect({ repo: createTemporaryFolder() }, mode);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'start_plan',
      'brief_sections',
      'submit_sections',
      'draft_sections',
      'refine_section',
      'analyze_repository',
      'check_plan',
      'get_plan',
      'record_drift',
      'write_plan',
    ]);
    for (const { inputSchema } of tools) {
      expect(inputSchema).toMatchObject({
        type: 'object',
        additionalProperties: false,
        properties: { repo: { type: 'string' } },
      });
    }
    expect(Buffer.byteLength(JSON.stringify(tools))).toBeLessThan(8192);
    expect(Buffer.byteLength(client.getInstructions() ?? '')).toBeLessThan(2048);
  });

  test('leads from a request to an approved plan', async () => {
    const { root } = createSampleRepository();
    const client = await connect({ repo: root }, mode);
    const started = await draft(client);
    expect(started).toMatchObject({ isError: false, structuredContent: undefined });
    expect(started.text).toMatch(/^The plan stands at docs\/plans\/delete\.md/);

    const overview = await callText(client, 'get_plan', { plan: 'delete' });
    expect(overview.text).toContain('status Draft');
    for (const { id } of sections) expect(overview.text).toContain(`\n${id} | `);
    const section = await callText(client, 'get_plan', { plan: 'docs/plans/delete.md', section: 'current-state' });
    expect(section.text).toContain('### 2.1 Current State Analysis');
    expect(section.text).not.toContain('## 4.');

    const full = await callText(client, 'get_plan', { plan: 'delete', detail: 'full' });
    expect(full.text).toContain('# Implementation Plan: Delete an invoice');
    expect(full.text.length).toBeLessThan(33_000);

    const checked = await callText(client, 'check_plan', { plan: 'delete' });
    expect(checked.structuredContent).toMatchObject({
      plan: 'docs/plans/delete.md',
      passed: true,
      claims: { missing: 0 },
    });
    expect(JSON.parse(checked.text)).toEqual(checked.structuredContent);

    const before = readFileSync(join(root, 'docs/plans/delete.md'), 'utf8');
    expect(await callText(client, 'write_plan', { plan: 'delete', status: 'Approved' })).toMatchObject({
      isError: false,
    });
    const after = readFileSync(join(root, 'docs/plans/delete.md'), 'utf8');
    expect(changedLines(before, after)).toEqual([
      'status: Approved',
      expect.stringMatching(/^ +overview: .*hash: /),
      expect.stringMatching(/^\| \*\*Status\*\* +\| Approved +\|$/),
    ]);
    expect((await callText(client, 'get_plan', { plan: 'delete' })).text).toMatch(
      /\noverview \| \d+ \| evidence \| no \|/,
    );
  });

  test('answers mistakes with what to do next, and never with a stack', async () => {
    const { root } = createSampleRepository();
    const client = await connect({ repo: root }, mode);
    const mistakes: readonly (readonly [string, Record<string, unknown>, string])[] = [
      ['get_plan', { plan: 'nothing' }, 'There is no plan in docs/plans yet.'],
      ['get_plan', { paln: 'nothing' }, 'did you mean `plan`?'],
      ['check_plan', {}, 'plan: '],
      ['check_plan', { plan: '../../etc/hosts.md' }, 'Expected a plan inside'],
      ['analyze_repository', { request: 'x', repo: '/' }, '--allow-root'],
      ['analyze_repository', { request: 'x', repo: '/does/not/exist' }, '--allow-root'],
      ['analyze_repository', { request: 'x', repo: 'does/not/exist' }, 'Expected a folder at'],
      ['start_plan', { request: '  ' }, 'Expected a feature request'],
      ['start_plan', { request: 'x', out: '../../outside.md' }, 'Expected a plan inside'],
      ['start_plan', { request: 'x', out: 'README.md/x.txt' }, 'Expected a Markdown file name'],
    ];
    for (const [name, input, words] of mistakes) {
      const { text, isError } = await callText(client, name, input);
      expect({ name, input, text, isError }).toEqual({
        name,
        input,
        text: expect.stringContaining(words),
        isError: true,
      });
      expect(text).not.toMatch(/^\s+at /m);
    }
  });

  test('offers plans and their sections as resources', async () => {
    const { root } = createSampleRepository();
    const client = await connect({ repo: root }, mode);
    await draft(client, { out: 'löschen 1.md' });
    const { resources } = await client.listResources();
    expect(resources.map(({ name }) => name)).toEqual(['template', 'sections', 'löschen 1']);
    const uri = resources.at(-1)?.uri ?? '';
    const text = readFileSync(join(root, 'docs/plans/löschen 1.md'), 'utf8');
    expect(await client.readResource({ uri })).toMatchObject({ contents: [{ mimeType: 'text/markdown', text }] });
    const { contents } = await client.readResource({ uri: `${uri}/steps` });
    expect(contents).toMatchObject([{ text: expect.stringMatching(/^## 7\. Implementation Steps/) }]);
    await expect(client.readResource({ uri: 'plan://nothing' })).rejects.toThrow(/not found/i);
    await expect(client.readResource({ uri: `${uri}/nothing` })).rejects.toThrow(/not found/i);
    const { completion } = await client.complete({
      ref: { type: 'ref/resource', uri: 'plan://{plan}/{section}' },
      argument: { name: 'section', value: 'app' },
    });
    expect(completion.values).toEqual(['appendix-diagrams', 'appendix-research']);
  });
});

test('reports progress when the client asks for it', async () => {
  const client = await connect({ repo: createSampleRepository().root });
  const told: { readonly progress: number; readonly message?: string | undefined }[] = [];
  await client.callTool(
    { name: 'start_plan', arguments: { request: sampleRequest } },
    { onprogress: (progress) => told.push(progress) },
  );
  expect(told.map(({ message }) => message)).toContain('reading the repository');
  const values = told.map(({ progress }) => progress);
  expect(values).toEqual([...new Set(values)].toSorted((one, other) => one - other));
});

test('stops when the client cancels, and writes nothing', async () => {
  const { root } = createSampleRepository();
  let stop = (_line: string) => {};
  const stopped = new Promise<string>((resolve) => (stop = resolve));
  const client = await connect({
    repo: root,
    environment: { ...cleanEnvironment(), GROUNDPLAN_LOG: 'debug' },
    log: ({ message }) => stop(message),
  });
  const cancelling = new AbortController();
  const call = client.callTool(
    { name: 'start_plan', arguments: { request: sampleRequest } },
    { signal: cancelling.signal, onprogress: () => cancelling.abort() },
  );
  await expect(call).rejects.toThrow(/abort/i);
  expect(await stopped).toMatch(/^start_plan: /);
  expect(existsSync(join(root, 'docs'))).toBe(false);
});

test('analyses within the budget, as data that says what was left out', async () => {
  const { root, write } = createSampleRepository();
  write({
    'AGENTS.md': Array.from(
      { length: 200 },
      (_, index) => `- Rule ${index}: every function of module ${index} must have a test that fails without it.`,
    ).join('\n'),
  });
  const client = await connect({ repo: root });
  for (const detail of ['concise', 'detailed']) {
    const { text, structuredContent } = await callText(client, 'analyze_repository', {
      request: sampleRequest,
      detail,
      top: 2,
    });
    expect(JSON.parse(text)).toEqual(structuredContent);
    expect(text.length).toBeLessThan(32_000);
    expect(structuredContent).toMatchObject({
      candidates: [{ path: 'src/invoices/invoice-store.ts' }, {}],
      commit: expect.any(String),
    });
  }
  expect((await callText(client, 'analyze_repository', { request: sampleRequest })).structuredContent).toMatchObject({
    omitted: { rules: expect.any(Number) },
  });
});

test('tells which sections were edited, and which cite files that changed since', async () => {
  const { root, write } = createSampleRepository();
  const client = await connect({ repo: root });
  await draft(client);
  const path = join(root, 'docs/plans/delete.md');
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replace('## 9. Observability', '## 9. Observability\n\nEdited by hand.'),
  );
  write({ 'src/invoices/invoice-store.ts': '/** Rewritten. */\nexport class InvoiceStore {}\n' });
  const { text } = await callText(client, 'get_plan', { plan: 'delete' });
  expect(text).toMatch(/^observability \| \d+ \| evidence \| yes \|/m);
  expect(text).toMatch(/^current-state \| \d+ \| evidence \| no \| .*src\/invoices\/invoice-store\.ts/m);
  expect(text).toMatch(/^web-research \| \d+ \| evidence \| no \| none \|/m);
});

test('refuses to approve a plan with errors until it is told that this is meant', async () => {
  const { root } = createSampleRepository();
  const client = await connect({ repo: root });
  await draft(client);
  const path = join(root, 'docs/plans/delete.md');
  const broken = readFileSync(path, 'utf8')
    .replaceAll('src/server.ts', 'src/sevrer.ts')
    .replaceAll('src/invoices/invoice-store.ts', 'src/invoices/invoice-shop.ts');
  writeFileSync(path, broken);
  const refused = await callText(client, 'write_plan', { plan: 'delete', status: 'Approved' });
  expect(refused).toMatchObject({ isError: true, text: expect.stringContaining('the file was not changed') });
  expect(refused.text).toContain('truth/path');
  expect(readFileSync(path, 'utf8')).toBe(broken);
  expect(await callText(client, 'write_plan', { plan: 'delete', status: 'Under Review' })).toMatchObject({
    isError: false,
    text: expect.stringContaining('now has the status Under Review'),
  });
  expect(await callText(client, 'write_plan', { plan: 'delete', status: 'Approved', force: true })).toMatchObject({
    isError: false,
  });
  expect(readFileSync(path, 'utf8')).toContain('\nstatus: Approved\n');
});

test('keeps Windows line ends and hand edits when it sets a status', async () => {
  const { root } = createSampleRepository();
  const client = await connect({ repo: root });
  const text =
    '# Implementation Plan: By hand\n\n## 1. Overview\n\n| Field | Value |\n|---|---|\n| **Goal** | *odd*   spacing |\n| **Status** | Draft / Under Review |\n\nfree words\n'.replaceAll(
      '\n',
      '\r\n',
    );
  createPlan(root, 'hand.md', text);
  expect(await callText(client, 'write_plan', { plan: 'hand', status: 'Under Review' })).toMatchObject({
    isError: false,
  });
  expect(readFileSync(join(root, 'docs/plans/hand.md'), 'utf8')).toBe(
    text.replace('| Draft / Under Review |', '| Under Review         |'),
  );
});

test('serves another repository only below an allowed root', async () => {
  const { root } = createSampleRepository();
  const other = createSampleRepository().root;
  const client = await connect({ repo: root, allowRoots: [other] });
  const { structuredContent } = await callText(client, 'analyze_repository', { repo: join(other, 'src') });
  expect(structuredContent).toMatchObject({ repository: { name: 'invoice-desk', scope: 'src' } });
  expect(await callText(await connect({ repo: root }), 'analyze_repository', { repo: other })).toMatchObject({
    isError: true,
  });
});

test('takes the repository from the environment when nothing else names it', async () => {
  const { root } = createSampleRepository();
  const elsewhere = createSampleRepository();
  elsewhere.write({ 'package.json': '{ "name": "elsewhere" }' });
  const server = (environment: Record<string, string>) =>
    createMcpHandler(() => buildServer({ environment: { ...cleanEnvironment(), ...environment }, log: () => {} }));
  const nameOf = async (environment: Record<string, string>) => {
    const handler = server(environment);
    const client = new Client(
      { name: 'tests', version: '1.0.0' },
      { versionNegotiation: { mode: { pin: '2026-07-28' } } },
    );
    await client.connect(
      new StreamableHTTPClientTransport(new URL('http://tests.local/mcp'), {
        fetch: (url, init) => handler.fetch(new Request(url, init)),
      }),
    );
    closing.push(() => client.close());
    const { structuredContent } = await callText(client, 'analyze_repository');
    return structuredContent;
  };
  expect(await nameOf({ CLAUDE_PROJECT_DIR: root })).toMatchObject({ repository: { name: 'invoice-desk' } });
  expect(await nameOf({ CLAUDE_PROJECT_DIR: root, GROUNDPLAN_REPO: elsewhere.root })).toMatchObject({
    repository: { name: 'elsewhere' },
  });
});

describe('as a process on standard input and output', () => {
  const command = process.execPath;
  const args = (root: string) => [cliPath, 'mcp', '--repo', root];

  test('serves a client of the stateless era', async () => {
    const { root } = createSampleRepository();
    const client = new Client({ name: 'tests', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } });
    await client.connect(new StdioClientTransport({ command, args: args(root), env: cleanEnvironment() }));
    expect(client.getNegotiatedProtocolVersion()).toBe('2026-07-28');
    expect(await callText(client, 'analyze_repository', { request: sampleRequest })).toMatchObject({
      isError: false,
      structuredContent: { repository: { name: 'invoice-desk' } },
    });
    await client.close();
  });

  test('serves the older client with its handshake', async () => {
    const { root } = createSampleRepository();
    const client = new LegacyClient({ name: 'tests', version: '1.0.0' });
    await client.connect(new LegacyStdioClientTransport({ command, args: args(root), env: cleanEnvironment() }));
    expect((await client.listTools()).tools.map(({ name }) => name)).toContain('start_plan');
    const { content } = await client.callTool({
      name: 'start_plan',
      arguments: { request: sampleRequest, out: 'a.md' },
    });
    expect(content).toMatchObject([
      { type: 'text', text: expect.stringContaining('docs/plans/a.md') },
      { type: 'resource_link', uri: 'plan://a' },
    ]);
    await client.close();
  });
});

function createPlan(root: string, name: string, text: string): void {
  mkdirSync(join(root, 'docs/plans'), { recursive: true });
  writeFileSync(join(root, 'docs/plans', name), text);
}

function changedLines(before: string, after: string): readonly string[] {
  const old = before.split('\n');
  const lines = after.split('\n');
  expect(lines.length).toBe(old.length);
  return lines.filter((line, index) => line !== old[index]);
}
