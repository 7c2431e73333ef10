import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { coerceValue } from '../../src/model/coerce-value.ts';
import { sections } from '../../src/sections/index.ts';

const schema = z.strictObject({
  name: z.string(),
  grade: z.enum(['Low', 'High']),
  by: z.enum(['user', 'assistant']).nullable(),
  tags: z.array(z.string()),
  rows: z.array(z.strictObject({ text: z.string(), done: z.boolean() })),
});

describe('an answer in a slightly other form', () => {
  it.each([
    ['keys that nobody asked for', { comment: 'hi' }, {}],
    ['a number for a text', { name: 3 }, { name: '3' }],
    ['nothing for a text', { name: null }, { name: '' }],
    ['a list of texts for a text', { name: ['a', 'b'] }, { name: 'a b' }],
    ['null where it is allowed', { by: null }, { by: null }],
    ['a choice in other letters', { grade: ' low ' }, { grade: 'Low' }],
    ['nothing for a list', { tags: null }, { tags: [] }],
    ['an empty text for a list', { tags: '' }, { tags: [] }],
    ['one thing for a list', { tags: 'a' }, { tags: ['a'] }],
    ['one row for a list', { rows: { text: 'a', done: true, extra: 1 } }, { rows: [{ text: 'a', done: true }] }],
    ['a list left out', { tags: undefined }, { tags: [] }],
  ])('is put right: %s', (_, given, expected) => {
    const good = { name: 'a', grade: 'High', by: 'user', tags: ['x'], rows: [] };
    expect(schema.parse(coerceValue(schema, { ...good, ...given }))).toEqual({ ...good, ...expected });
  });

  it.each([
    ['a choice that there is not', { grade: 'Medium' }],
    ['a text for rows', { rows: 'none' }],
    ['an object for a text', { name: { first: 'a' } }],
    ['a text that is left out', { name: undefined }],
  ])('is left for the schema to refuse: %s', (_, given) => {
    const good = { name: 'a', grade: 'High', by: 'user', tags: [], rows: [] };
    expect(schema.safeParse(coerceValue(schema, { ...good, ...given })).success).toBe(false);
  });

  it('never breaks, and never changes what fits', () => {
    for (const { content, example } of sections) expect(coerceValue(content, example)).toEqual(example);
    fc.assert(
      fc.property(fc.constantFrom(...sections), fc.anything(), ({ content }, value) => {
        expect(() => coerceValue(content, value)).not.toThrow();
      }),
    );
  });
});
