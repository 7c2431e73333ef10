import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { splitFrontMatter } from '../../../src/markdown/front-matter.ts';
import { parsePlan } from '../../../src/plan/parse-plan.ts';
import type { SectionId } from '../../../src/sections/section.ts';
import { refiningAuthor } from '../../support/authors/refining-author.ts';
import { answering } from '../../support/model-scenarios.ts';
import { startModelServer } from '../../support/model-server.ts';
import { runWithModel } from '../../support/run-with-model.ts';
import { createSampleRepository } from '../../support/sample-repository.ts';

const control = 'The gateway authenticates';
const addsControl = refiningAuthor(({ controls }) => ({ controls: [...controls, { text: control, done: false }] }));
const fixture = (name: string) =>
  readFileSync(new URL(`../../fixtures/plans/foreign/${name}.md`, import.meta.url), 'utf8');

/** A plan that was never ours in a repository, and how to refine it. */
async function start(text: string, author = addsControl) {
  const { root } = createSampleRepository();
  const path = `${root}/plan.md`;
  writeFileSync(path, text);
  const server = await startModelServer(answering(author));
  return {
    server,
    read: () => readFileSync(path, 'utf8'),
    refine: (...words: readonly string[]) => runWithModel(['refine', 'plan.md', ...words], { root, url: server.url }),
  };
}

/** The body of a plan in three pieces: before a section, the section, and after it. */
function cut(text: string, id: SectionId) {
  const plan = parsePlan(text);
  const own = plan.sections.find((section) => section.id === id);
  const offset = splitFrontMatter(text).bodyOffset;
  if (own === undefined) throw new Error(`The plan has no section ${id}`);
  return { before: text.slice(offset, own.start).trimStart(), own: own.text, after: text.slice(own.end) };
}

describe.concurrent('a plan that was never ours', () => {
  it.each([
    ['unnumbered', '- [ ] The gateway authenticates'],
    ['roman', '- [ ] The gateway authenticates'],
    ['german', '- [ ] The gateway authenticates'],
    ['chapters', '- [ ] The gateway authenticates'],
    ['reordered', '- [ ] The gateway authenticates'],
  ])('is refined in one section of %s headings, and keeps every other byte', async (name, line) => {
    const text = fixture(name);
    const { refine, read } = await start(text);
    const ran = await refine('security', 'Say who authenticates.');
    expect(ran).toMatchObject({ stderr: '' });
    const [was, now] = [cut(text, 'security'), cut(read(), 'security')];
    expect([now.before, now.after]).toEqual([was.before, was.after]);
    expect(now.own).toContain(line);
    const headings = (one: string) => one.split('\n').filter((each) => each.startsWith('#'));
    expect(headings(now.own)).toEqual(headings(was.own));
    expect(parsePlan(read()).front?.sections.security?.drafter).toBe('model');
  });

  it('keeps its columns, and the rows that stay, in its own language where others change', async () => {
    const row = { threat: 'Raten', likelihood: 'Medium', impact: 'Medium', mitigation: 'Zufällige Kennungen' };
    const { refine, read } = await start(
      fixture('german'),
      refiningAuthor(({ threats }) => ({ threats: [...threats, row] })),
    );
    await refine('security', 'Nimm das Erraten von Kennungen auf.');
    expect(cut(read(), 'security').own).toBe(
      cut(fixture('german'), 'security').own.replace(
        'Das Gateway prüft |\n',
        'Das Gateway prüft |\n| Raten | Medium | Medium | Zufällige Kennungen |\n',
      ),
    );
  });

  it('keeps the form of its steps', async () => {
    const author = refiningAuthor(({ steps }) => ({
      steps: (steps as readonly object[]).map((step) => ({ ...step, effort: '2 h' })),
    }));
    const { refine, read } = await start(fixture('german'), author);
    await refine('steps', 'Zwei Stunden.');
    const { own } = cut(read(), 'steps');
    expect(own).toContain('### Schritt 1: Aus dem Speicher entfernen');
    expect(own).toMatch(/\*\*Aufwand:\*\* 2 h/);
    expect(own).not.toMatch(/Effort|Step/);
  });

  it('is read for what it is about: the model is told the request that section 1 quotes, or its goal', async () => {
    for (const [name, words] of [
      ['unnumbered', 'InvoiceStore and answers 404'],
      ['german', 'Rechnungen können gelöscht werden'],
      ['reordered', 'Delete an invoice'],
      ['chapters', 'invoices can be deleted'],
    ] as const) {
      const { refine, server } = await start(fixture(name));
      await refine('security', 'Say who authenticates.');
      expect(server.requests[0]?.text).toContain(words);
    }
  });

  it('is not refined when it says nowhere what it is for', async () => {
    const text = '# Plan\n\n## 4. Security Considerations\n\n- [ ] x\n\n## 7. Implementation Steps\n';
    const { refine, read, server } = await start(text);
    const ran = await refine('security', 'Say who authenticates.');
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining('found neither a request nor a goal') });
    expect(ran.stderr).toContain('Original request');
    expect(read()).toBe(text);
    expect(server.requests).toEqual([]);
  });

  it('gets a missing section in its place, on its levels and without numbers where it has none', async () => {
    const { refine, read } = await start(
      fixture('unnumbered'),
      refiningAuthor(() => ({ rollback: ['Revert it.'] })),
    );
    expect(await refine('migration', 'Revert.')).toMatchObject({ stderr: '' });
    expect(read()).toMatch(
      /## Testing strategy[\s\S]*\n## Migration & Rollback Plan\n[\s\S]*\n### Rollback Plan\n[\s\S]*## Rollout party/,
    );
  });

  it('gets a section of a group with the heading of that group', async () => {
    const { refine, read } = await start(
      fixture('reordered'),
      refiningAuthor(() => ({ description: ['In memory.'] })),
    );
    await refine('current-state', 'Say where invoices are.');
    expect(read()).toContain('## 2. Research & Analysis\n\n### 2.1 Current State Analysis');
  });
});

