import { expect, test } from 'vitest';
import { extractJson } from '../../src/model/extract-json.ts';
import { wrappings } from '../support/model-scenarios.ts';

const object = { path: 'a.ts', text: 'with } and { and "quotes" and ```fences```', list: [1, { deep: true }] };

test.each(Object.entries(wrappings))('finds an object that is %s', (_, wrap) => {
  expect(extractJson(wrap(JSON.stringify(object)))?.value).toEqual(object);
  expect(extractJson(wrap(JSON.stringify(object, null, 2)))?.value).toEqual(object);
});

test('keeps what looks like thinking within the object', () => {
  const value = { note: '<think>no</think> {"x":1}' };
  expect(extractJson(JSON.stringify(value))?.value).toEqual(value);
});

test('takes the longest of several objects', () => {
  expect(extractJson('For instance {"a":1}. So: {"a":1,"b":[{"c":2}]} and {}.')?.value).toEqual({
    a: 1,
    b: [{ c: 2 }],
  });
});

test('mends a comma before the end and a line end in a string', () => {
  expect(extractJson('Here: {"a": "one,\ntwo", "b": [1, 2,],}')?.value).toEqual({ a: 'one,\ntwo', b: [1, 2] });
});

test.each([
  ['cut off in a list', '{"a": [1, 2'],
  ['cut off in a string', '{"a": "one'],
  ['no JSON', 'I cannot do that.'],
  ['a list', '[1, 2]'],
  ['nothing', ''],
  ['more than 1 MB', `{"a":"${'x'.repeat(1_000_001)}"}`],
])('finds nothing in what is %s', (_, text) => {
  expect(extractJson(text)).toBeNull();
});

test('gives up on a megabyte of braces', () => {
  expect(extractJson('{'.repeat(900_000))).toBeNull();
});
