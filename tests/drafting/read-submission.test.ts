import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeSection } from '../../src/drafting/submission/compose-section.ts';
import { readSubmission, type Submission } from '../../src/drafting/submission/read-submission.ts';
import { holdsWords } from '../../src/drafting/submission/words.ts';
import { splitFrontMatter } from '../../src/markdown/front-matter.ts';
import { sections } from '../../src/sections/index.ts';
import { sampleSubmission } from '../support/sample-submission.ts';

const ids = sections.map(({ id }) => id);
const idsOf = ({ sections: read }: Submission) => read.map(({ section }) => section.id);

const fixtures = ['go-tool', 'python-service', 'typescript-api'].map((name) =>
  splitFrontMatter(readFileSync(new URL(`../fixtures/plans/${name}.md`, import.meta.url), 'utf8')).body.trim(),
);
const plans = [sampleSubmission, ...fixtures];

/** What stands in the file of each section, with no plan before it. */
function composeAll({ sections: read, definitions }: Submission): string {
  const texts = read.map(({ section, text }) => {
    const composed = composeSection({
      section,
      text,
      definitions,
      standing: undefined,
      complete: null,
    });
    return composed?.text ?? `NOTHING OF ${section.id}`;
  });
  return texts.join('\n');
}

describe('a whole plan is read', () => {
  const numbering = /^(#+ )(?:\d+\.(?:\d+)? |Appendix [AB]: )/gm;
  const outsideFences = (text: string, change: (part: string) => string) =>
    text
      .split(/(^```[\s\S]*?^```$)/m)
      .map((part) => (part.startsWith('```') ? part : change(part)))
      .join('');
  const forms: readonly (readonly [string, (plan: string) => string])[] = [
    ['as it is', (plan) => plan],
    ['without a title', (plan) => plan.replace(/^# .*\n/, '')],
    ['with words around it', (plan) => `Here is the plan:\n\n${plan}`],
    ['in a fence', (plan) => `Here is the plan:\n\n\`\`\`markdown\n${plan}\n\`\`\`\n\nTell me what you think.`],
    ['in a longer fence', (plan) => `\`\`\`\`md\n${plan}\n\`\`\`\`\n`],
    ['in a fence without a language', (plan) => `\`\`\`\n${plan}\n\`\`\``],
    ['with Windows line ends', (plan) => plan.replaceAll('\n', '\r\n')],
    ['without group headings', (plan) => plan.replace(/^## 2\. Research & Analysis\n/m, '')],
    ['without numbers', (plan) => outsideFences(plan, (part) => part.replace(numbering, '$1'))],
    ['a level lower', (plan) => outsideFences(plan, (part) => part.replace(/^#/gm, '##'))],
    ['a level higher', (plan) => outsideFences(plan, (part) => part.replace(/^##/gm, '#'))],
    [
      'with bold chapters',
      (plan) => outsideFences(plan, (part) => part.replace(/^##+ (\d+\..*|Appendix.*)$/gm, '**$1**')),
    ],
    ['with front matter', (plan) => `---\ngroundplan: 1\ntitle: x\n---\n\n${plan}`],
  ];
  test.each(forms)('%s', (_, form) => {
    for (const plan of plans) {
      const text = form(plan);
      const read = readSubmission(text);
      expect(idsOf(read)).toEqual(ids);
      const whole = [
        composeAll(read),
        ...read.outside,
        read.title,
        ...read.notes,
        'groundplan 1 title x',
        'Implementation Plan 2 Research Analysis',
        'markdown md',
      ].join('\n');
      expect(whole).not.toContain('NOTHING OF');
      expect(holdsWords(whole, text)).toBe(true);
    }
  });
});

test('words to the reader are given back and not taken for text of a section', () => {
  const read = readSubmission(
    'Sure! Here are the steps.\n\n```markdown\n## 13. References\n\n- `README.md`\n```\nShall I go on?',
  );
  expect(idsOf(read)).toEqual(['references']);
  expect(read.outside).toEqual(['Sure! Here are the steps.', 'Shall I go on?']);
});

test('words without any section are given back, under whatever heading they stand', () => {
  const read = readSubmission('I thought about it.\n\n## My thoughts\n\nIt is hard.\n');
  expect(read.sections).toEqual([]);
  expect(read.outside).toEqual(['I thought about it.', '## My thoughts\n\nIt is hard.']);
});

test('the last of two texts for a section is taken, and that is said; one that goes on is added', () => {
  const twice = readSubmission(
    '## 13. References\n\n- one\n\n## 9. Observability\n\nNot applicable: none.\n\n## 13. References\n\n- two\n',
  );
  expect(twice.sections.map(({ text }) => text).join()).not.toContain('- one');
  expect(twice.notes).toContain('Section references came twice: the last one was taken.');
  const goesOn = readSubmission('## 13. References\n\n- one\n\n## 13. References (continued)\n\n- two\n');
  expect(goesOn.sections[0]?.text).toMatch(/- one[\s\S]*- two/);
});

test('headings in fences open nothing, and a fence whose end was forgotten does not swallow sections', () => {
  const inside = readSubmission('## 13. References\n\n```text\n## 7. Implementation Steps\n```\n\n- one\n');
  expect(idsOf(inside)).toEqual(['references']);
  const forgotten = readSubmission(
    '## Appendix A: Detailed Diagrams\n\n```mermaid\nflowchart LR\n    A --> B\n\n## 8. Testing Strategy\n\n### 8.4 Test Commands\n\n```bash\nnpm test\n```\n',
  );
  expect(idsOf(forgotten)).toEqual(['appendix-diagrams', 'testing']);
  expect(forgotten.notes).toContain('A fence without an end: closed.');
});

test('a part alone is taken as part of its section, with a heading or a bold line', () => {
  for (const heading of ['### 4.2 Security Controls', '**4.2 Security Controls**', '#### Security Controls']) {
    const read = readSubmission(`${heading}\n\n- [ ] Only ids; U2\n`);
    expect(read.sections).toMatchObject([
      { section: { id: 'security' }, whole: false, text: expect.stringContaining('### ') },
    ]);
  }
});

test('a chapter that the template does not have stays at the end of the section before it', () => {
  const read = readSubmission(
    '## 10. Migration & Rollback Plan\n\nNot applicable: none.\n\n## Rollout\n\nIn two waves.\n',
  );
  expect(idsOf(read)).toEqual(['migration']);
  expect(read.sections[0]?.text).toContain('### Rollout\n\nIn two waves.');
});

const words = fc
  .array(fc.constantFrom('store', 'keeps', 'one', 'invoice', 'R1', '42', 'naïve', '删除'), {
    minLength: 1,
    maxLength: 8,
  })
  .map((list) => list.join(' '));
const block = fc.oneof(
  words,
  words.map((text) => `- ${text}\n- ${text}`),
  words.map((text) => `- [ ] ${text}`),
  words.map((text) => `> ${text}`),
  words.map((text) => `> **Open:** ${text}?`),
  words.map((text) => `**${text}:** ${text}`),
  words.map((text) => `**${text}**`),
  words.map((text) => `| ${text} | b |\n| --- | --- |\n| ${text} | ${text} |`),
  words.map((text) => `| Risk | Mitigation |\n| --- | --- |\n| ${text} | ${text} | ${text} |`),
  words.map((text) => `\`\`\`ts\n${text}\n## ${text}\n\`\`\``),
  words.map((text) => `\`\`\`\n${text}`),
  words.map((text) => `<!-- ${text} -->`),
  words.map((text) => `Not applicable: ${text}`),
  words.map((text) => `[^1]: ${text}`),
  words.map((text) => `[${text}]: https://example.org/${encodeURIComponent(text)}`),
  fc.tuple(fc.integer({ min: 1, max: 6 }), words).map(([depth, text]) => `${'#'.repeat(depth)} ${text}`),
  words.map((text) => `${text}\n---`),
);
const sectionText = fc
  .tuple(fc.constantFrom(...sections), fc.integer({ min: -1, max: 1 }), fc.boolean(), fc.array(block, { maxLength: 5 }))
  .map(([section, shift, template, blocks]) => {
    const parts = Object.values(section.parts).flatMap(({ under = [], label, block: one }) => [
      ...under.map((heading) => `${'#'.repeat(section.depth + 1)} ${heading.replace(/\{\w+\}/, 'Zod')}`),
      ...(label === undefined ? [] : [`**${label}:**`]),
      one.skeleton,
    ]);
    const heading = section.heading.replace(/\{\w+\}/, 'AGENTS.md');
    return [`${'#'.repeat(section.depth + shift)} ${heading}`, ...(template ? parts : []), ...blocks].join('\n\n');
  });

test('no word of a submission is lost: it stands in a section, or it is given back', () => {
  fc.assert(
    fc.property(
      fc.array(sectionText, { minLength: 1, maxLength: 4 }),
      fc.array(block, { maxLength: 2 }),
      (texts, before) => {
        const text = [...before, ...texts].join('\n\n');
        const read = readSubmission(text);
        // Of two texts for one section the first is dropped, and told of.
        fc.pre(!read.notes.some((note) => note.includes('came twice')));
        const composed = read.sections.map(({ section, text: own }) => {
          const whole = composeSection({
            section,
            text: own,
            definitions: read.definitions,
            standing: undefined,
            complete: null,
          });
          return whole?.text ?? own;
        });
        const kept = [
          ...composed,
          ...read.outside,
          read.title,
          ...read.notes,
          'Implementation Plan Research Analysis 2',
        ].join('\n');
        expect(holdsWords(kept, text)).toBe(true);
      },
    ),
    { numRuns: 150 },
  );
});
