import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../../src/plan/parse-plan.ts';
import { refineSection } from '../../../src/refine-section.ts';
import type { SectionId } from '../../../src/sections/section.ts';
import { sectionsAsked } from '../../support/authors/good-author.ts';
import { refiningAuthor } from '../../support/authors/refining-author.ts';
import { contextAt, usualOptions } from '../../support/draft-with.ts';
import { goodDraft } from '../../support/good-draft.ts';
import { answering, refusing, type Author } from '../../support/model-scenarios.ts';
import { startModelServer, type Scenario } from '../../support/model-server.ts';
import { runWithModel } from '../../support/run-with-model.ts';
import { createSampleRepository } from '../../support/sample-repository.ts';

const rollback = 'Tell the customers before anything else.';
const addsRollback = refiningAuthor(({ rollback: before }) => ({ rollback: [...before, rollback] }));

/** A drafted plan in a repository, a model, and how to refine the plan with it. */
async function start(scenario: Scenario, change: (text: string) => string = (text) => text) {
  const { root } = createSampleRepository();
  const path = `${root}/docs.md`;
  writeFileSync(path, change(await goodDraft()));
  const server = await startModelServer(scenario);
  const read = () => readFileSync(path, 'utf8');
  return {
    root,
    path,
    server,
    read,
    before: read(),
    refine: (...words: readonly string[]) => runWithModel(['refine', 'docs.md', ...words], { root, url: server.url }),
    asked: () =>
      server.requests
        .at(-1)
        ?.body.messages.map(({ content }) => content)
        .join('\n') ?? '',
  };
}

/** A plan that an editor saves while the model is at work. */
async function startWithEditor(edit: (text: string) => string) {
  let path = '';
  const started = await start((asked) => {
    writeFileSync(path, edit(readFileSync(path, 'utf8')));
    return { content: addsRollback(asked) };
  });
  path = started.path;
  return started;
}

function textOf(text: string, id: SectionId): string {
  return parsePlan(text).sections.find((section) => section.id === id)?.text ?? '';
}

/** Everything but a section and the front matter. */
function without(text: string, id: SectionId): string {
  return text.slice(text.indexOf('\n---\n')).replace(textOf(text, id), '');
}

