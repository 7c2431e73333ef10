import { expect, test } from 'vitest';
import { z } from 'zod';
import { numberOf } from '../../src/sections/heading.ts';
import { sections } from '../../src/sections/index.ts';
import { tools } from '../../tools/index.ts';
import { sectionIds, sectionNumbers } from '../../tools/section-ids.ts';

test('the section ids of the tools are those of the sections, in their order', () => {
  expect([...sectionIds]).toEqual(sections.map(({ id }) => id));
});

test('the numbers of sections are those of the template', () => {
  const numbers = sections.flatMap(({ id, heading }) => {
    const number = numberOf(heading);
    return number === null || number.startsWith('appendix') ? [] : [[id, number]];
  });
  expect(sectionNumbers).toEqual(Object.fromEntries(numbers));
});

test('tool names are unique, in verb_noun form, and short enough for every client', () => {
  const names = tools.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z]+(?:_[a-z]+)+$/);
  expect(Math.max(...names.map((name) => name.length))).toBeLessThan(40);
});

test.each(tools.map((tool) => [tool.name, tool] as const))(
  '%s describes itself within 2 KB, every field of it, and all four hints',
  (_, tool) => {
    expect(Buffer.byteLength(tool.description)).toBeLessThan(2048);
    for (const [name, schema] of Object.entries(z.toJSONSchema(tool.input, { io: 'input' }).properties ?? {})) {
      expect(typeof schema === 'object' && schema.description, name).toBeTruthy();
      expect(typeof schema === 'object' && (schema.type ?? schema.anyOf), name).toBeTruthy();
    }
    expect(Object.values(tool.annotations)).toHaveLength(4);
  },
);

test.each(tools.filter(({ command }) => command !== undefined).map((tool) => [tool.name, tool] as const))(
  'the command of %s names only fields that it has',
  (_, { input, command }) => {
    const known = Object.keys(input.shape);
    const named = [
      ...(command?.positional ?? []).map(({ field }) => field),
      ...(command?.only ?? []),
      ...Object.keys(command?.defaults ?? {}),
      ...Object.keys(command?.values ?? {}),
    ];
    expect(known).toEqual(expect.arrayContaining(named));
  },
);

test('a field that only the command line has can be left out over MCP', () => {
  for (const { input, command } of tools) {
    for (const name of command?.only ?? []) expect(input.shape[name]?.safeParse(undefined).success, name).toBe(true);
  }
});
