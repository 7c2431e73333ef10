import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { createMcpHandler } from '@modelcontextprotocol/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildServer } from '../../src/server.ts';
import { draftFromEvidence } from '../support/draft-from-evidence.ts';
import { cleanEnvironment, runCli } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { createSampleRepository, sampleRequest } from '../support/sample-repository.ts';

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing.splice(0)) await close();
});

/** The plan of the evidence drafter for the sample request: four requirements, nothing in the drift. */
let drafted: string;
beforeAll(async () => {
  const { plan } = await draftFromEvidence(createSampleRepository().root, sampleRequest);
  drafted = plan.text;
});

function createPlan(text: string): { readonly root: string; readonly path: string } {
  const { root } = createSampleRepository();
  mkdirSync(join(root, 'docs/plans'), { recursive: true });
  const path = join(root, 'docs/plans/delete.md');
  writeFileSync(path, text);
  return { root, path };
}

const entry = ['--what', 'Answers 410', '--why', 'the proxy caches `404`', '--by', 'constraint'];
const written = 'Answers 410. Why: the proxy caches `404`. Decided by: constraint.';

describe('groundplan drift', () => {
  test('shows the ledger, and where each requirement is met and proved', async () => {
    const { root, path } = createPlan(drafted);
    const { code, stdout } = await runHere(['drift', 'delete', '--quiet'], { cwd: root });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^docs\/plans\/delete\.md: 0 drift entries, \d requirements\n/);
    expect(stdout).toContain('\nR1 | “Delete an invoice” | 2 | T1\n');
    expect(readFileSync(path, 'utf8')).toBe(drafted);
  });

  test('records an entry, and shows it ever after', async () => {
    const { root, path } = createPlan(drafted);
    const added = await runCli(['drift', 'delete', 'add', '--kind', 'changed', '--requirement', 'R3', ...entry], {
      cwd: root,
    });
    expect(added).toMatchObject({ code: 0, stdout: expect.stringContaining(`\n- **R3 changed.** ${written}\n`) });
    expect(added.stdout).toContain('Requirements and drift agree.');
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(`### Drift from Original Request\n\n- **R3 changed.** ${written}\n\n---\n`);
    const { stdout } = await runHere(['drift', path, '--json', '--quiet'], { cwd: root });
    expect(JSON.parse(stdout)).toMatchObject({
      plan: 'docs/plans/delete.md',
      drift: [
        {
          kind: 'changed',
          requirements: ['R3'],
          what: 'Answers 410.',
          why: 'the proxy caches `404`.',
          by: 'constraint',
        },
      ],
      coverage: expect.arrayContaining([expect.objectContaining({ id: 'R3', proof: 'T3' })]),
    });
    expect(await runHere(['check', 'delete', '--fail-on', 'warning', '--quiet'], { cwd: root })).toMatchObject({
      code: 0,
    });
  });

  test('says so, with exit code 1, when the entry contradicts a step', async () => {
    const { root } = createPlan(drafted);
    const { code, stdout } = await runHere(
      ['drift', 'delete', 'add', '--kind', 'dropped', '--requirement', 'R2', ...entry, '--json', '--quiet'],
      { cwd: root },
    );
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      entry: { kind: 'dropped', requirements: ['R2'] },
      findings: expect.arrayContaining([
        expect.objectContaining({ rule: 'faithfulness/drift-contradiction', severity: 'error' }),
      ]),
    });
  });

  const mistakes: readonly (readonly [string, readonly string[], string])[] = [
    [
      'a requirement that the plan does not have',
      ['add', '--kind', 'changed', '--requirement', 'R33', ...entry],
      'Did you mean R3?',
    ],
    ['a kind that there is not', ['add', '--kind', 'moved', ...entry], "'moved' is invalid"],
    ['no kind', ['add', ...entry], 'Expected --kind, got nothing'],
    ['no decider', ['add', '--kind', 'added', '--what', 'a', '--why', 'b'], 'Expected --by, got nothing'],
    [
      'an empty reason',
      ['add', '--kind', 'added', '--what', 'a', '--why', '  ', '--by', 'user'],
      'Expected words for `why`',
    ],
    [
      'nothing that differs',
      ['add', '--kind', 'added', '--what', '', '--why', 'b', '--by', 'user'],
      'Expected words for `what`',
    ],
    ['no add', ['--kind', 'added'], 'Expected `add` before --kind'],
    ['another word than add', ['remove', '--kind', 'added'], 'Allowed choices are add'],
  ];
  test.each(mistakes)('refuses %s, and writes nothing', async (_, args, words) => {
    const { root, path } = createPlan(drafted);
    const { code, stdout, stderr } = await runHere(['drift', 'delete', ...args], { cwd: root });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr).toMatch(/^hint: /m);
    expect(readFileSync(path, 'utf8')).toBe(drafted);
  });

  test('tells of add and its flags in its help', async () => {
    const { stdout } = await runCli(['drift', '--help'], { cwd: createSampleRepository().root });
    expect(stdout).toContain('groundplan drift [options] <PLAN> [add]');
    expect(stdout).toContain('With add: ');
  });
});

