import fc from 'fast-check';
import { expect } from 'vitest';
import { z } from 'zod';
import type { Block } from '../../../src/markdown/blocks/block.ts';
import { parseMarkdown, renderMarkdown } from '../../../src/markdown/markdown.ts';
import { hostile, numRuns } from '../hostile.ts';

/** Any string a caller may hand to a schema. */
export const anyText = hostile;

/**
 * For every value that the schema accepts: reading what was written gives it back with nothing left and nothing to remark, with any line
 * endings, and writing that again gives the same bytes.
 */
export function expectLaw<Value>(block: Block<Value>, values: fc.Arbitrary<unknown>): void {
  expect(() => z.toJSONSchema(block.schema, { io: 'input' })).not.toThrow();
  expect(block.render(block.empty)).toEqual([]);
  expect(block.parse([], { text: '' })).toEqual({ value: block.empty, rest: [], remarks: [] });
  fc.assert(
    fc.property(values, (given) => {
      const checked = block.schema.safeParse(given);
      fc.pre(checked.success);
      const value = checked.data;
      expect(block.schema.parse(value), 'the schema changes its own output').toEqual(value);
      const written = renderMarkdown(block.render(value));
      const nodes = parseMarkdown(written).children;
      for (const [index, node] of nodes.entries())
        expect(block.accepts(node, index > 0), `accepts ${node.type}`).toBe(true);
      expect(block.parse(nodes, { text: written }), written).toEqual({ value, rest: [], remarks: [] });
      expect(renderMarkdown(block.render(block.parse(nodes, { text: written }).value))).toBe(written);
      const other = written.replaceAll('\n', '\r\n').trimEnd();
      expect(block.parse(parseMarkdown(other).children, { text: other })).toEqual({ value, rest: [], remarks: [] });
      if (written === '') expect(value).toEqual(block.empty);
    }),
    { numRuns },
  );
}

/** What a block reads in a text. */
export function read<Value>(block: Block<Value>, text: string) {
  const nodes = parseMarkdown(text).children;
  const taken = nodes.filter((node, index) => block.accepts(node, index > 0));
  const { value, rest, remarks } = block.parse(taken, { text });
  return {
    value,
    rest: renderMarkdown(rest),
    remarks: remarks.map(({ message }) => message),
    taken: taken.length === nodes.length,
  };
}
