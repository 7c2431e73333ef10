import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitFrontMatter } from '../../src/markdown/front-matter.ts';
import { isEdited } from '../../src/plan/is-edited.ts';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import { hashText } from '../../src/plan/provenance.ts';
import type { PlanProgress } from '../../src/status/status.ts';
import { judgeBoxes } from '../../src/status/judge-boxes.ts';
import { writeProgress } from '../../src/status/write-progress.ts';
import { writePlan } from '../freshness/write-plan.ts';
import { runHere } from '../support/run-here.ts';
import { createTemporaryRepository } from '../support/temporary-repository.ts';
import { cartPlan, shop } from './sample-work.ts';

const overview = '## 1. Overview\n\n| Field | Value |\n| --- | --- |\n| **Status** | Draft        |\n\n';

/** Progress that proves every box that can be, on a plan whose work has begun. */
function progressOf(text: string): PlanProgress {
  const plan = parsePlan(text);
  const work = {
    since: 'HEAD',
    changed: new Map([['CHANGELOG.md', 'M' as const]]),
    added: () => [],
    before: () => null,
  };
  return {
    status: 'Draft',
    since: 'HEAD',
    changes: [{ kind: 'file', name: 'a.ts', planned: 'new', state: 'done', at: 'a.ts', why: 'it is there' }],
    steps: [],
    next: null,
    boxes: judgeBoxes({ plan, work, steps: [] }),
    unplanned: [],
    drift: [],
  };
}

/** The file without what may differ: the status, and the marks in boxes. */
function frame(text: string): string {
  return splitFrontMatter(text)
    .body.replace(/\[[ \tx]\]/g, '[]')
    .replace(/(\*\*Status\*\* \|) *(?:Draft|In Progress|Completed) */, '$1');
}

const box = fc
  .record({
    mark: fc.constantFrom('- ', '* ', '+   ', '1. ', '-\t'),
    tick: fc.constantFrom('[ ]', '[x]', '[X]', '[ ]', '[]'),
    text: fc.constantFrom(
      'No open point is left in this plan',
      '`CHANGELOG.md` has an entry',
      '`README.md` updated',
      '`npm test` passes',
      'No open point  is left in this plan <!-- [ ] -->',
      '`[ ]` is *no* box',
    ),
    end: fc.constantFrom('', '  ', '\t'),
  })
  .map(({ mark, tick, text, end }) => `${mark}${tick} ${text}${end}`);
const noise = fc.constantFrom(
  '',
  '<!-- - [ ] `CHANGELOG.md` has an entry -->',
  '```\n- [ ] No open point is left in this plan\n```',
  'Prose   with [ ] in it.',
);
const body = fc.tuple(fc.array(box, { minLength: 1, maxLength: 5 }), noise, fc.array(box, { maxLength: 3 }), noise);

