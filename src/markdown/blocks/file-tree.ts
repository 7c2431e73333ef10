import type { Code, RootContent } from 'mdast';
import { z, type ZodType } from 'zod';
import { textString } from '../text.ts';
import type { Block } from './block.ts';
import { fenceNode, remarksOnFence } from './fences.ts';
import { remarkOn } from './remark.ts';
import { settle } from './settle.ts';
import { readTree, tidyTree, writeTree, type Tree } from './tree-lines.ts';

const changes = ['new', 'modified', 'deleted', 'context'] as const;

/**
 * The paths that a change touches, drawn as a tree in a `text` fence. Directories end with `/`; one that only leads to
 * others is left out of the entries; what stands in a new (deleted) directory is new (deleted) unless it says
 * otherwise.
 */
export function fileTree({ path = textString() }: { readonly path?: ZodType<string> } = {}): Block<Tree> {
  const entry = z.strictObject({ path, change: z.enum(changes), note: textString() });
  const empty: Tree = { root: '.', entries: [] };
  return {
    kind: 'file tree',
    schema: z
      .strictObject({ root: textString(), entries: z.array(entry) })
      .overwrite((tree) => mutable(settle(tree, tidyTree))),
    empty,
    skeleton:
      '```text\n[repository]/\n├── [path/to/changed-file]  # [What changes]\n└── [new-directory]/  # New: [purpose]\n    └── [new-file]  # [purpose]\n```',
    accepts: isTree,
    render: (tree) => (tree.entries.length === 0 ? [] : [fenceNode('text', writeTree(tree))]),
    parse(nodes, source) {
      const fences = nodes.filter((node) => node.type === 'code');
      const read = fences.map((node) => ({ node, ...readTree(node.value) }));
      const root = read.map(({ tree }) => tree.root).find((name) => name !== '.') ?? '.';
      const value = settle({ root, entries: read.flatMap(({ tree }) => tree.entries) }, tidyTree);
      return {
        value,
        rest: nodes.filter(({ type }) => type !== 'code'),
        remarks: read.flatMap(({ node, unread }) => [
          ...remarksOnFence(node, source),
          ...unread.map((text) => remarkOn(node, `Unexpected line in a file tree: "${text}".`)),
        ]),
      };
    },
  };
}

/** A fence of plain text; without a language, one that is drawn with connectors or lists paths. */
function isTree(node: RootContent): node is Code {
  if (node.type !== 'code') return false;
  if (/^(?:text|txt|tree|plaintext|plain)$/i.test(node.lang ?? '')) return true;
  const drawn = /[├└]|^\s*(?:\||\+|`)-- /m.test(node.value);
  return drawn || (!node.lang && /^\s*(?:[-*•] )?`?[\w.@-]+(?:\/[\w.@-]*)+`?\s*(?:#.*)?$/m.test(node.value));
}

/** The schema's own type has lists that may be changed. */
function mutable({ root, entries }: Tree): {
  root: string;
  entries: { path: string; change: (typeof changes)[number]; note: string }[];
} {
  return { root, entries: entries.map((entry) => ({ ...entry })) };
}
