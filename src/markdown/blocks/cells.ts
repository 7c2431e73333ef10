import type { Nodes, PhrasingContent } from 'mdast';
import { z, type ZodType } from 'zod';
import { isAddress, linkTo } from '../addresses.ts';
import { canonical, flat, mdString, parsePhrasing, renderPhrasing, textString } from '../text.ts';
import { canBeCode, codeNode, expandBraces, readCodes } from './codes.ts';
import { excerpt } from './remark.ts';

/** A codec between a value and what stands on one line: in a table cell, after a label, in a bullet. */
export interface Cell<Value> {
  readonly schema: ZodType<Value>;
  /** What an empty place means. */
  readonly empty: Value;
  /** How it looks in a skeleton. */
  hole(name: string): string;
  render(value: Value): PhrasingContent[];
  /** `remark` is told what was odd, or is not in the value. */
  parse(nodes: readonly PhrasingContent[], remark: (message: string) => void): Value;
}

/** A plain string; marks around it do not count. An address stands as a link to itself. */
export function text(schema: ZodType<string> = textString()): Cell<string> {
  return {
    schema,
    empty: '',
    hole: (name) => `[${name}]`,
    render: (value) => (isAddress(value) ? [linkTo(value)] : plainNodes(value)),
    parse: parsePlain,
  };
}

/** Inline Markdown. */
export function md(schema: ZodType<string> = mdString()): Cell<string> {
  return {
    schema,
    empty: '',
    hole: (name) => `[${name}]`,
    render: parsePhrasing,
    parse: (nodes) => canonical(renderPhrasing(nodes)),
  };
}

/** A plain string shown as inline code, or as text where inline code cannot hold it. */
export function code(schema: ZodType<string> = textString()): Cell<string> {
  return {
    schema,
    empty: '',
    hole: (name) => `\`[${name}]\``,
    render: (value) => (canBeCode(value) ? [codeNode(value)] : plainNodes(value)),
    parse: parsePlain,
  };
}

/**
 * Plain strings shown as inline codes between commas, `none` when there are none; plain lists with commas are
 * understood.
 */
export function codes(item: ZodType<string> = textString()): Cell<readonly string[]> {
  return {
    schema: z
      .array(item)
      .overwrite((items) => items.flatMap(expandBraces).filter(Boolean))
      .refine((items) => items.every(canBeCode), {
        error: 'Expected names without a backslash directly before a pipe: inline code cannot hold that.',
      }),
    empty: [],
    hole: (name) => `\`[${name}]\``,
    render: (items) =>
      items.length === 0
        ? plainNodes('none')
        : items.flatMap((name, index) => [...plainNodes(index > 0 ? ', ' : ''), codeNode(name)]),
    parse: readCodes,
  };
}

/**
 * One of a few words, in any letter case. An unknown one is remarked, and the nearest that it starts with, or else the
 * first, is taken.
 */
export function choice<const Option extends string>(options: readonly [Option, ...Option[]]): Cell<Option> {
  return {
    schema: z.enum(options),
    empty: options[0],
    hole: () => options.join(' / '),
    render: plainNodes,
    parse(nodes, remark) {
      const given = flat(nodes);
      const exact = options.find((option) => option.toLowerCase() === given.toLowerCase());
      if (exact !== undefined) return exact;
      const nearest = options.find((option) => given.toLowerCase().startsWith(option.toLowerCase()));
      remark(
        `Unexpected ${JSON.stringify(excerpt(given))}, expected one of ${options.join(', ')}; ${nearest ?? options[0]} was taken.`,
      );
      return nearest ?? options[0];
    },
  };
}

function plainNodes(value: string): PhrasingContent[] {
  return value === '' ? [] : [{ type: 'text', value }];
}

function parsePlain(nodes: readonly PhrasingContent[], remark: (message: string) => void): string {
  for (const url of lostAddresses(nodes)) remark(`Unexpected link to ${url}: only its text is kept here.`);
  return flat(nodes);
}

function lostAddresses(nodes: readonly Nodes[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'link') return flat([node]) === node.url ? [] : [node.url];
    return 'children' in node ? lostAddresses(node.children) : [];
  });
}
