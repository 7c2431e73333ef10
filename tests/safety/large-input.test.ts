import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { beforeAll, describe, expect, test } from 'vitest';
import { limitLines } from '../../src/server/stdio/limit-lines.ts';
import { cleanEnvironment, cliPath } from '../support/run-cli.ts';
import { serveMcp } from '../support/serve-mcp.ts';
import { createTemporaryRepository } from '../support/temporary-repository.ts';

const plan = '# Implementation Plan: Kept\n\n## 1. Overview\n\n| Field | Value |\n|---|---|\n| **Goal** | Stay |\n';
const huge = 'x'.repeat(10 * 1024 * 1024);
const large = 'x'.repeat(4 * 1024 * 1024 - 1000);
const objects = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
const lists = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const members = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 'x']));

let root = '';
let server: Awaited<ReturnType<typeof serveMcp>>;
beforeAll(async () => {
  root = createTemporaryRepository({ 'docs/plans/a.md': plan }).root;
  server = await serveMcp({ repo: root });
});

/** Sends the arguments of a call as they stand, since what is very deep cannot be written from a value. */
async function callRaw(name: string, input: string) {
  const body = `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"${name}","arguments":${input}}}`;
  const { text } = await server.attempt({ body });
  return text;
}

describe('a request of ten megabytes', () => {
  test('is refused with 413, and the next is served', async () => {
    const body = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'get_plan', arguments: { plan: huge } },
    });
    const headers = { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' };
    const refused = await fetch(server.url, { method: 'POST', headers, body });
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({
      error: { message: expect.stringContaining('must not exceed 4194304 bytes') },
    });
    expect(await server.attempt({})).toMatchObject({ status: 200 });
  });

  test('is refused unread when the token is wrong', async () => {
    const refused = await fetch(server.url, { method: 'POST', headers: { authorization: 'Bearer x' }, body: huge });
    expect(refused.status).toBe(401);
  });

  test('is answered on standard input too, and the next is served', async () => {
    const client = new Client({ name: 'tests', version: '1' });
    const args = [cliPath, 'mcp', '--repo', root];
    await client.connect(new StdioClientTransport({ command: process.execPath, args, env: cleanEnvironment() }));
    await expect(client.callTool({ name: 'get_plan', arguments: { plan: huge } })).rejects.toThrow(
      'Expected a message of at most 4194304 bytes, got more. Send less at once',
    );
    expect(await client.callTool({ name: 'get_plan', arguments: { plan: 'a' } })).toMatchObject({ content: [{}] });
    await client.close();
  });
});

describe('a line that is too long', () => {
  test.each([
    ['{"jsonrpc":"2.0","id":7,"method":"x","params":"LONG"}', 7],
    ['{"jsonrpc":"2.0","method":"x","id":"a-1","params":"LONG"}', 'a-1'],
    ['{"method":"x","params":{"id":5,"a":"LONG"},"jsonrpc":"2.0","id":8}', 8],
    ['{"method":"x","params":{"a":"LONG","id":5}}', null],
    ['{"method":"x","params":{"a":"LONG"},"id":9,"jsonrpc":"2.0"}', 9],
    ['LONG', null],
  ])('%s is answered with its id, if it can be told', async (form, id) => {
    const line = Buffer.from(`${form.replace('LONG', 'é'.repeat(3000))}\n`);
    const answered: string[] = [];
    const lines = limitLines(4000, (answer) => answered.push(answer));
    const passed: Buffer[] = [];
    lines.on('data', (part: Buffer) => passed.push(part));
    const source = new PassThrough();
    source.pipe(lines);
    for (let at = 0; at < line.length; at += 700) source.write(line.subarray(at, at + 700));
    source.end('{"short":1}\n{"other":2}\n');
    await new Promise((resolve) => lines.on('end', resolve));
    expect(answered.map((one) => JSON.parse(one).id)).toEqual([id]);
    expect(Buffer.concat(passed).toString()).toBe('{"short":1}\n{"other":2}\n');
  });
});

