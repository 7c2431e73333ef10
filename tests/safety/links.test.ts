import { lstatSync, lutimesSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { callText, connect, type Connected } from '../support/connect-mcp.ts';
import { createTemporaryFolder, createTemporaryRepository, writeFiles } from '../support/temporary-repository.ts';

const sampleRequest = 'Find invoices by the name of their customer';
const words = 'groundplan-private-words';
const plan = `# Implementation Plan: ${words}\n\n## 1. Overview\n\n| Field | Value |\n|---|---|\n| **Status** | Draft |\n`;
const overview = {
  markdown: '## 1. Overview\n\n| Field | Value |\n|---|---|\n| **Goal** | Submitted words. |\n',
  force: true,
};
const writers = [
  ['submit_sections', overview],
  ['record_drift', { kind: 'added', what: 'a', why: 'b', by: 'user' }],
  ['write_plan', { status: 'Approved', force: true }],
  ['draft_sections', {}],
] as const;
const tools = [...writers, ['get_plan', { detail: 'full' }], ['check_plan', {}], ['brief_sections', {}]] as const;

let root = '';
let outside = '';
let client: Connected;
beforeEach(async () => {
  root = createTemporaryRepository({
    'package.json': '{ "name": "invoice-desk" }',
    'README.md': 'x\n',
    'src/a.ts': 'x\n',
  }).root;
  outside = createTemporaryFolder({ 'private.md': plan });
  client = await connect({ repo: root });
});

describe('a plan that is a link', () => {
  test.each([
    ['out of the repository', () => join(outside, 'private.md')],
    ['to another file of it', () => join(root, 'README.md')],
    ['to nothing', () => join(outside, 'nothing.md')],
    ['to itself', () => 'link.md'],
    ['to a device without end', () => '/dev/zero'],
  ])('%s is refused by every tool, and is a link afterwards', async (way, target) => {
    writeFiles(root, { 'docs/plans/kept.md': plan.replace(words, 'Kept') });
    const link = join(root, 'docs/plans/link.md');
    symlinkSync(target(), link);
    for (const [name, more] of way.startsWith('out') ? tools : tools.slice(0, 1)) {
      expect({ name, ...(await callText(client, name, { plan: 'docs/plans/link.md', ...more })) }).toEqual({
        name,
        isError: true,
        structuredContent: undefined,
        text: `Expected a plan file of its own, got a symbolic link: ${link}.\nHint: Name the file that the link leads to.`,
      });
    }
    const again = await callText(client, 'start_plan', { request: sampleRequest, out: 'link.md', force: true });
    expect(again).toMatchObject({ isError: true, text: expect.stringContaining('got a symbolic link') });
    await expect(client.readResource({ uri: 'plan://link' })).rejects.toThrow(/not found/i);
    expect((await client.listResources()).resources.map(({ name }) => name)).toEqual(['template', 'sections', 'kept']);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(outside, 'private.md'), 'utf8')).toBe(plan);
  });
});

describe('a folder of plans that is a link', () => {
  test('out of the repository: nothing in it is listed, completed, read or written', async () => {
    mkdirSync(join(root, 'docs'));
    symlinkSync(outside, join(root, 'docs/plans'));
    for (const [name, more] of tools) {
      const { text, isError } = await callText(client, name, { plan: 'private', ...more });
      expect({ name, text, isError }).toEqual({
        name,
        isError: true,
        text: 'Expected a plan at `private`, found none.\nHint: There is no plan in docs/plans yet.',
      });
      const byPath = await callText(client, name, { plan: 'docs/plans/private.md', ...more });
      expect(byPath).toMatchObject({ isError: true, text: expect.stringContaining(`Expected a plan inside ${root}`) });
    }
    for (const out of [undefined, 'new.md', 'private.md']) {
      const { text, isError } = await callText(client, 'start_plan', { request: sampleRequest, out, force: true });
      expect({ text, isError }).toEqual({ text: expect.stringContaining('Expected a plan inside'), isError: true });
    }
    expect((await client.listResources()).resources.map(({ name }) => name)).toEqual(['template', 'sections']);
    const ref = { type: 'ref/resource', uri: 'plan://{plan}' } as const;
    expect((await client.complete({ ref, argument: { name: 'plan', value: '' } })).completion.values).toEqual([]);
    expect(readdirSync(outside)).toEqual(['private.md']);
    expect(readFileSync(join(outside, 'private.md'), 'utf8')).toBe(plan);
  });

  test('into git’s own folder: nothing is written there, not even a lock', async () => {
    mkdirSync(join(root, 'docs'));
    mkdirSync(join(root, '.git/plans'));
    writeFileSync(join(root, '.git/plans/x.md'), plan);
    symlinkSync('../.git/plans', join(root, 'docs/plans'));
    for (const [name, more] of tools) {
      const { text, isError } = await callText(client, name, { plan: 'x', ...more });
      expect({ name, text, isError }).toEqual({
        name,
        text: expect.stringContaining('git’s own'.replace('’', "'")),
        isError: true,
      });
    }
    expect(await callText(client, 'start_plan', { request: sampleRequest, out: 'y.md' })).toMatchObject({
      isError: true,
      text: expect.stringContaining("which is git's own"),
    });
    expect(readdirSync(join(root, '.git/plans'))).toEqual(['x.md']);
  });

  test('to another folder of the repository: plans are written there', async () => {
    mkdirSync(join(root, 'docs'));
    mkdirSync(join(root, 'notes'));
    symlinkSync('../notes', join(root, 'docs/plans'));
    expect(await callText(client, 'start_plan', { request: sampleRequest, out: 'x.md' })).toMatchObject({
      isError: false,
    });
    expect(readdirSync(join(root, 'notes'))).toEqual(['x.md']);
    expect(await callText(client, 'get_plan', { plan: 'x' })).toMatchObject({ isError: false });
  });

  test('to nothing: is not made', async () => {
    mkdirSync(join(root, 'docs'));
    symlinkSync(join(outside, 'new'), join(root, 'docs/plans'));
    expect(await callText(client, 'start_plan', { request: sampleRequest, out: 'x.md' })).toMatchObject({
      isError: true,
      text: expect.stringMatching(/^Expected /),
    });
    expect(readdirSync(outside)).toEqual(['private.md']);
  });

  test.each(['a file', 'a folder that is named like a plan'])('that is %s is answered like none', async (what) => {
    writeFiles(root, what === 'a file' ? { 'docs/plans': 'x' } : { 'docs/plans/private.md/x': '' });
    expect(await callText(client, 'get_plan', { plan: 'private' })).toMatchObject({
      isError: true,
      text: expect.stringContaining('Expected a plan at `private`, found none.'),
    });
  });
});

