import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { alignCoverage } from '../../../src/drafting/refining/align-coverage.ts';
import { putRefined } from '../../../src/drafting/refining/put-refined.ts';
import { splitFrontMatter } from '../../../src/markdown/front-matter.ts';
import { definitionsOf } from '../../../src/markdown/outline.ts';
import { rewriteSection } from '../../../src/drafting/refining/rewrite-section.ts';
import { contentOf } from '../../../src/plan/content-of.ts';
import { rehearsePlanFile } from '../../../src/plan/guarded-plan-file.ts';
import { parsePlan } from '../../../src/plan/parse-plan.ts';
import type { Plan, PlanSection } from '../../../src/plan/plan.ts';
import { printSection } from '../../../src/plan/print-plan.ts';
import { openRepository } from '../../../src/repository/open-repository.ts';
import type { Repository } from '../../../src/repository/repository.ts';
import { driftDeciders, type DriftEntry } from '../../../src/request/drift.ts';
import { driftEntry } from '../../../src/sections/drift-entry.ts';
import { sections } from '../../../src/sections/index.ts';
import { overview } from '../../../src/sections/overview.ts';
import type { Content, SectionId } from '../../../src/sections/section.ts';
import { hostile, numRuns } from '../../markdown/hostile.ts';
import { goodDraft } from '../../support/good-draft.ts';
import { createSampleRepository } from '../../support/sample-repository.ts';

const now = new Date('2026-11-23T08:00:00Z');
const usage = { input: 10, cached: 0, output: 5, cost: null, calls: 1, reported: true };
let repository: Repository;
let path = '';
let drafted = '';
beforeAll(async () => {
  const { root } = createSampleRepository();
  repository = await openRepository(root);
  path = `${root}/plan.md`;
  drafted = await goodDraft();
});