describe('an argument of four megabytes', () => {
  test.each([
    ['get_plan', { plan: large }, 'plan: Expected at most 4096 characters'],
    ['get_plan', { plan: 'a', section: large }, 'section: Expected at most 100 characters'],
    ['get_plan', { plan: 'a', repo: large }, 'repo: Expected at most 4096 characters'],
    ['get_plan', { plan: 'a', [large]: 1 }, 'Unexpected argument `xxxx'],
    ['brief_sections', { plan: 'a', sections: [large] }, 'Expected at most 100 characters'],
    ['submit_sections', { plan: 'a', markdown: large }, 'markdown: Expected at most'],
    ['submit_sections', { plan: 'a', json: large }, 'Expected at most 1000000 characters'],
    ['submit_sections', { plan: 'a', json: { overview: large } }, 'Expected Markdown of at most 1000000 characters'],
    [
      'record_drift',
      { plan: 'a', kind: 'added', what: large, why: 'x', by: 'user' },
      'what: Expected at most 2000 characters',
    ],
    ['start_plan', { request: large }, 'request: Expected at most'],
    ['start_plan', { request: 'x', out: large }, 'out: Expected at most'],
    ['write_plan', { plan: 'a', status: large }, 'status: Invalid option'],
  ])('of %s is named, and not repeated', async (name, input, words) => {
    const { text, isError } = await server.call(name, input);
    expect({ text: text.slice(0, 3000), isError }).toEqual({ text: expect.stringContaining(words), isError: true });
    expect(text.length).toBeLessThan(2000);
    expect(readFileSync(join(root, 'docs/plans/a.md'), 'utf8')).toBe(plan);
  });
});

describe('what is nested very deep', () => {
  test.each([101, 5000, 9000, 100_000])('as the arguments of a call, %i levels, is named', async (levels) => {
    const text = await callRaw('submit_sections', `{"plan":"a","json":{"overview":${objects(levels)}}}`);
    expect(text).toMatch(
      /Expected arguments nested at most 100 levels deep, got more|more than the maximum of 10000 elements/,
    );
    expect(text).toContain('"isError":true');
  });

  test.each([101, 5000, 100_000])('as JSON in text, %i levels, is named', async (levels) => {
    for (const json of [
      objects(levels),
      `{"overview":${objects(levels)}}`,
      `{"overview":{"fields":${lists(levels)}}}`,
    ]) {
      const { text, isError } = await server.call('submit_sections', { plan: 'a', json });
      expect({ text: text.slice(0, 1000), isError }).toEqual({
        text: expect.stringMatching(/^Expected/),
        isError: true,
      });
    }
  });

  test.each([5000, 100_000])('as a message, %i levels, is refused or passed over', async (levels) => {
    const messages = [
      [lists(levels), 400],
      [objects(levels), 400],
      [
        `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{"experimental":{"x":${objects(levels)}}},"clientInfo":{"name":"x","version":"1"}}}`,
        400,
      ],
      [`{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"x":${lists(levels)}}}`, 200],
      [`{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{"x":${objects(levels)}}}}`, 200],
    ] as const;
    for (const [body, status] of messages) {
      const reply = await server.attempt({ body });
      expect({ body: body.slice(0, 60), status: reply.status }).toEqual({ body: body.slice(0, 60), status });
      expect(reply.text).not.toContain('call stack');
    }
  });
});

test('quotations and lists in each other without end are named, in what is submitted and in a plan that is there', async () => {
  for (const mark of ['> ', '>', '- ', '1. ', '> - ']) {
    const deep = `## 1. Overview\n\n${mark.repeat(5000)}x\n`;
    const words = 'Expected Markdown with at most 100 quotations or lists in each other, got more.';
    const submitted = await server.call('submit_sections', { plan: 'a', markdown: deep });
    expect(submitted).toEqual({ isError: true, text: expect.stringContaining(words) });
    writeFileSync(join(root, 'docs/plans/deep.md'), `# Implementation Plan: Deep\n\n${deep}`);
    expect(await server.call('check_plan', { plan: 'deep' })).toEqual({
      isError: true,
      text: expect.stringContaining(words),
    });
  }
});

describe('very many members', () => {
  test.each([9000, 100_000])('as arguments, %i of them, are counted or named in part', async (count) => {
    for (const [name, input] of [
      ['get_plan', { plan: 'a', ...members(count) }],
      ['submit_sections', { plan: 'a', json: members(count) }],
      ['submit_sections', { plan: 'a', json: JSON.stringify(members(count)) }],
    ] as const) {
      const { text, isError } = await server.call(name, input);
      expect(isError).toBe(true);
      expect(text).toMatch(/and 8995 more|more than the maximum of 10000 elements|Expected/);
      expect(text.length).toBeLessThan(2000);
    }
  });
});
