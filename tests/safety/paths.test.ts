import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { callText, connect, type Connected } from '../support/connect-mcp.ts';
import { createSampleRepository, sampleRequest } from '../support/sample-repository.ts';
import { createTemporaryFolder, writeFiles } from '../support/temporary-repository.ts';

/** What stands in files that no call may reach. */
const secret = 'groundplan-private-words';
const plan = `# Implementation Plan: ${secret}\n\n## 1. Overview\n\n| Field | Value |\n|---|---|\n| **Status** | Draft |\n`;

let root = '';
let outside = '';
let client: Connected;
beforeAll(async () => {
  root = createSampleRepository().root;
  outside = createTemporaryFolder({ 'secret.md': plan, 'folder/x.md': plan });
  writeFiles(root, { 'docs/plans/kept.md': plan.replace(secret, 'Kept') });
  client = await connect({ repo: root });
});

/** Each tool that takes the name of a plan, with what else it must have. */
const tools = [
  ['get_plan', {}],
  ['get_plan', { detail: 'full' }],
  ['check_plan', {}],
  ['brief_sections', { sections: ['overview'] }],
  [
    'submit_sections',
    { markdown: '## 1. Overview\n\n| Field | Value |\n|---|---|\n| **Goal** | Words. |\n', force: true },
  ],
  ['draft_sections', {}],
  ['record_drift', { kind: 'added', what: 'a', why: 'b', by: 'user' }],
  ['write_plan', { status: 'Approved', force: true }],
] as const;

describe('the name of a plan that leads out of the repository', () => {
  const ways: readonly (readonly [string, () => string])[] = [
    ['absolute', () => join(outside, 'secret.md')],
    ['absolute, of nothing', () => join(outside, 'nothing.md')],
    ['absolute, through the repository', () => `${root}/docs/../../${outside}/secret.md`],
    ['up', () => `../${outside.split('/').at(-1)}/secret.md`],
    ['up, of nothing', () => `../${outside.split('/').at(-1)}/nothing.md`],
    ['far up', () => `${'../'.repeat(40)}etc/hosts`],
    ['far up, of nothing', () => `${'../'.repeat(40)}etc/nothing`],
    ['to a sibling whose name begins the same', () => `${root}-more/x.md`],
  ];
  test.each(ways)('%s, gets the same answer whether a file is there or not', async (way, handle) => {
    for (const [name, more] of way === 'up' ? tools : tools.slice(0, 1)) {
      const answer = await callText(client, name, { plan: handle(), ...more });
      expect({ name, ...answer }).toEqual({
        name,
        isError: true,
        structuredContent: undefined,
        text: `Expected a plan inside ${root}, got \`${handle()}\`.\nHint: Name it from the root of the repository; \`repo\` chooses another repository.`,
      });
    }
  });
});

describe('the name of a plan that no plan has', () => {
  test.each([
    ['kept.md\0.txt', 'Expected a plan at `kept.md\0.txt`, found none.'],
    ['README.md/x.md', 'Expected a plan at `README.md/x.md`, found none.'],
    ['..\\..\\secret.md', 'Expected a plan at'],
    ['\\\\evil.example\\share\\x.md', 'Expected a plan at'],
    ['C:\\Windows\\x.md', 'Expected a plan at'],
    ['docs/plans/kept.md::$DATA', 'Expected a plan at'],
    ['DOCS/PLANS/kept.md', 'Expected a plan at'],
    ['.', 'Expected a plan at `.`, found none.'],
    ['', 'Expected a plan at ``, found none.'],
    ['package.json', 'Expected a Markdown file name for the plan, got "package.json".'],
    ['.git/HEAD', 'Expected a Markdown file name for the plan, got "HEAD".'],
    ['x'.repeat(4096), `Expected a plan at \`${'x'.repeat(200)}\`, found none.`],
    ['x/'.repeat(2000), 'Expected a plan at'],
  ])('%j, is answered with what was expected', async (handle, words) => {
    for (const [name, more] of handle === '' ? tools : tools.slice(4, 5)) {
      const { text, isError } = await callText(client, name, { plan: handle, ...more });
      expect({ name, text, isError }).toEqual({ name, text: expect.stringContaining(words), isError: true });
      expect(text).not.toMatch(/E[A-Z]{5,}|\n\s+at |Unexpected failure/);
    }
  });

  test('in capitals, is the plan that is there', async () => {
    expect((await callText(client, 'get_plan', { plan: 'KEPT' })).text).toContain('docs/plans/kept.md');
  });
});

