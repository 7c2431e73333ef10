import fc from 'fast-check';
import { parse as parseJson } from 'jsonc-parser';
import { parse as parseToml } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { putInJson } from '../../../tools/init/forms/put-in-json.ts';
import { putInToml } from '../../../tools/init/forms/put-in-toml.ts';
import type { Slot } from '../../../tools/init/forms/slot.ts';

const entry = { command: 'npx', args: ['-y', 'groundplan@1.2.3', 'mcp'] };
const slot: Slot = { key: 'mcpServers', name: 'groundplan', entry, defaults: {}, path: 'settings.json' };
const tomlSlot: Slot = { ...slot, key: 'mcp_servers', defaults: { startup_timeout_sec: 30 }, path: 'config.toml' };

/** The text without what was put in: what is left must be what was there. */
const member = (indent: string) =>
  [
    '"groundplan": {',
    `${indent}  "command": "npx",`,
    `${indent}  "args": ["-y", "groundplan@1.2.3", "mcp"]`,
    `${indent}}`,
  ].join('\n');

describe('an entry in JSON', () => {
  test('comes after the others and their comments, which stay as they are', () => {
    const text =
      '{\n  // servers of the team\n  "mcpServers": {\n    "a": {"command":   "x"} // mine\n    /* more to come */\n  },\n  "z": [1,2]\n}\n';
    expect(putInJson(text, slot)).toBe(
      text
        .replace('"x"} // mine', '"x"}, // mine')
        .replace('/* more to come */\n', `/* more to come */\n    ${member('    ')}\n`),
    );
  });

  test('keeps the comma after the last member where people write one', () => {
    const text = '{\n  "mcpServers": {\n    "a": {},\n  },\n}\n';
    expect(putInJson(text, slot)).toBe(text.replace('"a": {},\n', `"a": {},\n    ${member('    ')},\n`));
  });

  test('takes over tabs, the line ends of Windows and a byte order mark', () => {
    const text = '\uFEFF{\r\n\t"x": 1\r\n}\r\n';
    const made = putInJson(text, slot);
    expect(made.startsWith('\uFEFF{\r\n\t"x": 1,\r\n\t"mcpServers": {\r\n\t\t"groundplan": {\r\n\t\t\t"command"')).toBe(
      true,
    );
    expect(made).not.toMatch(/[^\r]\n/);
  });

  test('changes only the fields that differ, and keeps the environment of the entry', () => {
    const text =
      '{ "mcpServers": { "groundplan": { "command": "npx", /* pinned */ "args": ["-y", "groundplan@1.0.0", "mcp"], "env": { "A": "b" } } } }';
    expect(putInJson(text, slot)).toBe(text.replace('1.0.0', '1.2.3'));
  });

  test('stays on one line where the file is one line', () => {
    const text = '{"mcpServers":{"a":{"command":"x"}}}';
    const made = putInJson(text, slot);
    expect(made).not.toContain('\n');
    expect(made.startsWith('{"mcpServers":{"a":{"command":"x"}')).toBe(true);
    expect(JSON.parse(made).mcpServers.groundplan).toEqual(entry);
  });

  test.each([
    ['{ "mcpServers": ', 'in line 1'],
    ['{\n  "a": 1\n  "b": 2\n}', 'in line 3'],
    ['[]', 'Expected an object in settings.json'],
    ['{ "mcpServers": [] }', 'Expected an object at `mcpServers`'],
    ['{ "mcpServers": {}, "mcpServers": {} }', 'once in settings.json, got it 2 times'],
  ])('refuses %j', (text, message) => {
    expect(() => putInJson(text, slot)).toThrow(message);
  });

  test('is put in once, whatever the file holds, and nothing else is changed', () => {
    const layout = fc.constantFrom(undefined, 2, 4, '\t');
    const object = fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      fc.jsonValue(),
    );
    const file = fc.oneof(
      object,
      object.chain((rest) => object.map((servers) => ({ ...rest, mcpServers: servers }))),
    );
    fc.assert(
      fc.property(file, layout, fc.constantFrom('\n', '\r\n'), (value, space, eol) => {
        const text = JSON.stringify(value, null, space).replaceAll('\n', eol) + eol;
        fc.pre(isObject(JSON.parse(text).mcpServers ?? {}));
        const made = putInJson(text, slot);
        const { mcpServers, ...others } = JSON.parse(made);
        const { mcpServers: before = {}, ...rest } = JSON.parse(text);
        expect(others).toEqual(rest);
        expect(mcpServers).toEqual({
          ...before,
          groundplan: { ...(isObject(before.groundplan) ? before.groundplan : {}), ...entry },
        });
        expect(putInJson(made, slot)).toBe(made);
      }),
    );
  });

  test('keeps every comment', () => {
    const comment = fc.constantFrom('', ' // one', ' /* two */', '\n  // three\n  // four');
    fc.assert(
      fc.property(comment, comment, comment, fc.boolean(), (first, second, third, comma) => {
        const text = `{${first}\n  "a": { "b": 1 }${comma ? ',' : ''}${second}\n}${third}\n`;
        const made = putInJson(text, slot);
        for (const part of [first, second, third]) expect(made).toContain(part);
        const kept = made.replace(/\s*"mcpServers": \{[\s\S]*?\n {2}\},?(?=\n)/, '');
        expect([kept, kept.replace('},', '}')]).toContain(text);
        expect(parseJson(made, [], { allowTrailingComma: true })).toEqual({
          a: { b: 1 },
          mcpServers: { groundplan: entry },
        });
      }),
    );
  });
});