describe('a repository that is a link', () => {
  test('is served as what it leads to, under either name', async () => {
    const link = join(createTemporaryFolder(), 'link');
    symlinkSync(root, link);
    const linked = await connect({ repo: link });
    for (const repo of [undefined, link, join(link, 'src'), join(root, 'src'), 'src']) {
      expect(await callText(linked, 'analyze_repository', { repo })).toMatchObject({
        isError: false,
        structuredContent: { repository: { name: 'invoice-desk' } },
      });
    }
    expect(await callText(linked, 'start_plan', { request: sampleRequest, out: 'x.md' })).toMatchObject({
      isError: false,
    });
    expect(readdirSync(join(root, 'docs/plans'))).toEqual(['x.md']);
  });

  test.each(['to a folder', 'to nothing'])('%s out of the served one is not served, and not told of', async (where) => {
    symlinkSync(where === 'to nothing' ? join(outside, 'nothing') : outside, join(root, 'away'));
    const { text, isError } = await callText(client, 'analyze_repository', { repo: 'away' });
    expect({ text, isError }).toEqual({
      text: expect.stringMatching(/^Expected (?:`repo` to lie|a folder at `away`)/),
      isError: true,
    });
    expect(text).not.toContain(basename(outside));
  });
});

describe('the file of settings of a repository', () => {
  test.each([
    ['text of somebody else', () => join(outside, 'private.md')],
    ['settings of somebody else', () => join(outside, 'settings.json')],
    ['a device without end', () => '/dev/zero'],
  ])('is not read where it is a link to %s', async (_, target) => {
    writeFiles(outside, { 'settings.json': `{ "${words}": 1 }` });
    symlinkSync(target(), join(root, 'groundplan.config.json'));
    expect(await callText(client, 'analyze_repository', {})).toEqual({
      isError: true,
      structuredContent: undefined,
      text: `Expected a file of its own, of at most 1 MiB, at ${join(root, 'groundplan.config.json')}.\nHint: Put the settings themselves there, not a link to them, or remove it to go on with the defaults.`,
    });
  });

  test.each([
    ['{ "base_url": "https://evil.example/v1" }', "is never the repository's to say"],
    ['{ "model": "x", "drafter": "model" }', "is never the repository's to say"],
    ['{ "plans": "../outside" }', 'expected a folder below the repository root'],
    ['{ "plans": "/etc" }', 'expected a folder below the repository root'],
    ['{ "plans": ".git/hooks" }', 'expected a folder below the repository root'],
    ['{ "plans": ".GIT/hooks" }', 'expected a folder below the repository root'],
    ['{ "plans": "a\\\\..\\\\.." }', 'expected a folder below the repository root'],
    ['['.repeat(100_000), 'Expected JSON'],
    ['{ "author": "sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCD" x }', 'Expected JSON'],
  ])('is refused as %.60s', async (text, said) => {
    writeFiles(root, { 'groundplan.config.json': text });
    const answer = await callText(client, 'start_plan', { request: sampleRequest });
    expect(answer).toMatchObject({ isError: true, text: expect.stringContaining(said) });
    expect(answer.text).not.toContain('sk-proj');
    expect(answer.text.length).toBeLessThan(1000);
  });
});

describe('a lock of a plan', () => {
  test.each([
    ['a device without end', '/dev/zero', ''],
    ['a file of somebody else', '', 'private.md'],
  ])('that the repository brings as a link to %s is no lock, and leads nowhere', async (_, device, file) => {
    writeFiles(root, { 'docs/plans/a.md': plan });
    const lock = join(root, 'docs/plans/.a.md.turn');
    symlinkSync(device === '' ? join(outside, file) : device, lock);
    const then = new Date(Date.now() - 300_000); // A new one might be of somebody who just writes it.
    lutimesSync(lock, then, then);
    expect(await callText(client, 'submit_sections', { plan: 'a', ...overview })).toMatchObject({ isError: false });
    expect(readFileSync(join(root, 'docs/plans/a.md'), 'utf8')).toContain('Submitted words.');
    expect(readdirSync(join(root, 'docs/plans'))).toEqual(['a.md']);
    expect(readFileSync(join(outside, 'private.md'), 'utf8')).toBe(plan);
  });
});