describe.concurrent('a refined section', () => {
  it('holds what the instruction asks for, shown as a diff, and nothing else of the plan changes', async () => {
    const { refine, read, before, asked } = await start(answering(addsRollback));
    const ran = await refine('migration', 'Say', 'that', 'customers', 'are', 'told.');
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(asked()).toContain('\nSay that customers are told.\n');
    const after = read();
    expect(without(after, 'migration')).toBe(without(before, 'migration'));
    expect(textOf(after, 'migration')).toContain(`2. ${rollback}`);
    const line = after.split('\n').indexOf(`2. ${rollback}`) + 1;
    const hunk = /^@@ -(\d+),\d+ \+(\d+),\d+ @@\n([\s\S]*?)\n\n/m.exec(ran.stdout);
    const at = hunk?.[3]?.split('\n').indexOf(`+2. ${rollback}`) ?? 0;
    expect(Number(hunk?.[2]) + at).toBe(line);
    const record = parsePlan(after).front?.sections.migration;
    expect(record).toMatchObject({ drafter: 'model' });
    expect(parsePlan(after).front?.usage?.calls).toBe((parsePlan(before).front?.usage?.calls ?? 0) + 1);
  });

  it('is refined from what people wrote in it, which stays as they wrote it', async () => {
    const { refine, read, asked } = await start(answering(addsRollback), (text) =>
      text.replace(
        'Not applicable: invoices live in memory; nothing is stored',
        'Not applicable: **we** checked,   twice\n\n<!-- ask Ada -->',
      ),
    );
    await refine('migration', 'Say that customers are told.');
    expect(asked()).toContain('**we** checked,   twice');
    expect(textOf(read(), 'migration')).toContain('Not applicable: **we** checked,   twice\n\n<!-- ask Ada -->');
    expect(textOf(read(), 'migration')).toContain(rollback);
  });

  it('knows what the rest of the plan fixes, and the requirements', async () => {
    const { refine, asked } = await start(answering(addsRollback));
    await refine('migration', 'Say that customers are told.');
    for (const words of ['of="ledger"', 'ADR-1', 'R3 (functional)', 'Add the route (R2, R4, R5)'])
      expect(asked()).toContain(words);
  });

  it('is sent back with what is invented in it, and taken when that is mended', async () => {
    const invented = refiningAuthor(
      () => ({ rollback: ['Run `src/undo-all.ts`.'] }),
      () => ({ rollback: ['Revert `src/server.ts`.'] }),
    );
    const { refine, read, server } = await start(answering(invented));
    expect(await refine('migration', 'Name the file.')).toMatchObject({ code: 0 });
    expect(server.requests).toHaveLength(2);
    expect(server.requests[1]?.text).toContain('src/undo-all.ts');
    expect(read()).toContain('Revert `src/server.ts`.');
    expect(read()).not.toContain('undo-all');
  });

  it('carries a note where nobody mends it', async () => {
    const { refine, read } = await start(answering(refiningAuthor(() => ({ rollback: ['Run `src/undo-all.ts`.'] }))));
    const ran = await refine('migration', 'Name the file.');
    expect(ran.stdout).toContain('1 finding was not mended, and noted in it.');
    expect(textOf(read(), 'migration')).toMatch(/> \*\*Open:\*\* Not verified .*“src\/undo-all\.ts”/);
  });

  it('keeps the parts that an answer leaves out', async () => {
    const { refine, read, before } = await start(() => ({ content: { migration: { rollback: [rollback] } } }));
    await refine('migration', 'Say nothing but that customers are told.');
    const [stood, now] = [before, read()].map((text) => textOf(text, 'migration'));
    expect(now).toBe(stood?.replace(/1\. Before release.*/, `1. ${rollback}`));
  });

  it('does not answer for what was wrong before', async () => {
    const { refine, read, server } = await start(answering(addsRollback), (text) =>
      text.replace('invoices live in memory; nothing is stored', 'see `src/of-my-own.ts`'),
    );
    await refine('migration', 'Say that customers are told.');
    expect(server.requests).toHaveLength(1);
    expect(textOf(read(), 'migration')).toContain('see `src/of-my-own.ts`');
    expect(textOf(read(), 'migration')).not.toContain('**Open:**');
  });

  it('changes in one step alone when the instruction is about one', async () => {
    const second = ({ steps: [first, other, ...rest] }: { readonly steps: readonly object[] }) => ({
      steps: [first, { ...other, effort: '3 h' }, ...rest],
    });
    const loose = (text: string) =>
      text.replace('### Step 1: Agree on the answer (R2)\n\n', '### Step 1:  Agree on the answer (R2)\n\n\n');
    const { refine, read, before } = await start(
      answering(refiningAuthor((content) => second({ steps: content['steps'] }))),
      loose,
    );
    expect(await refine('steps', 'Step 2 takes three hours.')).toMatchObject({ code: 0 });
    const changed = textOf(before, 'steps')
      .split('\n')
      .filter((line, index) => textOf(read(), 'steps').split('\n')[index] !== line);
    expect(changed).toEqual([expect.stringContaining('1 h')]);
  });

  it('leaves the status, author, date and rows of section 1 as they stand', async () => {
    const goal = 'Invoices can be deleted, and nothing of them is logged.';
    const { refine, read, before } = await start(
      answering(
        refiningAuthor(({ fields }) => ({
          fields: { ...fields, goal, status: 'Completed', author: 'A model', created: '1999-01-01' },
        })),
      ),
      (text) => text.replace('| R5 |', '| R5  |').replace(/\| Ada Test +\|/, '| Ada Lovelace |'),
    );
    await refine('overview', 'State the goal in one sentence.');
    const [stood, now] = [before, read()].map(
      (text) => parsePlan(text).sections.find(({ id }) => id === 'overview')?.content,
    );
    const { goal: written, ...fields } = Object(now?.['fields']) as Record<string, unknown>; // As the section declares it.
    expect(written).toBe(goal);
    expect(stood?.['fields']).toMatchObject(fields);
    expect(now?.['requirements']).toEqual(stood?.['requirements']);
    expect(textOf(read(), 'overview')).toContain('| R5  |');
  });

  it('is inserted in its place when the plan does not have it', async () => {
    const { refine, read, before } = await start(answering(addsRollback), (text) =>
      text.replace(/## 10\. Migration[\s\S]*?(?=## 11\.)/, ''),
    );
    expect(parsePlan(before).sections.some(({ id }) => id === 'migration')).toBe(false);
    const ran = await refine('migration', 'Say that customers are told.');
    expect(ran.stdout).toContain('was missing, and stands in its place now');
    expect(read()).toMatch(
      /## 9\. Observability[\s\S]*## 10\. Migration & Rollback Plan[\s\S]*## 11\. Definition of Done/,
    );
    expect(read()).toContain(rollback);
  });

  it('names the other sections that no longer agree, and how to bring them in line', async () => {
    const withoutRoute = refiningAuthor(({ steps }) => ({
      steps: (steps as readonly { readonly name: string }[]).filter(({ name }) => name !== 'Add the route'),
    }));
    const { refine, server } = await start(answering(withoutRoute));
    const ran = await refine('steps', 'Leave out the route.', '--json');
    const told = JSON.parse(ran.stdout) as {
      readonly refined: readonly object[];
      readonly disagreeing: readonly { readonly section: string; readonly rule: string }[];
    };
    expect(server.requests).toHaveLength(1);
    expect(told.refined).toMatchObject([{ marked: 0 }]);
    expect(told.disagreeing.map(({ section }) => section)).toContain('changes');
    expect(told.disagreeing.every(({ section }) => section !== 'steps')).toBe(true);
  });
});

describe.concurrent('a refinement', () => {
  it('writes nothing in a dry run, and shows what it would change', async () => {
    const { refine, read, before, root } = await start(answering(addsRollback));
    const ran = await refine('migration', 'Say that customers are told.', '--dry-run');
    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain(`+2. ${rollback}`);
    expect(ran.stdout).toContain('nothing was written');
    expect(read()).toBe(before);
    expect(existsSync(`${root}/.docs.md.lock`)).toBe(false);
  });

  it('leaves every byte when the model finds nothing to change, but counts what was used', async () => {
    const { refine, read, before } = await start(answering(refiningAuthor(() => ({}))));
    expect((await refine('migration', 'Do nothing.')).stdout).toContain('says what it said; nothing was changed');
    expect(without(read(), 'migration')).toBe(without(before, 'migration'));
    expect(textOf(read(), 'migration')).toBe(textOf(before, 'migration'));
    expect(parsePlan(read()).front?.sections).toEqual(parsePlan(before).front?.sections);
    expect(parsePlan(read()).front?.usage?.calls).toBe((parsePlan(before).front?.usage?.calls ?? 0) + 1);
  });

  it('is merged with what somebody changes in other lines of that section meanwhile', async () => {
    const { refine, read, before } = await startWithEditor((text) =>
      text.replace('nothing is stored', 'nothing is kept'),
    );
    const ran = await refine('migration', 'Say that customers are told.');
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.stdout).toContain('in other lines; both changes stand now');
    expect(textOf(read(), 'migration')).toContain('nothing is kept');
    expect(textOf(read(), 'migration')).toContain(rollback);
    expect(without(read(), 'migration')).toBe(without(before, 'migration'));
  });

  it('is a conflict when somebody changes the same lines meanwhile: nothing is lost, and a merge lies beside', async () => {
    const edited = (text: string) => text.replace(/(1\. Before release.*)/, '$1\n2. Ask Ada first.');
    const { root, refine, read, before } = await startWithEditor(edited);
    const ran = await refine('migration', 'Say that customers are told.');
    expect(ran.code).toBe(2);
    expect(ran.stdout).toContain('in the same lines, and stands as they left it');
    expect(ran.stdout).toContain('resolve the marks in docs.merge.md and put it in the place of docs.md');
    expect(textOf(read(), 'migration')).toBe(edited(textOf(before, 'migration')));
    const merge = readFileSync(`${root}/docs.merge.md`, 'utf8');
    expect(merge).toContain(
      `<<<<<<< in the file\n2. Ask Ada first.\n||||||| as it was read\n=======\n2. ${rollback}\n>>>>>>> refined\n`,
    );
    const resolved = merge.replace(/^(?:<<<<<<<|\|\|\|\|\|\|\||=======|>>>>>>>).*\n/gm, '');
    expect(without(resolved, 'migration')).toBe(without(before, 'migration'));
  });

  it('says what was changed elsewhere while it was made', async () => {
    const { refine, read } = await startWithEditor((text) => text.replace('# Implementation Plan', '# The Plan'));
    expect((await refine('migration', 'Say that customers are told.')).stdout).toContain(
      'Something else in the file was changed meanwhile, and stays.',
    );
    expect(read()).toContain('# The Plan');
  });

  it('keeps what somebody writes in another section meanwhile', async () => {
    let path = '';
    const started = await start((asked) => {
      writeFileSync(
        path,
        readFileSync(path, 'utf8').replace('## 9. Observability\n', '## 9. Observability\n\nMind the dashboards.\n'),
      );
      return { content: addsRollback(asked) };
    });
    path = started.path;
    expect(await started.refine('migration', 'Say that customers are told.')).toMatchObject({ code: 0 });
    expect(started.read()).toContain('Mind the dashboards.');
    expect(started.read()).toContain(rollback);
  });

  it('saves what was paid for beside a plan that is gone meanwhile', async () => {
    let path = '';
    const started = await start((asked) => {
      rmSync(path);
      return { content: addsRollback(asked) };
    });
    path = started.path;
    const ran = await started.refine('migration', 'Say that customers are told.');
    expect(ran.stdout).toContain('docs.rescued.md: migration was changed');
    expect(readFileSync(`${started.root}/docs.rescued.md`, 'utf8')).toContain(rollback);
  });

  it.each([
    ['the endpoint refuses', () => refusing(401, 'Incorrect API key provided')],
    ['the answer never has the form of the section', () => ({ content: { migration: 'Tell them.' } })],
    ['the answer is no JSON', () => ({ content: 'I would rather not.' })],
  ] as const)('leaves the section as it was when %s', async (_, scenario) => {
    const { refine, read, before } = await start(scenario);
    const ran = await refine('migration', 'Say that customers are told.');
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('No section of docs.md was changed.');
    expect(textOf(read(), 'migration')).toBe(textOf(before, 'migration'));
    expect(without(read(), 'migration')).toBe(without(before, 'migration'));
  });

  it('ends the question to the model when it is interrupted, and leaves the plan as it was', async () => {
    const { root, path, before, read } = await start(answering(addsRollback));
    const interrupting = new AbortController();
    let left = () => {};
    const hungUp = new Promise<void>((resolve) => (left = resolve));
    const server = await startModelServer(({ gone }) => {
      void gone.then(left);
      interrupting.abort();
      return { content: {}, breaks: { after: 0, how: 'stall' } };
    });
    const context = await contextAt(root, server.url, { signal: interrupting.signal });
    const refinement = { section: 'migration', instruction: 'Say that customers are told.', dryRun: false } as const;
    await expect(refineSection(path, refinement, usualOptions, context)).rejects.toMatchObject({
      code: 'aborted',
      hint: 'No section of docs.md was changed.',
    });
    await hungUp;
    expect(textOf(read(), 'migration')).toBe(textOf(before, 'migration'));
    expect(without(read(), 'migration')).toBe(without(before, 'migration'));
  });

  it('stops before a limit of its own, whatever the plan has used before', async () => {
    const { refine, read, before, server } = await start(answering(addsRollback));
    const ran = await refine('migration', 'Say that customers are told.', '--max-tokens', '100');
    expect(ran.code).toBe(2);
    expect(server.requests).toEqual([]);
    expect(read()).toBe(before);
    expect(await refine('migration', 'Say that customers are told.', '--max-tokens', '9000')).toMatchObject({
      code: 0,
    });
  });

  it('names the nearest section for one that there is not', async () => {
    const { refine } = await start(answering(addsRollback));
    expect(await refine('migrations', 'Anything.')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Did you mean migration?'),
    });
  });
});

