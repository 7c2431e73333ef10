import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  editFrontMatter,
  readFrontMatter,
  splitFrontMatter,
  writeFrontMatter,
} from '../../src/markdown/front-matter.ts';
import { hostile, numRuns } from './hostile.ts';

const key = fc.stringMatching(/^[a-z][a-z-]{0,8}$/);
const text = hostile.map((value) => value.replace(/\p{Surrogate}/gu, ''));
const value = fc.oneof(
  text,
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(text, { maxLength: 3 }),
  fc.dictionary(key, text, { maxKeys: 3 }),
);
const values = fc.dictionary(key, value, { maxKeys: 4, noNullPrototype: true });

describe('front matter', () => {
  it('is read back as it was written, and ends where it was ended', () => {
    fc.assert(
      fc.property(values, (given) => {
        const raw = writeFrontMatter(given);
        expect(readFrontMatter(raw)).toEqual(given);
        const document = `\uFEFF${raw}\n\n# Plan\n\n---\n`;
        expect(splitFrontMatter(document)).toEqual({
          bom: '\uFEFF',
          raw,
          body: '\n\n# Plan\n\n---\n',
          bodyOffset: raw.length + 1,
        });
      }),
      { numRuns },
    );
  });

  it('holds the values that were set', () => {
    fc.assert(
      fc.property(values, values, fc.constantFrom('\n', '\r\n'), (before, changes, lineBreak) => {
        const raw = writeFrontMatter(before).replaceAll('\n', lineBreak);
        expect(readFrontMatter(editFrontMatter(raw, changes))).toEqual({ ...readFrontMatter(raw), ...changes });
      }),
      { numRuns },
    );
  });

  it('keeps comments, order and spelling of what does not change', () => {
    const raw =
      '---\n# about\ntitle:   "Old"  # the title\n\nstatus: Draft\nsections:\n  - {id: a,  by: b}\nlast: 1\n---';
    expect(editFrontMatter(raw, { status: 'Approved', added: ['x'], title: 'New' })).toBe(
      '---\n# about\ntitle: New  # the title\n\nstatus: Approved\nsections:\n  - {id: a,  by: b}\nlast: 1\nadded:\n  - x\n---',
    );
    expect(editFrontMatter(raw, { sections: [{ id: 'c' }] })).toBe(raw.replace('  - {id: a,  by: b}', '  - id: c'));
    expect(editFrontMatter(raw, { status: undefined })).toBe(raw.replace('status: Draft\n', ''));
    expect(editFrontMatter(raw, { status: 'Draft' })).toBe(raw);
    expect(editFrontMatter(raw, { last: 2, status: undefined, added: 1, title: 'New', never: undefined })).toBe(
      '---\n# about\ntitle: New  # the title\n\nsections:\n  - {id: a,  by: b}\nlast: 2\nadded: 1\n---',
    );
  });

  it('writes a text of several lines as it reads', () => {
    expect(writeFrontMatter({ request: 'Add a limit.\n\nPer key.\n' })).toBe(
      '---\nrequest: |\n  Add a limit.\n\n  Per key.\n---',
    );
  });

  it.each([
    '---\n\n# Title\n\n---\n',
    '---\nwords\n---\n',
    '----\na: b\n----\n',
    '# Title\n---\na: b\n---\n',
    '---\na: b\n',
  ])('is not what starts %j', (document) => {
    expect(splitFrontMatter(document)).toEqual({ bom: '', raw: '', body: document, bodyOffset: 0 });
  });

  it('says where it cannot be read', () => {
    expect(() => readFrontMatter('---\na: 1\na: 2\n---')).toThrow(/line 3/);
    expect(() => readFrontMatter('---\na: b: c\n---')).toThrow(/line 2/);
  });
});