describe('an entry in TOML', () => {
  const table =
    '[mcp_servers.groundplan]\ncommand = "npx"\nargs = [ "-y", "groundplan@1.2.3", "mcp" ]\nstartup_timeout_sec = 30\n';

  test('is a table of its own at the end', () => {
    const text = '# mine\nmodel = "x" # the best\n\n[mcp_servers.a]\ncommand   = "a"\n';
    expect(putInToml(text, tomlSlot)).toBe(`${text}\n${table}`);
    expect(putInToml(text.trimEnd(), tomlSlot)).toBe(`${text}\n${table}`);
    expect(putInToml('', tomlSlot)).toBe(table);
  });

  test('changes only the fields that differ, and keeps a longer time to start', () => {
    const text =
      '[mcp_servers.groundplan]\nstartup_timeout_sec = 90 # slow disk\nargs = [\n  "-y",\n  "groundplan@1.0.0", # old\n]\ncommand = "npx"\n\n[mcp_servers.groundplan.env]\nA = "b"\n\n[z]\n';
    expect(putInToml(text, tomlSlot)).toBe(
      text.replace(/args = \[[^\]]*\]/, 'args = [ "-y", "groundplan@1.2.3", "mcp" ]'),
    );
  });

  test('puts a field that is missing at the end of its table', () => {
    const text = '[mcp_servers."groundplan"]\r\ncommand = "npx" # c\r\n[z]\r\n';
    const made = putInToml(text, tomlSlot);
    expect(made.replace('args = [ "-y", "groundplan@1.2.3", "mcp" ]\r\nstartup_timeout_sec = 30\r\n', '')).toBe(text);
    expect(parseToml(made)).toMatchObject({ mcp_servers: { groundplan: entry }, z: {} });
  });

  test.each([
    ['[a\n', 'Expected TOML in config.toml'],
    ['mcp_servers = { a = { command = "x" } }\n', 'got another way of writing it'],
    ['[mcp_servers]\ngroundplan = { command = "x" }\n', 'got another way of writing it'],
  ])('refuses %j', (text, message) => {
    expect(() => putInToml(text, tomlSlot)).toThrow(message);
  });

  test('is put in once, whatever else stands there', () => {
    const line = fc.constantFrom(
      '# c',
      '',
      'a = 1',
      '[x]',
      '[mcp_servers.b]\ncommand = "b"',
      '[[list]]\nk = "v"',
      'd = 2026-01-02',
    );
    fc.assert(
      fc.property(fc.uniqueArray(line), fc.boolean(), (lines, ended) => {
        const text = lines.join('\n') + (ended ? '\n' : '');
        const made = putInToml(text, tomlSlot);
        expect(made.startsWith(text)).toBe(true);
        expect(putInToml(made, tomlSlot)).toBe(made);
        expect(parseToml(made)).toMatchObject({ mcp_servers: { groundplan: entry } });
      }),
    );
  });
});

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