describe('where a plan is to be written', () => {
  test.each([
    ['../outside.md', 'Expected a plan inside'],
    ['/etc/x.md', 'Expected a plan inside'],
    ['docs/plans/../../../x.md', 'Expected a plan inside'],
    ['src/../README.md', 'Expected a plan inside'],
    ['docs/outside.md', 'Expected a plan inside'],
    ['Docs/Plans/x.md', 'Expected a plan inside'],
    ['docs/plans/.git/x.md', "which is git's own"],
    ['docs/plans/.GIT/x.md', "which is git's own"],
    ['docs/plans/.git. /x.md', "which is git's own"],
    ['docs/plans/.git::$INDEX_ALLOCATION/x.md', "which is git's own"],
    ['docs/plans/GIT~1/x.md', "which is git's own"],
    ['docs/plans/.g\u200cit/x.md', "which is git's own"],
    ['.git/hooks/x.md', 'Expected a plan'],
    ['x.md\0.txt', 'Expected a Markdown file name'],
    ['x\0.md', 'Expected a Markdown file name'],
    ['x.md:stream', 'Expected a Markdown file name'],
    ['x:y.md', 'Expected a Markdown file name'],
    ['\\\\evil.example\\share\\x.md', 'Expected a Markdown file name'],
    ['..\\x.md', 'Expected a Markdown file name'],
    ['CON.md', 'Expected a Markdown file name'],
    ['aux .md', 'Expected a Markdown file name'],
    ['lpt1.x.md', 'Expected a Markdown file name'],
    ['COM¹.md', 'Expected a Markdown file name'],
    ['-rf.md', 'Expected a Markdown file name'],
    ['.hidden.md', 'Expected a Markdown file name'],
    ['x.md\n.md', 'Expected a Markdown file name'],
    ['x.sh', 'Expected a Markdown file name'],
    ['', 'Expected a Markdown file name'],
    [`${'x'.repeat(190)}.md`, 'Expected a Markdown file name'],
  ])('is refused at %j, and nothing is written', async (out, words) => {
    const before = listAll(dirname(root), root);
    const { text, isError } = await callText(client, 'start_plan', { request: sampleRequest, out, force: true });
    expect({ text, isError }).toEqual({
      text: expect.stringContaining(words),
      isError: true,
    });
    expect(listAll(dirname(root), root)).toEqual(before);
  });
});

describe('a resource', () => {
  test.each([
    'plan://..%2F..%2Fetc',
    'plan://..%2F..%2F..%2F..%2Fetc%2Fhosts',
    'plan://%2Fetc%2Fhosts',
    'plan://%252e%252e%252fetc%252fhosts',
    'plan://..%252F..%252Fetc%252Fhosts',
    'plan://../../etc/hosts',
    'plan:///etc/hosts',
    'plan://kept/../../etc/hosts',
    'plan://kept/..%2F..%2Fetc%2Fhosts',
    'plan://kept%00',
    'plan://%',
    'plan://kept/__proto__',
    'file:///etc/hosts',
    'groundplan://../template',
  ])('%s is not there', async (uri) => {
    await expect(client.readResource({ uri })).rejects.toThrow(
      /^(?:MCP error -?\d+: )?(?:Resource .*not found|Expected a plan inside)/i,
    );
  });

  test('is completed with names of plans and nothing else', async () => {
    const names = async (value: string) => {
      const ref = { type: 'ref/resource', uri: 'plan://{plan}' } as const;
      return (await client.complete({ ref, argument: { name: 'plan', value } })).completion.values;
    };
    expect(await names('')).toEqual(['kept']);
    for (const value of ['../', '/etc/', '..%2F', '\0', 'x'.repeat(10_000)]) expect(await names(value)).toEqual([]);
  });
});