type Steps = readonly { readonly name: string }[];
const leavesOutRoute = refiningAuthor(({ steps }) => ({
  steps: (steps as Steps).filter(({ name }) => name !== 'Add the route'),
}));

/** Answers each section as its own author does; the others as they stand. */
function authors(of: Readonly<Record<string, Author>>): Author {
  const same = refiningAuthor(() => ({}));
  return (asked) => (of[sectionsAsked(asked)[0] ?? ''] ?? same)(asked);
}

describe.concurrent('a change of scope', () => {
  it('is recorded in the drift of section 1, once, and nothing else of that section changes', async () => {
    const { refine, read, before } = await start(answering(leavesOutRoute));
    const ran = await refine('steps', 'Leave out the route: it comes in May.');
    const entry =
      '- **R4 left out.** “answers 404 when there is none” was met by “Add the route”; no step meets it now. Why: Leave out the route: it comes in May. Decided by: user.\n';
    expect(ran.stdout).toContain(entry.trim());
    const added = textOf(read(), 'overview')
      .split('\n')
      .filter((line) => !textOf(before, 'overview').includes(line));
    expect(added).toEqual([entry.trim()]);
    expect(
      textOf(read(), 'overview')
        .split('\n')
        .filter((line) => !added.includes(line))
        .join('\n'),
    ).toBe(textOf(before, 'overview'));
    expect(parsePlan(read()).front?.sections.overview?.drafter).toBe('model');
    await refine('steps', 'Leave it out.');
    expect(read().split('**R4 left out.**')).toHaveLength(2);
  });

  it('is not what becomes of a prohibition whose step goes: it still binds, and the checks ask for a step', async () => {
    const forgets = refiningAuthor(({ steps }) => ({
      steps: (steps as readonly { readonly requirements: readonly string[] }[]).map((step) => ({
        ...step,
        requirements: step.requirements.filter((id) => id !== 'R5'),
      })),
    }));
    const { refine, read } = await start(answering(forgets));
    const ran = await refine('steps', 'Say less of what is not logged.');
    expect(read()).toContain('“It must not log the customer”');
    expect(ran.stdout).not.toMatch(/R5 left out/);
    expect(read()).not.toMatch(/R5 left out/);
    expect(ran.stdout).toMatch(/R5/);
  });

  it('is shown and not recorded in a dry run', async () => {
    const { refine, read, before } = await start(answering(leavesOutRoute));
    expect((await refine('steps', 'Leave out the route.', '--dry-run')).stdout).toContain('which would be recorded');
    expect(read()).toBe(before);
  });

  it('is work that nobody asked for, too', async () => {
    const more = refiningAuthor(({ steps: [first, ...rest] }) => ({
      steps: [first, ...rest, { ...first, name: 'Paint the shed', requirements: [] }],
    }));
    const { refine } = await start(answering(more));
    expect((await refine('steps', 'Paint the shed as well.')).stdout).toMatch(
      /- \*\*Added\.\*\* The step “Paint the shed”, beyond the request\. Why: Paint the shed as well\. Decided by: user\./,
    );
  });
});