/** What people do to a plan between two headings, and to the file as a whole. */
const insertions = [
  '<!-- a remark\nof two lines -->\n\n',
  '\n\n \t\n',
  '```md\n## 10. Migration & Rollback Plan\n# no heading\n```\n\n',
  'A paragraph of my own,   \nwith a hard break\tand a tab.\n\n',
  '* a list\n\n    * of my own\n\n',
  '[note]: https://example.com "a definition"\n\n',
  '## 9. Observability\n\nA heading that stands twice.\n\n',
  '#### A heading of my own ####\n\n\twith code\n\n',
];
const forms = [
  (text: string) => text,
  (text: string) => text.replaceAll('\n', '\r\n'),
  (text: string) => `\uFEFF${text}`,
  (text: string) => text.trimEnd(),
  (text: string) => text.replace(/^(- .*)$/gm, '$1  ').replace(/^(#+) /gm, '$1   '),
  (text: string) => text.replace(/^- /gm, '* ').replace(/ \|$/gm, ' | '),
];

const edits = fc.record({
  inserted: fc.array(fc.tuple(fc.nat(), fc.constantFrom(...insertions)), { maxLength: 5 }),
  form: fc.constantFrom(...forms),
});

/** The plan as people left it: something of their own before some headings, and their own way of writing. */
function editByHand(
  text: string,
  { inserted, form }: { inserted: readonly (readonly [number, string])[]; form: (text: string) => string },
): string {
  const changed = inserted.reduce((before, [place, words]) => {
    const starts = [...before.matchAll(/^#{2,4} /gm)].map(({ index }) => index);
    const at = starts[place % starts.length] ?? before.length;
    return before.slice(0, at) + words + before.slice(at);
  }, text);
  return form(changed);
}

/** Content that says something else in some parts: those of the section's example. */
const changes = fc.tuple(fc.nat(), fc.array(fc.nat(), { minLength: 1, maxLength: 3 }));

function changeSome({ section, content }: PlanSection, places: readonly number[]): Content {
  const keys = Object.keys(section.parts);
  const chosen = new Set(places.map((place) => keys[place % keys.length]));
  const example = Object.entries(section.example).filter(([key]) => chosen.has(key));
  const mixed = section.content.safeParse({ ...content, ...Object.fromEntries(example) });
  return mixed.success ? mixed.data : section.example;
}

/** Everything below the front matter, cut before a section and after its last line. */
function around({ text, sections: present }: Plan, id: SectionId): readonly [before: string, after: string] {
  const own = present.find((section) => section.id === id);
  if (own === undefined) throw new Error(`The plan has no section ${id}`);
  return [text.slice(text.search(/\r?\n---\r?\n/), own.start), text.slice(own.end).replace(/^[ \t]+/, '')];
}

async function refine(from: Plan, id: SectionId, content: Content, drift: readonly DriftEntry[] = []) {
  writeFileSync(path, from.text);
  const section = sections.find((one) => one.id === id);
  if (section === undefined) throw new Error(`There is no section ${id}`);
  const redraft = { content, marked: 0, failure: null, drafted: { usage, model: 'test-model' } };
  return putRefined(rehearsePlanFile(path), { section, from, redraft }, { repository, now, driftOf: () => drift });
}

/** Below the front matter. */
function bodyOf({ text }: Plan): string {
  return splitFrontMatter(text).body;
}

/** The body with a name in place of each of some sections. */
function withNames(plan: Plan, ids: readonly SectionId[]): string {
  return plan.sections
    .filter(({ id }) => ids.includes(id))
    .reverse()
    .reduce(
      (text, { id, start, end }) => `${text.slice(0, start)}<${id}>${text.slice(end).replace(/^[ \t]+/, '')}`,
      plan.text,
    )
    .replace(splitFrontMatter(plan.text).raw, '');
}

describe('a section that is refined', () => {
  it('leaves every byte outside of it as it was, says what was wanted, and keeps what people added', async () => {
    await fc.assert(
      fc.asyncProperty(edits, changes, async (edit, [place, places]) => {
        const plan = parsePlan(editByHand(drafted, edit));
        const standing = plan.sections[place % plan.sections.length];
        if (standing === undefined) throw new Error('The plan has no sections');
        const { id, section } = standing;
        const content = changeSome(standing, places);
        const done = await refine(plan, id, content);
        if (done === null) throw new Error('Nothing was put');
        expect(done.state).toMatch(/^(?:refined|unchanged)$/);
        expect(around(done.plan, id)).toEqual(around(plan, id));
        expect(done.plan.text.startsWith('\uFEFF')).toBe(plan.text.startsWith('\uFEFF'));
        expect(hasBareEnds(done.plan)).toBe(hasBareEnds(plan));
        expect(done.plan.sections.map((one) => one.id)).toEqual(plan.sections.map((one) => one.id));
        const now = done.plan.sections.find((one) => one.id === id);
        const [wanted] = parsePlan(`# T\n\n${printSection(section, content)}`).sections;
        expect(now?.content).toEqual(wanted?.content);
        expect(countExtras(now)).toBe(countExtras(standing));
      }),
      { numRuns: numRuns / 4 },
    );
  });
});

describe('a section that is inserted', () => {
  it('is one stretch of text, and every other byte stays', async () => {
    await fc.assert(
      fc.asyncProperty(edits, fc.nat(), async (edit, place) => {
        const whole = parsePlan(drafted);
        const left = whole.sections[place % whole.sections.length];
        if (left === undefined) throw new Error('The plan has no sections');
        const plan = parsePlan(editByHand(drafted.slice(0, left.start) + drafted.slice(left.end).trimStart(), edit));
        fc.pre(plan.sections.every(({ id }) => id !== left.id)); // A heading of somebody's own may be its.
        const done = await refine(plan, left.id, left.section.example);
        expect(done?.state).toBe('inserted');
        if (done === null) return;
        expect(withoutOneStretch(bodyOf(done.plan), bodyOf(plan))).toBe(bodyOf(plan));
        expect(done.plan.text.startsWith('\uFEFF')).toBe(plan.text.startsWith('\uFEFF'));
        expect(hasBareEnds(done.plan)).toBe(hasBareEnds(plan));
        const others = done.plan.sections.filter(({ id }) => id !== left.id);
        expect(others.map(({ id, text }) => [id, text])).toEqual(plan.sections.map(({ id, text }) => [id, text]));
      }),
      { numRuns: numRuns / 4 },
    );
  });
});

describe('several sections, each after the other, and the table of section 1 by code', () => {
  it('leave every byte outside of them as it was', async () => {
    await fc.assert(
      fc.asyncProperty(edits, fc.array(changes, { minLength: 2, maxLength: 3 }), async (edit, all) => {
        const start = parsePlan(editByHand(drafted, edit));
        const changed = new Set<SectionId>(['overview']);
        let plan = start;
        for (const [place, places] of all) {
          const standing = plan.sections[place % plan.sections.length];
          if (standing === undefined) throw new Error('The plan has no sections');
          changed.add(standing.id);
          plan = (await refine(plan, standing.id, changeSome(standing, places)))?.plan ?? plan;
        }
        const aligned = alignCoverage(start, plan)?.content ?? null;
        if (aligned !== null) plan = (await refine(plan, 'overview', aligned))?.plan ?? plan;
        expect(withNames(plan, [...changed])).toBe(withNames(start, [...changed]));
        expect(hasBareEnds(plan)).toBe(hasBareEnds(start));
      }),
      { numRuns: numRuns / 10 },
    );
  });
});

describe('the drift that a refinement records', () => {
  it('is bullets in section 1 and nothing else of the file', async () => {
    const entry = fc.record({ what: hostile, why: hostile, by: fc.constantFrom(...driftDeciders) });
    await fc.assert(
      fc.asyncProperty(
        edits,
        changes,
        fc.array(entry, { minLength: 1, maxLength: 2 }),
        async (edit, [place, places], made) => {
          const plan = parsePlan(editByHand(drafted, edit));
          const standing = plan.sections.filter(({ id }) => id !== 'overview')[place % (plan.sections.length - 1)];
          if (standing === undefined) throw new Error('The plan has no sections');
          const drift = made.map((one, index) =>
            driftEntry().schema.parse({ kind: 'dropped', requirements: [`R${index + 1}`], ...one }),
          );
          const content = changeSome(standing, places);
          const [without, withDrift] = [
            await refine(plan, standing.id, content),
            await refine(plan, standing.id, content, drift),
          ];
          if (without === null || withDrift === null) throw new Error('Nothing was put');
          expect(withoutOneStretch(bodyOf(withDrift.plan), bodyOf(without.plan))).toBe(bodyOf(without.plan));
          expect(hasBareEnds(withDrift.plan)).toBe(hasBareEnds(plan));
          expect(ledgerOf(withDrift.plan)).toEqual([...ledgerOf(without.plan), ...withDrift.drift]);
        },
      ),
      { numRuns: numRuns / 10 },
    );
  });
});

function ledgerOf(plan: Plan): readonly DriftEntry[] {
  return contentOf(plan, overview)?.drift ?? [];
}

/** The new text without what was put in at the first place where the two differ. */
function withoutOneStretch(now: string, text: string): string {
  const found = Array.from({ length: text.length }, (_, at) => at).find((at) => now[at] !== text[at]) ?? text.length;
  return now.slice(0, found) + now.slice(found + now.length - text.length);
}

function hasBareEnds({ text }: Plan): boolean {
  return text.replaceAll('\r\n', '').includes('\n');
}

/** Breaks between sections count for none. */
function countExtras(section: PlanSection | undefined): number {
  return (section?.extras ?? []).flatMap(({ nodes }) => nodes).filter(({ type }) => type !== 'thematicBreak').length;
}

describe('what an instruction does not concern', () => {
  const byHand =
    '## 7. Implementation Steps\n\n### Step 1:   Store (R1)\n\n<!-- mine -->\n*Description*: Adds it.\n* **Files:** `a.ts`\n- **Verification:** `npm test` passes\n- **Effort:** 1 h\n\n\n### Step 2: Route (R2)\n\n- **Description:** Serves it.\n- **Files:** `b.ts`\n- **Verification:** `npm test` passes\n- **Effort:** 2 h\n';

  it('keeps its bytes, down to a single step', () => {
    const [standing] = parsePlan(`# T\n\n${byHand}`).sections;
    if (standing === undefined) throw new Error('The plan has no section');
    const { section, content, text } = standing;
    const [first, second] = content['steps'] as readonly { readonly effort: string }[]; // What the section declares.
    const changed = { ...content, steps: [first, { ...second, effort: '4 h' }] };
    const rewritten = rewriteSection(section, standing, changed, definitionsOf(text));
    const at = text.indexOf('- **Description:** Serves it.');
    expect(rewritten.slice(0, at)).toBe(text.slice(0, at));
    expect(rewritten.slice(at)).toMatch(/^\*\*Description:\*\* Serves it\.[\s\S]*4 h$/);
  });

  it('is not written anew when the content says the same', () => {
    for (const standing of parsePlan(drafted.replace(/^- /gm, '*   ')).sections)
      expect(rewriteSection(standing.section, standing, standing.content, '')).toBe(standing.text);
  });
});
