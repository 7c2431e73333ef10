import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sectionIds } from '../../tools/section-ids.ts';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import { goodAuthor } from '../support/authors/good-author.ts';
import { refiningAuthor } from '../support/authors/refining-author.ts';
import { answering } from '../support/model-scenarios.ts';
import { startModelServer, type ModelServer } from '../support/model-server.ts';
import { modelEnvironment } from '../support/run-with-model.ts';
import { createSampleRepository, sampleRequest } from '../support/sample-repository.ts';
import { sampleSubmission } from '../support/sample-submission.ts';
import type { TemporaryRepository } from '../support/temporary-repository.ts';
import type { Caller, Connection, User } from './callers.ts';

/** Some sections that do not need each other. */
export const fewIds = ['security', 'performance', 'observability'] as const;
export const fewSections = parsePlan(sampleSubmission).sections.filter(({ id }) => fewIds.some((one) => one === id));

/** The same scenarios for each connection. */
export function describeConnections(connections: readonly Connection[]): void {
  describe.each(connections)('client $client, $transport, $version', ({ version, isWhole, open }) => {
    const thoroughly: typeof test | ((name: string, run: () => Promise<void>) => void) = isWhole ? test : () => {};
    let repository: TemporaryRepository;
    let model: ModelServer;
    let caller: Caller;
    const asked: string[] = [];
    let user: User = () => ({ action: 'cancel' });

    const read = (name: string) => readFileSync(join(repository.root, 'docs/plans', name), 'utf8');

    beforeAll(async () => {
      repository = createSampleRepository();
      model = await startModelServer(answering(goodAuthor));
      caller = await open({
        root: repository.root,
        environment: modelEnvironment(model.url),
        user: (message) => {
          asked.push(message);
          return user(message);
        },
      });
    });
    afterAll(() => caller.close());

    test('speaks its revision, and offers the same', async () => {
      expect(caller.version).toBe(version);
      expect(caller.instructions).toContain('start_plan');
      const tools = await caller.listTools();
      expect(tools.map(({ name }) => name)).toContain('submit_sections');
      expect(await caller.listPrompts()).toEqual(['write_plan', 'refine_section']);
      expect(await caller.listTemplates()).toEqual(['plan://{plan}', 'plan://{plan}/{section}', 'skill://{+path}']);
    });

    thoroughly('writes a whole plan: start, brief, submit Markdown, mend, write', async () => {
      const started = await caller.call('start_plan', { request: sampleRequest, out: 'whole.md' });
      expect(started).toMatchObject({ isError: false, structuredContent: undefined, links: ['plan://whole'] });
      const brief = await caller.call('brief_sections', { plan: 'whole', sections: ['steps'] });
      expect(brief.text).toContain('## 7. Implementation Steps');

      const wrong = sampleSubmission.replaceAll('`src/server.ts`', '`src/sevrer.ts`');
      const submitted = await caller.call('submit_sections', { plan: 'whole', markdown: wrong });
      expect(submitted.text).toContain('`src/sevrer.ts`');
      expect(submitted.text).toContain('src/server.ts');
      const mended = await caller.call('submit_sections', { plan: 'whole', markdown: sampleSubmission });
      expect(mended.text).toMatch(/no findings|\d+ warnings?\./);

      const written = await caller.call('write_plan', { plan: 'whole', status: 'Under Review' });
      expect(written).toMatchObject({ isError: false, links: ['plan://whole'] });
      expect(read('whole.md')).toContain('\nstatus: Under Review\n');
      expect((await caller.call('check_plan', { plan: 'whole' })).structuredContent).toMatchObject({ passed: true });
    });

    thoroughly('writes a whole plan as JSON', async () => {
      await caller.call('start_plan', { request: sampleRequest, out: 'data.md' });
      const { sections } = parsePlan(sampleSubmission);
      expect(sections.map(({ id }) => id)).toEqual(sectionIds);
      // Some as Markdown, and some as content by their schema.
      const json = Object.fromEntries(
        sections.map(({ id, text, content }) => [id, ['changes', 'steps', 'testing'].includes(id) ? content : text]),
      );
      const submitted = await caller.call('submit_sections', { plan: 'data', json });
      expect(submitted).toMatchObject({ isError: false });
      expect(submitted.text).toContain('Written: 18 sections');
      expect((await caller.call('check_plan', { plan: 'data' })).structuredContent).toMatchObject({ passed: true });
    });

    test('has the model draft, and tells how far it is', async () => {
      await caller.call('start_plan', { request: sampleRequest, out: 'model.md' });
      const told: (string | undefined)[] = [];
      const drafted = await caller.call(
        'draft_sections',
        { plan: 'model', sections: ['security', 'performance'] },
        { onprogress: ({ message }) => told.push(message) },
      );
      expect(drafted).toMatchObject({ isError: false, links: ['plan://model'] });
      expect(told.join('\n')).toContain('drafting');
      expect(parsePlan(read('model.md')).front?.sections.security).toMatchObject({ drafter: 'model' });
    });

    thoroughly('has the model refine one section: only that one changes', async () => {
      await caller.call('start_plan', { request: sampleRequest, out: 'refined.md' });
      await caller.call('submit_sections', { plan: 'refined', markdown: sampleSubmission });
      const before = parsePlan(read('refined.md'));
      model.play(answering(refiningAuthor(({ rollback }) => ({ rollback: [...rollback, 'Tell the customers.'] }))));
      const told: (string | undefined)[] = [];
      const refined = await caller.call(
        'refine_section',
        { plan: 'refined', section: 'migration', instruction: 'Say that customers are told.' },
        { onprogress: ({ message }) => told.push(message) },
      );
      expect(told.join('\n')).toContain('refining with');
      model.play(answering(goodAuthor));
      expect(refined).toMatchObject({ isError: false, links: ['plan://refined'] });
      expect(refined.text).toContain('Tell the customers.');
      const after = parsePlan(read('refined.md'));
      const changed = after.sections.filter(
        ({ id, text }) => before.sections.find((section) => section.id === id)?.text !== text,
      );
      expect(changed.map(({ id }) => id)).toEqual(['migration']);
    });

    test('ends the question to the model when the client cancels', async () => {
      await caller.call('start_plan', { request: sampleRequest, out: 'cancelled.md' });
      let left = () => {};
      const hungUp = new Promise<void>((resolve) => (left = resolve));
      const cancelling = new AbortController();
      model.play(({ gone }) => {
        void gone.then(left);
        cancelling.abort();
        return { content: {}, breaks: { after: 0, how: 'stall' } };
      });
      const call = caller.call('draft_sections', { plan: 'cancelled' }, { signal: cancelling.signal });
      await expect(call).rejects.toThrow(/abort/i);
      await hungUp;
      model.play(answering(goodAuthor));
      expect((await caller.call('get_plan', { plan: 'cancelled' })).isError).toBe(false);
    });

    test('asks before it replaces a plan, and does as it is told', async () => {
      await caller.call('start_plan', { request: sampleRequest, out: 'asked.md' });
      const before = read('asked.md');
      const again = () =>
        caller.call('start_plan', { request: 'Count the invoices of each customer once a day.', out: 'asked.md' });

      asked.length = 0;
      user = () => ({ action: 'decline' });
      expect(await again()).toMatchObject({ isError: true, text: expect.stringContaining('force: true') });
      expect(read('asked.md')).toBe(before);
      user = () => ({ action: 'accept', content: { agreed: true } });
      expect(await again()).toMatchObject({ isError: false });
      expect(asked).toEqual([expect.stringContaining('Replace it'), expect.stringContaining('Replace it')]);
      expect(read('asked.md')).toContain('Count the invoices');
    });

    thoroughly('asks what a request of few words leaves open, and takes the answer as part of it', async () => {
      asked.length = 0;
      user = () => ({
        action: 'accept',
        content: { answer: 'An admin can delete an invoice; its number is not used again.' },
      });
      await caller.call('start_plan', { request: 'Delete invoices', out: 'clarified.md' });
      expect(asked).toEqual([expect.stringContaining('“Delete invoices” leaves much open')]);
      expect(parsePlan(read('clarified.md')).front?.request).toBe(
        'Delete invoices\n\nAn admin can delete an invoice; its number is not used again.',
      );
    });

    thoroughly('asks before it replaces what a person edited, when the rest is written', async () => {
      await caller.call('start_plan', { request: sampleRequest, out: 'edited.md' });
      const observability = '## 9. Observability\n\nNot applicable: nothing is logged.\n';
      await caller.call('submit_sections', { plan: 'edited', markdown: observability });
      const edited = read('edited.md').replace('## 9. Observability', '## 9. Observability\n\nMind the dashboards.');
      writeFileSync(join(repository.root, 'docs/plans/edited.md'), edited);
      asked.length = 0;
      user = () => ({ action: 'decline' });
      const refused = await caller.call('submit_sections', { plan: 'edited', markdown: observability });
      expect(refused.text).toContain('observability: a person edited it');
      expect(read('edited.md')).toContain('Mind the dashboards.');
      user = () => ({ action: 'accept', content: { agreed: true } });
      const replaced = await caller.call('submit_sections', { plan: 'edited', markdown: observability });
      expect(replaced.text).not.toContain('Not written');
      expect(asked).toHaveLength(2);
      expect(read('edited.md')).not.toContain('Mind the dashboards.');
    });

    test('answers mistakes in words that say what to do', async () => {
      await expect(caller.call('make_plan', {})).rejects.toThrow(/make_plan/);
      for (const [name, input, words] of [
        ['get_plan', { paln: 'x' }, 'did you mean `plan`?'],
        ['get_plan', { plan: '../../../etc/passwd' }, 'Expected a plan inside'],
        ['submit_sections', { plan: 'whole' }, 'Expected `markdown` with sections'],
        ['draft_sections', { plan: 'whole', sections: ['stpes'] }, 'steps'],
      ] as const) {
        expect(await caller.call(name, input)).toMatchObject({ isError: true, text: expect.stringContaining(words) });
      }
      await expect(caller.read('plan://nowhere')).rejects.toThrow(/not found/i);
      await expect(caller.prompt('refine_section', { plan: 'no', section: 'steps', instruction: 'x' })).rejects.toThrow(
        /Expected a plan at/,
      );
    });

    thoroughly('gives long answers within the budget, and the rest piece by piece', async () => {
      const whole = await caller.call('get_plan', { plan: 'whole', detail: 'full' });
      expect(whole.text.length).toBeLessThan(33_000);
      const pieces: string[] = [];
      for (const section of fewIds) pieces.push((await caller.call('get_plan', { plan: 'whole', section })).text);
      const text = read('whole.md');
      const few = parsePlan(text).sections.filter(({ id }) => fewIds.some((one) => one === id));
      expect(few.map(({ text: own }, index) => pieces[index]?.includes(own))).toEqual([true, true, true]);
    });

    thoroughly('offers plans, their sections, the form and the list of sections as resources', async () => {
      const resources = await caller.listResources();
      expect(resources.map(({ uri }) => uri)).toEqual(
        expect.arrayContaining(['plan://whole', 'plan://model', 'groundplan://template', 'groundplan://sections']),
      );
      expect(await caller.read('plan://whole')).toBe(read('whole.md'));
      expect(await caller.read('plan://whole/steps')).toMatch(/^## 7\. Implementation Steps/);
      expect(await caller.read('groundplan://template')).toContain('### 4.2 Security Controls');
      expect(await caller.read('groundplan://sections')).toContain('"appendix-research"');
      const section = { type: 'ref/resource', uri: 'plan://{plan}/{section}' } as const;
      expect(await caller.complete(section, 'section', 'app')).toEqual(['appendix-diagrams', 'appendix-research']);
      expect(await caller.complete(section, 'plan', 'who')).toEqual(['whole']);
    });

    thoroughly('offers prompts that lead through the tools', async () => {
      expect(await caller.prompt('write_plan', { request: sampleRequest })).toContain(sampleRequest);
      const instruction = 'Delete them only after ninety days.';
      const refine = await caller.prompt('refine_section', { plan: 'whole', section: 'migration', instruction });
      expect(refine).toContain(instruction);
      expect(refine).toContain('## 10. Migration & Rollback Plan');
      const prompt = { type: 'ref/prompt', name: 'refine_section' } as const;
      expect(await caller.complete(prompt, 'section', 'mig')).toEqual(['migration']);
      expect(await caller.complete(prompt, 'plan', 'HOLE')).toEqual(['whole']);
    });

    thoroughly('keeps all of what is submitted at the same time', async () => {
      await caller.call('start_plan', { request: sampleRequest, out: 'together.md' });
      const answers = await Promise.all(
        fewSections.map(({ text }) => caller.call('submit_sections', { plan: 'together', markdown: text })),
      );
      for (const answer of answers) expect(answer.isError).toBe(false);
      const { front } = parsePlan(read('together.md'));
      expect(fewIds.map((id) => front?.sections[id]?.drafter)).toEqual(fewIds.map(() => 'assistant'));
    });
  });
}
