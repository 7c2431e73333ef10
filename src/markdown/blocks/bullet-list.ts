import { z } from 'zod';
import type { Block, Remark } from './block.ts';
import { md, type Cell } from './cells.ts';
import { readItems } from './list-items.ts';
import { remarkOn } from './remark.ts';
import { listNode } from './list-nodes.ts';

/** Bullets of one line each; without a cell, inline Markdown. */
export function bulletList(): Block<readonly string[]>;
export function bulletList<Value>(cell: Cell<Value>): Block<readonly Value[]>;
export function bulletList(cell: Cell<unknown> = md()): Block<readonly unknown[]> {
  return lineList(cell, { ordered: false });
}

/** A numbered list of inline Markdown. Numbers are not part of the value. */
export function numberedList(): Block<readonly string[]> {
  return lineList(md(), { ordered: true });
}

function lineList<Value>(cell: Cell<Value>, form: { readonly ordered: boolean }): Block<readonly Value[]> {
  const says = (value: Value) => cell.render(value).length > 0;
  const marker = form.ordered ? ['1.', '2.'] : ['-', '-'];
  return {
    kind: form.ordered ? 'numbered list' : 'bullet list',
    schema: z.array(cell.schema).overwrite((values) => values.filter(says)),
    empty: [],
    skeleton: marker.map((mark, index) => `${mark} ${cell.hole(`Item ${index + 1}`)}`).join('\n'),
    accepts: (node) => node.type === 'list',
    render(values) {
      const lines = values.filter(says).map((value) => cell.render(value));
      return lines.length === 0 ? [] : [listNode(lines, form)];
    },
    parse(nodes, source) {
      const { items, rest, remarks } = readItems(nodes, source);
      const more: Remark[] = [];
      const value = items.map((item) => cell.parse(item.nodes, (message) => more.push(remarkOn(item.node, message))));
      return { value: value.filter(says), rest, remarks: [...remarks, ...more] };
    },
  };
}
