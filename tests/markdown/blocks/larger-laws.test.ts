import fc from 'fast-check';
import { describe, it } from 'vitest';
import { code, codes, md, text } from '../../../src/markdown/blocks/cells.ts';
import { field } from '../../../src/markdown/blocks/fields.ts';
import { fileTree } from '../../../src/markdown/blocks/file-tree.ts';
import { labelledLines } from '../../../src/markdown/blocks/labelled-lines.ts';
import { stepList } from '../../../src/markdown/blocks/step-list.ts';
import { anyText, expectLaw } from './law.ts';

const texts = fc.array(anyText, { maxLength: 3 });
const name = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('src', 'a', 'b.ts', 'rate-limit', 'docs', '.github', 'a b', 'C#') },
  anyText,
);
const path = fc
  .tuple(fc.array(name, { minLength: 1, maxLength: 4 }), fc.constantFrom('', '', '/'))
  .map(([names, end]) => names.join('/') + end);
const change = fc.constantFrom('new', 'modified', 'deleted', 'context');
const note = fc.oneof(
  fc.constantFrom('', 'New', 'New: cache', 'Deleted', '[New - cache]', 'modified', '(x)', '# a'),
  anyText,
);

describe('what is written is read back the same', () => {
  const values = fc.record({ types: anyText, files: texts, place: anyText, measures: anyText });
  const labels = {
    types: field('Sensitive data types', text()),
    files: field('Files', codes()),
    place: field('Place', code()),
    measures: field('Protection measures', md()),
  };

  it('in labelled lines', () => expectLaw(labelledLines(labels), values));
  it('in labelled bullets', () => expectLaw(labelledLines(labels, { as: 'bullets' }), values));

  it('in a file tree', () => {
    const entries = fc.array(fc.record({ path, change, note }), { maxLength: 8 });
    expectLaw(fileTree(), fc.record({ root: fc.oneof(fc.constantFrom('hono', '.', 'src', ''), anyText), entries }));
  });

  it('in a step list', () => {
    const requirements = fc.array(fc.oneof(fc.constantFrom('R1', 'R2', 'R30', 'NFR-1'), anyText), { maxLength: 3 });
    const title = fc.oneof(anyText, fc.constantFrom('Store (R1)', 'Step 2: Store', '1. Store', 'Store'));
    const step = fc.record({
      name: title,
      requirements,
      description: anyText,
      files: texts,
      verification: anyText,
      effort: anyText,
    });
    expectLaw(stepList(), fc.array(step, { maxLength: 3 }));
  });
});