describe('a section', () => {
  test.each(['../../etc/hosts', '__proto__', 'constructor', 'overview\0', 'x'.repeat(5000)])(
    '%j is not there',
    async (section) => {
      const { text, isError } = await callText(client, 'get_plan', { plan: 'kept', section });
      expect({ text, isError }).toEqual({
        text: expect.stringMatching(
          /^Expected the section `.+` in docs\/plans\/kept\.md, found none|at most 100 characters/,
        ),
        isError: true,
      });
      const briefed = await callText(client, 'brief_sections', { plan: 'kept', sections: [section] });
      expect(briefed).toMatchObject({ isError: true, text: expect.stringContaining('Expected') });
      expect(text.length + briefed.text.length).toBeLessThan(2000);
    },
  );
});

describe('a repository that a call names', () => {
  test.each([
    ['above', () => join(root, '..')],
    ['elsewhere', () => outside],
    ['elsewhere, of nothing', () => join(outside, 'nothing')],
    ['elsewhere, of a file', () => join(outside, 'secret.md')],
    ['the root of the machine', () => '/'],
    ['up, of nothing', () => '../nothing'],
    ['a share', () => '//evil.example/share'],
    ['a sibling whose name begins the same', () => `${root}-more`],
  ])('%s, gets the same answer whether it is there or not', async (_, repo) => {
    for (const [name, more] of [
      ...tools,
      ['analyze_repository', {}] as const,
      ['start_plan', { request: 'x' }] as const,
    ]) {
      const takesPlan = name !== 'analyze_repository' && name !== 'start_plan';
      const input = { repo: repo(), ...(takesPlan ? { plan: 'secret.md' } : {}), ...more };
      const { text, isError } = await callText(client, name, input);
      expect({ name, text, isError }).toEqual({
        name,
        isError: true,
        text: `Expected \`repo\` to lie in a folder that this server may read, got \`${repo()}\`.\nHint: Leave \`repo\` out, or have the user start the server with --allow-root for that folder.`,
      });
    }
  });

  test('is looked for only below, and must be a folder', async () => {
    for (const [repo, words] of [
      ['nothing', 'Expected a folder at `nothing`, found none.'],
      ['src\0', 'found none.'],
      ['README.md', 'is a file'],
      ['x'.repeat(5000), 'at most 4096 characters'],
      ['x'.repeat(4000), `Expected a folder at \`${'x'.repeat(200)}\`, found none.`],
    ] as const) {
      const { text, isError } = await callText(client, 'analyze_repository', { repo });
      expect({ text, isError }).toEqual({ text: expect.stringContaining(words), isError: true });
    }
  });
});

test('nothing of it was read or changed', async () => {
  expect(readdirSync(outside)).toEqual(['folder', 'secret.md']);
  expect(existsSync(join(root, 'docs/plans/x.md'))).toBe(false);
  writeFileSync(join(root, 'docs/plans/kept.md'), plan);
  const read = await callText(client, 'get_plan', { plan: 'kept', detail: 'full' });
  expect(read.text).toContain(secret); // It would be seen if it were read.
});

/** All names below a folder, and beside it those that are ours. */
function listAll(parent: string, folder: string): readonly string[] {
  const beside = readdirSync(parent).filter((name) => name.endsWith('.md'));
  return [...beside, ...readdirSync(folder, { recursive: true }).map(String)].toSorted();
}