async function connect(repo: string) {
  const handler = createMcpHandler(() => buildServer({ repo, environment: cleanEnvironment(), log: () => {} }));
  const client = new Client(
    { name: 'tests', version: '1.0.0' },
    { versionNegotiation: { mode: { pin: '2026-07-28' } } },
  );
  const fetchInProcess = (url: string | URL, init?: RequestInit) => handler.fetch(new Request(url, init));
  await client.connect(new StreamableHTTPClientTransport(new URL('http://tests.local/mcp'), { fetch: fetchInProcess }));
  closing.push(() => client.close());
  return async (name: string, input: Record<string, unknown>) => {
    const { content, isError = false } = await client.callTool({ name, arguments: input });
    const [first] = content;
    return { text: first?.type === 'text' ? first.text : '', isError };
  };
}

describe('record_drift', () => {
  const typed = { plan: 'delete', kind: 'added', what: 'A list of what was deleted', why: 'audits ask', by: 'user' };

  test('adds a bullet, and the section does not count as edited', async () => {
    const { root, path } = createPlan(drafted);
    const call = await connect(root);
    const { text, isError } = await call('record_drift', typed);
    expect({ text, isError }).toEqual({
      isError: false,
      text: 'Recorded in section 1 of docs/plans/delete.md:\n- **Added.** A list of what was deleted. Why: audits ask. Decided by: user.\n\nRequirements and drift agree.',
    });
    await call('record_drift', { ...typed, kind: 'narrowed', requirement: 'r3' });
    expect(readFileSync(path, 'utf8')).toMatch(/\n- \*\*Added\.\*\* .*\n- \*\*R3 narrowed\.\*\* .*\n\n---\n/);
    expect((await call('get_plan', { plan: 'delete' })).text).toMatch(/\noverview \| \d+ \| evidence \| no \|/);
  });

  test('keeps Windows line ends, a byte order mark and a missing last line end', async () => {
    const text = `\uFEFF${'# Implementation Plan: By hand\n\n## 1. Overview\n\n### Drift from Original Request\n\n* *odd*   spacing'.replaceAll('\n', '\r\n')}`;
    const { root, path } = createPlan(text);
    const call = await connect(root);
    expect(await call('record_drift', typed)).toMatchObject({ isError: false });
    expect(readFileSync(path, 'utf8')).toBe(
      `${text}\r\n* **Added.** A list of what was deleted. Why: audits ask. Decided by: user.`,
    );
  });

  test('answers mistakes with what to do next, and leaves the file alone', async () => {
    const { root, path } = createPlan(drafted);
    const call = await connect(root);
    writeFileSync(join(root, 'README-plan.md'), drafted);
    const mistakes: readonly (readonly [Record<string, unknown>, string])[] = [
      [{ ...typed, requirement: 'R9' }, 'The plan has R1, R2'],
      [{ ...typed, by: 'nobody' }, 'by: '],
      [{ ...typed, why: undefined }, 'why: '],
      [{ ...typed, plan: 'README-plan.md' }, 'Expected a plan inside'],
    ];
    for (const [input, words] of mistakes) {
      expect(await call('record_drift', input)).toEqual({ isError: true, text: expect.stringContaining(words) });
    }
    expect(readFileSync(path, 'utf8')).toBe(drafted);
  });

  test('loses no entry when several are recorded at once', async () => {
    const { root, path } = createPlan(drafted);
    const call = await connect(root);
    const whats = ['one', 'two', 'three', 'four'];
    const answers = await Promise.all(whats.map((what) => call('record_drift', { ...typed, what })));
    expect(answers.map(({ isError }) => isError)).toEqual([false, false, false, false]);
    const text = readFileSync(path, 'utf8');
    expect(whats.filter((what) => text.includes(`- **Added.** ${what}. Why:`))).toEqual(whats);
  });
});
