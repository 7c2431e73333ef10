import type { PhrasingContent } from 'mdast';
import { z, type ZodType } from 'zod';
import { canonical, flat, mdString, parsePhrasing, renderPhrasing } from '../text.ts';
import type { Block, Remark } from './block.ts';
import { readItems, type Item } from './list-items.ts';
import { itemNode } from './list-nodes.ts';
import { remarkOn } from './remark.ts';

export interface Box {
  readonly text: string;
  readonly done: boolean;
}

/** A list of boxes to tick. `text` may be a schema of the caller's own, for what is registered for it. */
export function checklist({ text = mdString() }: { readonly text?: ZodType<string> } = {}): Block<readonly Box[]> {
  return {
    kind: 'checklist',
    schema: z
      .array(z.strictObject({ text, done: z.boolean() }))
      .overwrite((boxes) => boxes.filter((box) => box.text !== '')),
    empty: [],
    skeleton: '- [ ] [What must be true]\n- [ ] [What must be true]',
    accepts: (node) => node.type === 'list',
    render(boxes) {
      const said = boxes.filter((box) => box.text !== '');
      const children = said.map((box) => itemNode(parsePhrasing(box.text), box.done));
      return children.length === 0 ? [] : [{ type: 'list', ordered: false, spread: false, children }];
    },
    parse(nodes, source) {
      const { items, rest, remarks } = readItems(nodes, source);
      const boxes = items.map(readBox);
      return {
        value: boxes.map(({ box }) => box).filter((box) => box.text !== ''),
        rest,
        remarks: [...remarks, ...boxes.flatMap(({ remark }) => remark ?? [])],
      };
    },
  };
}

/** A box that is not read as one: made of the wrong characters, or with nothing after it. */
const typedBox = /^\s*(?:\[([ xX]?)\]|([☐☑✅✔]))\uFE0F?\s*/u;

function readBox({ node, nodes }: Item): { readonly box: Box; readonly remark?: Remark } {
  if (typeof node.checked === 'boolean') return boxOf(node, nodes, node.checked);
  const [first, ...others] = nodes;
  const typed = first?.type === 'text' ? typedBox.exec(first.value) : null;
  if (first?.type !== 'text' || typed === null) {
    return {
      ...boxOf(node, nodes, false),
      remark: remarkOn(node, 'Unexpected item without a box, expected `- [ ] …`.'),
    };
  }
  const done = typed[2] === undefined ? typed[1]?.toLowerCase() === 'x' : typed[2] !== '☐';
  const after: PhrasingContent[] = [{ ...first, value: first.value.slice(typed[0].length) }, ...others];
  return {
    remark: remarkOn(
      node,
      `Unexpected "${typed[0].trim()}", expected a box: \`[ ]\` or \`[x]\`, then a space and text.`,
    ),
    ...boxOf(node, after, done),
  };
}

function boxOf(
  node: Item['node'],
  nodes: readonly PhrasingContent[],
  done: boolean,
): { readonly box: Box; readonly remark?: Remark } {
  const box = { text: canonical(renderPhrasing(nodes)), done };
  return flat(nodes) === '' ? { box, remark: remarkOn(node, 'Unexpected box without text.') } : { box };
}
