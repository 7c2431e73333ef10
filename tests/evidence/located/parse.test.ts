import { expect, test } from 'vitest';
import type { Located } from '../../../src/evidence/located/located.ts';
import { at, itemsAt, textAt } from '../../../src/evidence/located/located.ts';
import { parseIni } from '../../../src/evidence/located/parse-ini.ts';
import { parseJson } from '../../../src/evidence/located/parse-json.ts';
import { parseToml } from '../../../src/evidence/located/parse-toml.ts';
import { elementsAt, parseXml } from '../../../src/evidence/located/parse-xml.ts';
import { parseYaml } from '../../../src/evidence/located/parse-yaml.ts';

function linesOf(node: Located | undefined): string {
  return `${node?.startLine}-${node?.endLine}`;
}

test.each([
  ['JSON', parseJson, '{\n  // note\n  "a": {\n    "b": [\n      "x",\n      3.10,\n    ],\n  },\n}\n'],
  ['YAML', parseYaml, '# note\n\na:\n  b:\n    - x\n    - 3.10\n\nc: 1\n'],
  ['TOML', parseToml, '# note\n\n[a]\nb = [\n  "x",\n  3.10,\n]\n'],
])('places the values of %s and keeps numbers as they are written', (_, parse, text) => {
  const root = parse(text);
  expect(at(root, 'a')?.startLine).toBe(3);
  expect(at(root, 'a', 'b')?.startLine).toBe(4);
  expect(itemsAt(root, 'a', 'b').map((item) => `${item.text} ${linesOf(item)}`)).toEqual(['x 5-5', '3.10 6-6']);
  expect(textAt(root, 'a', 'c')).toBeNull();
});

test('opens tables of TOML again, and lists of tables', () => {
  const root = parseToml('[[a]]\nx = 1\n[a.b]\ny = 2\n[[a]]\nx = 3\n[c]\nd.e = "f"\n[c.d.g]\nh = true\n');
  expect(itemsAt(root, 'a').map((item) => textAt(item, 'x'))).toEqual(['1', '3']);
  expect(textAt(itemsAt(root, 'a')[0], 'b', 'y')).toBe('2');
  expect([textAt(root, 'c', 'd', 'e'), textAt(root, 'c', 'd', 'g', 'h')]).toEqual(['f', 'true']);
});

test('follows aliases and merges of YAML without paying for each use', () => {
  const root = parseYaml('base: &base\n  image: node\n  script: [a]\njob:\n  <<: *base\n  script: [b]\n');
  expect(textAt(root, 'job', 'image')).toBe('node');
  expect(itemsAt(root, 'job', 'script').map(({ text }) => text)).toEqual(['b']);
  const nested = Array.from({ length: 30 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`);
  expect(parseYaml(`a0: &a0 x\n${nested.join('\n')}\n`).entries.size).toBe(31);
});

test('reads values of INI that go on over lines', () => {
  const root = parseIni('[a]\nx = 1\ny =\n    one\n    # not this\n    two\n\n[b]\nz: first\n  second\n');
  expect(textAt(root, 'a', 'x')).toBe('1');
  expect(itemsAt(root, 'a', 'y').map((item) => `${item.text} ${item.startLine}`)).toEqual(['one 4', 'two 6']);
  expect(itemsAt(root, 'b', 'z').map(({ text }) => text)).toEqual(['first', 'second']);
});

test('places elements of XML', () => {
  const root = parseXml('<?xml version="1.0"?>\n<!-- x -->\n<a\n  b="1">\n  <c>t&amp;u</c>\n  <c/>\n</a>\n');
  expect([root.name, root.line, root.attributes['b']]).toEqual(['a', 3, '1']);
  expect(elementsAt(root, 'c').map(({ text, line }) => `${text} ${line}`)).toEqual(['t&u 5', ' 6']);
});

test.each([
  ['JSON', parseJson, '{ "a": '],
  ['YAML', parseYaml, 'a: [1\nb: }'],
  ['TOML', parseToml, '[a\n'],
  ['XML', parseXml, '<a><b></a>'],
  ['XML', parseXml, 'no element'],
])('throws where %s does not parse', (_, parse, text) => {
  expect(() => parse(text)).toThrow(Error);
});

test('does not expand entities that an XML document defines in terms of each other', () => {
  const text = '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;"><!ENTITY z "&y;&y;&y;">]>\n<a>&z;</a>';
  expect(parseXml(text).text.length).toBeLessThan(100);
});