describe('what status writes', () => {
  test('differs from the file in boxes and status alone, whatever the formatting, and no box is unticked', () => {
    fc.assert(
      fc.property(body, fc.constantFrom('\n', '\r\n'), fc.boolean(), ([first, one, second, two], lineBreak, bom) => {
        const section = `## 11. Definition of Done\n\n### Code Complete\n\n${first.join('\n')}\n\n${one}\n\n### Documentation\n\n${second.join('\n')}\n\n${two}`;
        const text = `${bom ? '\uFEFF' : ''}${writePlan({}, overview + section)}`.replaceAll('\n', lineBreak);
        const plan = parsePlan(text);
        const after = writeProgress(plan, progressOf(text)).text;
        expect(frame(after)).toBe(frame(text));
        const marks = (whole: string) => splitFrontMatter(whole).body.match(/\[[ xX]?\]/g) ?? [];
        const pairs = marks(text).map((mark, at) => [mark, marks(after)[at]] as const);
        expect(pairs.filter(([was, is]) => was !== is && !(was === '[ ]' && is === '[x]'))).toEqual([]);
        // Inside of comments, code and prose nothing is a box.
        const kept = (whole: string) => whole.replace(/^[ \t]*(?:[-*+]|1\.)[ \t]+\[[ xX]\].*$/gm, '');
        expect(kept(frame(after))).toBe(kept(frame(text)));
        // Writing again changes nothing more.
        expect(writeProgress(parsePlan(after), { ...progressOf(after), status: 'In Progress' }).text).toBe(after);
      }),
      { numRuns: 60 },
    );
  });

  test('ticks what is proven and moves the hash of a section that nobody edited', () => {
    const section =
      '## 11. Definition of Done\n\n### Documentation\n\n- [ ] `CHANGELOG.md` has an entry\n- [ ] Reviewed';
    const hash = hashText(section);
    const record = { drafter: 'evidence', at: '2026-01-01T00:00:00Z', hash } as const;
    const text = writePlan({ sections: { done: record } }, `${overview}${section}\n`);
    const after = writeProgress(parsePlan(text), progressOf(text));
    expect(after.text).toContain('- [x] `CHANGELOG.md` has an entry\n- [ ] Reviewed');
    expect(after.front?.status).toBe('In Progress');
    expect(after.text).toContain('| **Status** | In Progress  |');
    const written = after.sections.find(({ id }) => id === 'done');
    expect(written === undefined ? null : isEdited(after, written)).toBe(false);
  });

  test('is the end of the plan only when no box is left that the code cannot prove', () => {
    const plan = (boxes: string) =>
      writePlan({}, `${overview}## 11. Definition of Done\n\n### Documentation\n\n${boxes}\n`);
    const statusAfter = (boxes: string) => writeProgress(parsePlan(plan(boxes)), progressOf(plan(boxes))).front?.status;
    expect(statusAfter('- [ ] `CHANGELOG.md` has an entry\n- [ ] Reviewed')).toBe('In Progress');
    expect(statusAfter('- [ ] `CHANGELOG.md` has an entry\n- [x] Reviewed')).toBe('Completed');
  });
});

describe('groundplan status', () => {
  function start() {
    const repository = createTemporaryRepository(shop);
    const base = repository.git('rev-parse', 'HEAD');
    mkdirSync(join(repository.root, 'docs/plans'), { recursive: true });
    const path = join(repository.root, 'docs/plans/carts.md');
    writeFileSync(path, writePlan({ base }, overview + cartPlan));
    const run = async (...args: string[]) => runHere(['status', 'carts', '--quiet', ...args], { cwd: repository.root });
    return { repository, path, run };
  }

  test('tells what is next, and exits with 0', async () => {
    const { run, path } = start();
    const before = readFileSync(path, 'utf8');
    const { code, stdout } = await run();
    expect(code).toBe(0);
    expect(stdout).toContain('0 of 10 planned changes done, 10 pending; next is step 1, The cart');
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  test('exits with 1 where the work went another way, and prints the line that records it, which silences it', async () => {
    const { repository, run } = start();
    repository.commit('feat: carts', { 'src/carts.ts': 'export function createCart() {}\n' });
    const { code, stdout } = await run('--json');
    expect(code).toBe(1);
    const { drift } = JSON.parse(stdout) as { drift: { kind: string; what: string; command: string }[] };
    expect(drift[0]?.command).toMatch(
      /^groundplan drift docs\/plans\/carts\.md add --kind changed --what '`src\/cart\.ts`: /,
    );
    const entry = ['--kind', 'changed', '--what', drift[0]?.what ?? '', '--why', 'it holds many', '--by', 'user'];
    await runHere(['drift', 'carts', 'add', ...entry, '--quiet'], { cwd: repository.root });
    expect((await run()).code).toBe(0);
  });

  test('writes status and boxes with --write', async () => {
    const { repository, path, run } = start();
    repository.commit('docs: change', { 'CHANGELOG.md': '# Changelog\n\n- Carts.\n' });
    const { code, stdout } = await run('--write');
    expect(code).toBe(0);
    expect(stdout).toContain('Written into docs/plans/carts.md');
    const text = readFileSync(path, 'utf8');
    expect(text).toContain('1. [x] `CHANGELOG.md` has an entry');
    expect(text).toContain('- [x]  No open point   is left in this plan');
    expect(text).toMatch(/^status: In Progress$/m);
    expect((await run('--write')).stdout).toContain('says so already');
  });

  test('says in words that a plan without front matter needs --since', async () => {
    const { path, run } = start();
    writeFileSync(path, `# Implementation Plan: Carts\n\n${cartPlan}`);
    const { code, stderr } = await run();
    expect(code).toBe(2);
    expect(stderr).toContain('--since REV');
    expect((await run('--since', 'HEAD')).code).toBe(0);
  });
});
