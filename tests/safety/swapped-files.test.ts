import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { connect } from '../support/connect-mcp.ts';
import { createTemporaryFolder, createTemporaryRepository } from '../support/temporary-repository.ts';

const plan = '# Implementation Plan: Kept\n\n## 1. Overview\n\n| Field | Value |\n|---|---|\n| **Goal** | Stay |\n';
const markdown = '## 1. Overview\n\n| Field | Value |\n|---|---|\n| **Goal** | Submitted words. |\n';
const words = 'groundplan-private-words';

let root = '';
let plans = '';
let outside = '';
beforeEach(() => {
  root = createTemporaryRepository({ 'docs/plans/a.md': plan, 'README.md': 'x\n' }).root;
  plans = join(root, 'docs/plans');
  outside = createTemporaryFolder({ 'a.md': plan.replace('Kept', words) });
});

/** Submits a section, and does something else with the files when the call has found its plan and waits for its turn to write. */
async function submitWhile(swap: () => void) {
  const turn = join(plans, '.a.md.turn');
  writeFileSync(turn, JSON.stringify({ pid: process.pid, host: hostname(), token: 'test' }));
  const client = await connect({ repo: root });
  let swapped = false;
  const { content, isError = false } = await client.callTool(
    {
      name: 'submit_sections',
      arguments: { plan: 'a', markdown, force: true },
    },
    {
      onprogress({ message }) {
        if (message !== 'reading the sections' || swapped) return;
        swapped = true;
        swap();
        rmSync(turn, { force: true });
      },
    },
  );
  expect(swapped).toBe(true);
  const [first] = content;
  return { text: first?.type === 'text' ? first.text : '', isError };
}

test('a plan that was swapped for a link is neither read nor written', async () => {
  const answer = await submitWhile(() => {
    rmSync(join(plans, 'a.md'));
    symlinkSync(join(outside, 'a.md'), join(plans, 'a.md'));
  });
  expect(answer).toEqual({ isError: true, text: expect.stringContaining('got a symbolic link') });
  expect(answer.text).not.toContain(words);
  expect(readFileSync(join(outside, 'a.md'), 'utf8')).toContain(words);
  expect(readdirSync(plans)).toEqual(['a.md']);
});

test('a folder that was swapped for a link is neither read nor written', async () => {
  const answer = await submitWhile(() => {
    renameSync(plans, join(root, 'docs/moved'));
    symlinkSync(outside, plans);
  });
  expect(answer).toEqual({ isError: true, text: expect.stringContaining('leads elsewhere by now') });
  expect(answer.text).not.toContain(words);
  expect(readdirSync(outside)).toEqual(['a.md']);
  expect(readFileSync(join(outside, 'a.md'), 'utf8')).not.toContain('Submitted words');
  expect(readFileSync(join(root, 'docs/moved/a.md'), 'utf8')).toBe(plan);
});

test('a folder above that was swapped for a link is not written below', async () => {
  mkdirSync(join(outside, 'plans'));
  const answer = await submitWhile(() => {
    renameSync(join(root, 'docs'), join(root, 'moved'));
    symlinkSync(outside, join(root, 'docs'));
  });
  expect(answer).toEqual({ isError: true, text: expect.stringContaining('leads elsewhere by now') });
  expect(readdirSync(join(outside, 'plans'))).toEqual([]);
});

test('a plan that was swapped for a pipe is not waited for', async () => {
  const answer = await submitWhile(() => {
    rmSync(join(plans, 'a.md'));
    execFileSync('mkfifo', [join(plans, 'a.md')]);
  });
  expect(answer).toEqual({ isError: true, text: expect.stringContaining('Expected a plan file, found none') });
});

test('a plan that was deleted is not made anew', async () => {
  const answer = await submitWhile(() => rmSync(join(plans, 'a.md')));
  expect(answer).toEqual({ isError: true, text: expect.stringContaining('Expected a plan file, found none') });
  expect(readdirSync(plans)).toEqual([]);
});

test('a plan that somebody edited keeps what they wrote', async () => {
  const answer = await submitWhile(() => writeFileSync(join(plans, 'a.md'), `${plan}\n## 99. Mine\n\nMy words.\n`));
  expect(answer).toMatchObject({ isError: false });
  const text = readFileSync(join(plans, 'a.md'), 'utf8');
  expect(text).toContain('My words.');
  expect(text).toContain('Submitted words.');
  expect(readdirSync(plans)).toEqual(['a.md']);
});
