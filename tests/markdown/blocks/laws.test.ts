import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bulletList, numberedList } from '../../../src/markdown/blocks/bullet-list.ts';
import { bullets } from '../../../src/markdown/blocks/bullets.ts';
import { choice, code, codes, md, text } from '../../../src/markdown/blocks/cells.ts';
import { checklist } from '../../../src/markdown/blocks/checklist.ts';
import { codeFence, mermaid } from '../../../src/markdown/blocks/fences.ts';
import { fieldTable } from '../../../src/markdown/blocks/field-table.ts';
import { field } from '../../../src/markdown/blocks/fields.ts';
import { parseNotApplicable, renderNotApplicable } from '../../../src/markdown/blocks/not-applicable.ts';
import { parseOpenPoints, renderOpenPoint } from '../../../src/markdown/blocks/open-point.ts';
import { prose } from '../../../src/markdown/blocks/prose.ts';
import { column, table } from '../../../src/markdown/blocks/table.ts';
import { parseMarkdown, renderMarkdown } from '../../../src/markdown/markdown.ts';
import { canonical, mdString, textString } from '../../../src/markdown/text.ts';
import { numRuns } from '../hostile.ts';
import { anyText, expectLaw } from './law.ts';

const level = fc.constantFrom('Low', 'Medium', 'High');
const texts = fc.array(
  fc.oneof({ weight: 3, arbitrary: anyText }, fc.constantFrom('src/{a,b}.ts', 'src/a.ts', 'none', 'f({a,b})')),
  { maxLength: 4 },
);

describe('what is written is read back the same', () => {
  it('in a table', () => {
    const threats = table({
      name: column('Threat', text()),
      level: column('Likelihood', choice(['Low', 'Medium', 'High'])),
      place: column('Where', code()),
      files: column('Files', codes()),
      text: column('Mitigation', md()),
    });
    expectLaw(
      threats,
      fc.array(fc.record({ name: anyText, level, place: anyText, files: texts, text: anyText }), { maxLength: 3 }),
    );
  });

  it('in a table of one column', () => {
    expectLaw(table({ text: column('Text', md()) }), fc.array(fc.record({ text: anyText }), { maxLength: 3 }));
  });

  it('in a field table', () => {
    const fields = fieldTable({
      goal: field('Goal', md()),
      status: field('Status', choice(['Draft', 'Approved'])),
      author: field('Author', text()),
    });
    expectLaw(fields, fc.record({ goal: anyText, status: fc.constantFrom('Draft', 'Approved'), author: anyText }));
  });

  it('in a checklist', () => {
    expectLaw(checklist(), fc.array(fc.record({ text: anyText, done: fc.boolean() }), { maxLength: 4 }));
  });

  it('in a bullet list', () => expectLaw(bulletList(), texts));
  it('in a bullet list of names', () => expectLaw(bulletList(code()), texts));
  it('in a numbered list', () => expectLaw(numberedList(), texts));
  it('in prose', () => expectLaw(prose(), texts));
  it('in Mermaid diagrams', () => expectLaw(mermaid(), texts));

  it('in code fences', () => {
    expectLaw(
      codeFence(),
      fc.array(fc.record({ language: fc.oneof(anyText, fc.constantFrom('ts', 'c++', 'objective-c')), code: anyText }), {
        maxLength: 3,
      }),
    );
  });

  it('in bullets with a lead', () => {
    expectLaw(bullets({ lead: textString() }), fc.array(fc.record({ lead: anyText, text: anyText }), { maxLength: 3 }));
  });

  it('in bullets with a lead and a citation', () => {
    const at = fc.oneof(anyText, fc.constantFrom('src/a.ts:1-2', 'src/b.ts:3', ''));
    expectLaw(
      bullets({ lead: textString(), at: textString() }),
      fc.array(
        fc.record({
          lead: anyText,
          at,
          text: fc.oneof(
            { weight: 5, arbitrary: anyText },
            fc.constantFrom('`f` (`a:1`), `g` (`b:2`)', '(`a:1`)', '`f` (`a:1`)'),
          ),
        }),
        { maxLength: 3 },
      ),
    );
  });

  it('in bullets with a title', () => {
    expectLaw(bullets({ title: mdString() }), fc.array(fc.record({ title: anyText, text: anyText }), { maxLength: 3 }));
  });

  it('in bullets with a mark, a quotation and a citation', () => {
    const at = fc.oneof(anyText, fc.constantFrom('src/a.ts:1-2', 'src/b.ts:3', ''));
    expectLaw(
      bullets({ mark: '✅', quote: mdString(), at: textString() }),
      fc.array(fc.record({ quote: anyText, at, text: anyText }), { maxLength: 3 }),
    );
  });

  it('in an open point', () => {
    fc.assert(
      fc.property(anyText.map(canonical), (question) => {
        const written = renderMarkdown([renderOpenPoint(question)]);
        expect(parseMarkdown(written).children.flatMap(parseOpenPoints)).toEqual(question === '' ? [] : [question]);
      }),
      { numRuns },
    );
  });

  it('in a reason why something is not applicable', () => {
    fc.assert(
      fc.property(anyText.map(canonical), (reason) => {
        fc.pre(reason !== '');
        const written = renderMarkdown([renderNotApplicable(reason)]);
        expect(parseMarkdown(written).children.map(parseNotApplicable)).toEqual([reason]);
      }),
      { numRuns },
    );
  });
});