describe.concurrent('a heading in doubt', () => {
  const doubtful = fixture('unnumbered').replace('## Security considerations', '## Who may do what');

  it('is asked for with the choices there are, and nothing is changed', async () => {
    const { refine, read } = await start(doubtful);
    const ran = await refine('security', 'Say who authenticates.');
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('found “Who may do what” in its place');
    expect(ran.stderr).toContain('--heading "Who may do what"');
    expect(read()).toBe(doubtful);
  });

  it('is said once, and the plan keeps it', async () => {
    const { refine, read } = await start(doubtful);
    expect(await refine('security', 'Say who authenticates.', '--heading', 'Who may do what')).toMatchObject({
      stderr: '',
    });
    expect(read()).toMatch(/## Who may do what\n[\s\S]*- \[ \] The gateway authenticates/);
    const twice = await refine('security', 'Say who authenticates.');
    expect(twice).toMatchObject({ stderr: '' });
    expect(read().match(/The gateway authenticates$/gm)).toHaveLength(2);
  });

  it('may be none, so that the section is inserted', async () => {
    const { refine, read } = await start(doubtful);
    expect(await refine('security', 'Say who authenticates.', '--heading', 'none')).toMatchObject({ stderr: '' });
    expect(read()).toMatch(/## Security Considerations\n[\s\S]*The gateway authenticates/);
    expect(read()).toContain('## Who may do what\n\n### Threat Analysis');
  });

  it('is refused when the plan does not have it', async () => {
    const { refine, read } = await start(doubtful);
    const ran = await refine('security', 'Say who authenticates.', '--heading', 'Who cares');
    expect(ran.stderr).toContain('which the plan does not have');
    expect(ran.stderr).toContain('“Who may do what”');
    expect(read()).toBe(doubtful);
  });
});