describe.concurrent('several sections', () => {
  it('are refined in the order in which they build on each other', async () => {
    const tells = authors({ migration: addsRollback });
    const { refine, read, before, server } = await start(answering(tells));
    const ran = await refine('migration,changes', 'Say that customers are told.', '--json');
    expect(JSON.parse(ran.stdout)).toMatchObject({
      refined: [
        { section: 'changes', state: 'unchanged' },
        { section: 'migration', state: 'refined' },
      ],
      ended: null,
      usage: { calls: 2 },
    });
    expect(server.requests).toHaveLength(2);
    expect(without(read(), 'migration')).toBe(without(before, 'migration'));
  });

  it('share one limit: what was done stays, and the rest is named', async () => {
    const { refine, read } = await start(
      answering(authors({ changes: refiningAuthor(() => ({ models: ['None.'] })) })),
    );
    const ran = await refine('changes,migration', 'Say it.', '--max-tokens', '6500');
    expect(ran.code).toBe(2);
    expect(ran.stdout).toContain('Ended before migration: Stopped before the limit of 6500 tokens');
    expect(ran.stdout).toContain('groundplan refine docs.md migration …');
    expect(textOf(read(), 'changes')).toContain('None.');
  });

  it('that no longer agree are brought in line by a cascade, each once, and the table of section 1 by code', async () => {
    const withoutFiles = refiningAuthor(({ files }) => ({
      files: { ...files, entries: files.entries.filter(({ path }: { path: string }) => !path.includes('server')) },
    }));
    const { refine, read, server, before } = await start(
      answering(authors({ steps: leavesOutRoute, changes: withoutFiles })),
    );
    const ran = await refine('steps', 'Leave out the route.', '--cascade', '--json');
    const told = JSON.parse(ran.stdout) as { readonly refined: readonly { section: string; because: unknown }[] };
    expect(told.refined.slice(0, 2)).toMatchObject([
      { section: 'steps', because: null },
      { section: 'changes', because: ['steps'], state: 'refined' },
    ]);
    const ids = told.refined.map(({ section }) => section);
    expect(ids).toContain('overview');
    expect(new Set(ids).size).toBe(ids.length);
    expect(server.requests.length).toBeLessThan(ids.length * 2);
    expect(server.requests[1]?.text).toContain('because the user asked: Leave out the route.');
    expect(textOf(read(), 'overview')).toContain('| R4 | “answers 404 when there is none” | none |');
    for (const { id, text } of parsePlan(before).sections.filter((section) => !ids.includes(section.id)))
      expect(textOf(read(), id)).toBe(text);
  });

  it('are only named without it', async () => {
    const { refine, server } = await start(answering(leavesOutRoute));
    const ran = await refine('steps', 'Leave out the route.');
    expect(server.requests).toHaveLength(1);
    expect(ran.stdout).toMatch(/No longer agrees with it:\n[\s\S]*changes, line \d+[\s\S]*rows of R\d/);
    expect(ran.stdout).toContain('with --cascade');
  });

  it('are the rows of section 1 alone where only these follow, also of what nothing met before, and no model is asked to mend them', async () => {
    const unmet = (text: string) =>
      text
        .replace(/^(\| R5 \| [^|]+\|)[^|]+\|[^|]+\|/m, '$1 none | none |')
        .replace('| 1, 3 | I1 |', '| 1, 3 | Ada looks at it |')
        .replace('### Step 3: Add the route (R2, R4, R5)', '### Step 3: Add the route (R2, R4)')
        .replace('R5: standard output', 'Standard output');
    const meets = refiningAuthor(({ steps }) => ({
      steps: (steps as readonly object[]).map((step, index) =>
        index === 3 ? { ...step, requirements: ['R5'] } : step,
      ),
    }));
    const { refine, read, server } = await start(answering(meets), unmet);
    const ran = await refine('steps', 'Let the last one see to the logs.');
    expect(ran.stdout).toContain('Unexpected steps or proofs in the row of R5');
    expect(ran.stdout).toContain(
      'Next: bring the table of requirements in line, which takes no model: groundplan refine docs.md overview.',
    );
    const before = read();
    expect(before).toMatch(/\| R5 \| [^|]+\| none \| none \|/);
    expect(await refine('overview')).toMatchObject({ code: 0 });
    expect(server.requests).toHaveLength(1);
    expect(textOf(read(), 'overview')).toBe(
      textOf(before, 'overview').replace(/(\| R5 \| [^|]+\|) none \| none \|/, '$1 4 | verification of its step |'),
    );
  });

  it('speak of a component that was renamed', async () => {
    const rename = refiningAuthor(({ components }) => ({
      components: [
        ...components,
        { component: 'src/invoices/bin.ts', change: 'New', responsibility: 'Keeps what was deleted' },
      ],
    }));
    const again = refiningAuthor(({ components }) => ({
      components: components.map((one: { component: string }) =>
        one.component === 'src/invoices/bin.ts' ? { ...one, component: 'src/invoices/attic.ts' } : one,
      ),
    }));
    const { refine, path } = await start((asked) => ({
      content: (asked.turns[0]?.text.includes('Call it attic.') === true ? again : rename)(asked),
    }));
    await refine('architecture', 'Add a bin.');
    const text = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      text.replace('## 9. Observability\n', '## 9. Observability\n\nCount what `src/invoices/bin.ts` keeps.\n'),
    );
    const ran = await refine('architecture', 'Call it attic.');
    expect(ran.stdout).toMatch(
      /observability, line \d+: warning consistency\/vanished-name: Unexpected `src\/invoices\/bin\.ts`, which architecture no longer has, expected `src\/invoices\/attic\.ts`/,
    );
  });
});
