import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import { resumePlan } from '../../src/resume-plan.ts';
import { goodAuthor, sectionsAsked } from '../support/authors/good-author.ts';
import { contextAt, draftWith, readPlan, usualOptions } from '../support/draft-with.ts';
import { goodDraft, goodDraftWithout } from '../support/good-draft.ts';
import { answering } from '../support/model-scenarios.ts';
import { startModelServer } from '../support/model-server.ts';
import { createSampleRepository } from '../support/sample-repository.ts';

describe('a plan that is being drafted', () => {
  it('keeps what a person writes meanwhile, and what another run wants with it is refused', async () => {
    const { root } = createSampleRepository();
    const path = `${root}/plan.md`;
    const sentence = 'I asked the team that runs the proxy: it takes DELETE.';
    let refused: unknown = null;
    const { error, drafted, text, server } = await draftWith(
      async (asked) => {
        if (sectionsAsked(asked).includes('web-research')) {
          writeFileSync(path, readFileSync(path, 'utf8').replace(/Nothing was fetched:[^\n]*/, sentence));
          // No call is made by a run that is refused: any address will do.
          const context = await contextAt(root, 'http://127.0.0.1:9/v1');
          refused = await resumePlan(path, null, usualOptions, context).catch((reason: unknown) => reason);
        }
        return { content: goodAuthor(asked) };
      },
      { root },
    );
    expect(error).toBeNull();
    expect(refused).toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(
        /Expected to draft .*plan\.md alone, but another run \(process \d+\) is drafting it/,
      ),
      hint: expect.stringContaining('--resume'),
    });
    expect(text).toContain(sentence);
    expect(drafted?.outcomes.find(({ id }) => id === 'web-research')).toMatchObject({ state: 'kept' });
    expect(drafted?.outcomes.filter(({ state }) => state === 'drafted')).toHaveLength(17);
    const { front, sections } = parsePlan(text);
    expect(sections).toHaveLength(18);
    // Nobody but the person wrote it: the record of the evidence no longer fits, so that it counts as edited.
    expect(front?.sections['web-research']?.drafter).toBe('evidence');
    expect(server.requests).toHaveLength(5);
  });

  it('loses only what has no place any more in what a person left open meanwhile', async () => {
    const { root } = createSampleRepository();
    const path = `${root}/plan.md`;
    const { error, drafted, text } = await draftWith(
      (asked) => {
        if (sectionsAsked(asked).includes('changes')) {
          const before = readFileSync(path, 'utf8');
          writeFileSync(path, before.replace(/^## 6\. /m, '<!-- of a person\n\n$&'));
        }
        return { content: goodAuthor(asked) };
      },
      { root },
    );
    expect(error).toBeNull();
    const outcomeOf = (id: string) => drafted?.outcomes.find((outcome) => outcome.id === id);
    expect(outcomeOf('architecture')).toMatchObject({ state: 'drafted' });
    expect(outcomeOf('changes')).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('it would change or hide one of them'),
    });
    expect(text).toContain('<!-- of a person');
    expect(parsePlan(text).front?.sections.architecture?.drafter).toBe('model');
  });

  it('is drafted only where it was asked for, byte for byte', async () => {
    const { root } = createSampleRepository();
    const path = `${root}/plan.md`;
    const begun = await goodDraftWithout('web-research', 'migration');
    writeFileSync(path, begun);
    const server = await startModelServer(answering(goodAuthor));
    const { plan, outcomes } = await resumePlan(path, ['migration'], usualOptions, await contextAt(root, server.url));
    expect(outcomes).toEqual([{ id: 'migration', state: 'drafted', reason: '', findings: 0 }]);
    expect(server.requests).toHaveLength(1);
    expect(plan.front?.sections['web-research']?.drafter).toBe('evidence');
    const body = (text: string) => text.slice(text.indexOf('\n---\n', 4));
    expect(body(plan.text)).toBe(body(await goodDraft()));
  });
});

describe.concurrent('a plan that is damaged while a model is asked', () => {
  const path = (root: string) => `${root}/plan.md`;
  const rescued = (root: string) => `${root}/plan.rescued.md`;

  it.each([
    ['deleted', (root: string) => rmSync(path(root))],
    ['moved away', (root: string) => renameSync(path(root), `${root}/moved.md`)],
    ['left empty', (root: string) => writeFileSync(path(root), '')],
    [
      'half typed in its front matter',
      (root: string) => writeFileSync(path(root), readPlan(root).replace('status: Draft', 'status: "Draft')),
    ],
    ['robbed of its front matter', (root: string) => writeFileSync(path(root), '# A plan\n\nOf another kind.\n')],
  ])('because it is %s is rescued beside it, with all that was paid for', async (_, damage) => {
    const { root } = createSampleRepository();
    let damaged = '';
    const { error, server } = await draftWith(
      (asked) => {
        if (damaged === '' && sectionsAsked(asked).includes('changes')) {
          damage(root);
          damaged = `${readPlan(root)} `;
        }
        return { content: goodAuthor(asked) };
      },
      { root },
    );
    expect(error).toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/^Expected .*plan\.md to stay a plan while it is drafted\. Expected /),
      hint: expect.stringMatching(
        /kept in plan\.rescued\.md; go on with: groundplan draft --resume plan\.rescued\.md$/,
      ),
    });
    expect(`${readPlan(root)} `).toBe(damaged);
    const { front } = parsePlan(readFileSync(rescued(root), 'utf8'));
    expect(front?.sections['changes']?.drafter).toBe('model');
    expect(front?.usage?.calls).toBe(server.requests.length);
    const before = server.requests.length;
    const context = await contextAt(root, server.url);
    const { plan } = await resumePlan(rescued(root), null, usualOptions, context);
    expect(server.requests.length).toBe(5);
    expect(before).toBeLessThan(5);
    const body = (text: string) => text.slice(text.indexOf('\n---\n', 4));
    expect(body(plan.text)).toBe(body(await goodDraft()));
  });

  it('for a moment only, as editors save, goes on as if nothing had been', async () => {
    const { root } = createSampleRepository();
    let saved = false;
    const { error, text } = await draftWith(
      (asked) => {
        if (!saved && sectionsAsked(asked).includes('changes')) {
          saved = true;
          const whole = readPlan(root);
          writeFileSync(path(root), '');
          setTimeout(() => writeFileSync(path(root), whole), 300);
        }
        return { content: goodAuthor(asked) };
      },
      { root },
    );
    expect(error).toBeNull();
    expect(existsSync(rescued(root))).toBe(false);
    const body = (whole: string) => whole.slice(whole.indexOf('\n---\n', 4));
    expect(body(text)).toBe(body(await goodDraft()));
  });

  it('does not replace what another run rescued', async () => {
    const { root } = createSampleRepository();
    writeFileSync(rescued(root), 'of another run');
    const { error } = await draftWith(
      (asked) => {
        if (sectionsAsked(asked).includes('changes')) rmSync(path(root), { force: true });
        return { content: goodAuthor(asked) };
      },
      { root },
    );
    expect(error).toMatchObject({ hint: expect.stringContaining('--resume plan.rescued-2.md') });
    expect(readFileSync(rescued(root), 'utf8')).toBe('of another run');
    expect(parsePlan(readFileSync(`${root}/plan.rescued-2.md`, 'utf8')).sections).toHaveLength(18);
  });
});
