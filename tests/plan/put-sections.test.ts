import { beforeAll, describe, expect, it } from 'vitest';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import { printSection } from '../../src/plan/print-plan.ts';
import { putSections, withFront, type SectionToPut } from '../../src/plan/put-sections.ts';
import { settledSections } from '../../src/plan/settled-sections.ts';
import { openRepository } from '../../src/repository/open-repository.ts';
import type { Repository } from '../../src/repository/repository.ts';
import { sections } from '../../src/sections/index.ts';
import { goodDraft, goodDraftWithout } from '../support/good-draft.ts';
import { createSampleRepository } from '../support/sample-repository.ts';

const now = new Date('2026-11-23T08:00:00Z');
let repository: Repository;
let text = '';
beforeAll(async () => {
  repository = await openRepository(createSampleRepository().root);
  text = await goodDraft();
});

/** The example of a section, as it is put. */
function exampleOf(id: string): SectionToPut {
  const section = sections.find((one) => one.id === id);
  if (section === undefined) throw new Error(`There is no section ${id}`);
  return { id: section.id, text: printSection(section, section.example), drafter: 'model' };
}

/** The text without the front matter, cut before and after a section. */
function around(plan: string, id: string): readonly [before: string, after: string] {
  const { sections: present } = parsePlan(plan);
  const own = present.find((section) => section.id === id);
  if (own === undefined) throw new Error(`The plan has no section ${id}`);
  return [plan.slice(plan.search(/\r?\n---\r?\n/), own.start), plan.slice(own.end)];
}

describe('sections that are put into a plan', () => {
  const byHand = (plan: string) =>
    plan
      .replace('\n## 3. Architecture Design', '\nA remark of my own,\nunder no heading.\n\n## 3. Architecture Design')
      .replace('### 3.2 Components', '###   3.2 Components   ')
      .replace('- [ ] Steps 1 to 4 are done', '* [ ]   Steps 1 to 4 are done');
  const forms = {
    'as it was written': (plan: string) => plan,
    'with formatting by hand': byHand,
    'with Windows line ends': (plan: string) => plan.replaceAll('\n', '\r\n'),
    'with a byte order mark': (plan: string) => `\uFEFF${plan}`,
    'without an end of line at its end': (plan: string) => plan.trimEnd(),
  };

  describe.each(Object.entries(forms))('%s', (_, form) => {
    it.each(['overview', 'decisions', 'steps', 'appendix-research'])('leave every byte around %s', (id) => {
      const before = form(text);
      const put = putSections(parsePlan(before), [exampleOf(id)], { repository, now });
      expect(around(put.text, id)[0]).toBe(around(before, id)[0]);
      expect(around(put.text, id)[1].trimEnd()).toBe(around(before, id)[1].trimEnd());
      expect(put.sections.map((section) => section.id)).toEqual(sections.map((section) => section.id));
      expect(put.text.startsWith('\uFEFF')).toBe(before.startsWith('\uFEFF'));
      const hasBareEnds = (plan: string) => plan.replaceAll('\r\n', '').includes('\n');
      expect(hasBareEnds(put.text)).toBe(hasBareEnds(before));
      expect(put.front?.sections[exampleOf(id).id]).toMatchObject({ drafter: 'model', at: '2026-11-23T08:00:00Z' });
      expect(settledSections(put).has(exampleOf(id).id)).toBe(true);
    });
  });

  it('come to their place in the template when they were missing', () => {
    const plan = parsePlan(text);
    for (const { id, start, end } of [...plan.sections].slice(0, 4)) {
      const without = parsePlan(text.slice(0, start) + text.slice(end).replace(/^\s*(?:---\s*)?/, ''));
      const put = putSections(without, [exampleOf(id)], { repository, now });
      expect(put.sections.map((section) => section.id)).toEqual(sections.map((section) => section.id));
    }
  });

  it('cite what the plan cites, and forget what nothing cites any more', () => {
    const cites = (plan: string) => Object.keys(parsePlan(plan).front?.cites ?? {});
    expect(cites(text)).toContain('src/invoices/by-customer.ts');
    const ids = ['current-state', 'references', 'appendix-research'];
    const put = putSections(parsePlan(text), ids.map(exampleOf), { repository, now });
    expect(cites(put.text)).not.toContain('src/invoices/by-customer.ts');
    expect(cites(put.text)).toContain('src/server.ts');
  });

  it('are settled unless the evidence drafted them and nobody edited them', async () => {
    const open = await goodDraftWithout('migration');
    expect(settledSections(parsePlan(open)).has('migration')).toBe(false);
    const edited = open.replace('revert the commits of Steps 2 and 3', 'revert both commits');
    expect(settledSections(parsePlan(edited)).has('migration')).toBe(true);
  });

  it('leave other values of the front matter, and words by hand in it, as they are', () => {
    const noted = text.replace('\nstatus: Draft\n', '\nstatus: Draft # for Ada\nowner: Ada\n');
    const put = withFront(putSections(parsePlan(noted), [exampleOf('decisions')], { repository, now }), {
      status: 'Approved',
    });
    expect(put.text).toContain('owner: Ada\n');
    expect(put.front).toMatchObject({ status: 'Approved', title: 'Delete an invoice' });
  });
});
