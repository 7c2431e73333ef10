import type { Code, RootContent } from 'mdast';
import { z, type ZodType } from 'zod';
import { fenceBody } from '../line.ts';
import type { Block, MarkdownSource, Remark } from './block.ts';
import { remarkOn } from './remark.ts';

/** A piece of code, and the language that stands after its fence (empty: none). */
export interface Fence {
  readonly language: string;
  readonly code: string;
}

/** Schema of what stands in a fence. */
export function fenceString() {
  return z.string().overwrite(fenceBody);
}

/**
 * Fenced code. With `languages`, only fences in one of them; the first is the usual one. `code` may be a schema of the
 * caller's own.
 */
export function codeFence({
  languages,
  code = fenceString(),
}: { readonly languages?: readonly string[]; readonly code?: ZodType<string> } = {}): Block<readonly Fence[]> {
  return {
    kind: 'code fence',
    schema: z
      .array(z.strictObject({ language: z.string().overwrite(languageName), code }))
      .overwrite((fences) => fences.filter((fence) => fence.code !== '')),
    empty: [],
    skeleton: `\`\`\`${languages?.[0] ?? ''}\n[code]\n\`\`\``,
    accepts: (node) => node.type === 'code' && (languages?.includes((node.lang ?? '').toLowerCase()) ?? true),
    render: (fences) =>
      fences.filter((fence) => fence.code !== '').map((fence) => fenceNode(fence.language, fence.code)),
    parse(nodes, source) {
      const fences = nodes.filter((node) => node.type === 'code');
      return {
        value: fences
          .map((node) => ({ language: languageName(node.lang ?? ''), code: fenceBody(node.value) }))
          .filter((fence) => fence.code !== ''),
        rest: nodes.filter(({ type }) => type !== 'code'),
        remarks: fences.flatMap((node) => remarksOnFence(node, source)),
      };
    },
  };
}

/** Mermaid diagrams: the source of each. */
export function mermaid(diagram: ZodType<string> = fenceString()): Block<readonly string[]> {
  return {
    kind: 'mermaid diagram',
    schema: z.array(diagram).overwrite((sources) => sources.filter(Boolean)),
    empty: [],
    skeleton: '```mermaid\nflowchart LR\n    A[Input] --> B[Step] --> C[Output]\n```',
    accepts: isMermaid,
    render: (sources) => sources.filter(Boolean).map((source) => fenceNode('mermaid', source)),
    parse(nodes, source) {
      const fences = nodes.filter((node) => node.type === 'code');
      return {
        value: fences.map(({ value }) => fenceBody(value)).filter(Boolean),
        rest: nodes.filter(({ type }) => type !== 'code'),
        remarks: fences.flatMap((node) => remarksOnFence(node, source)),
      };
    },
  };
}

/** True for a fence that is a Mermaid diagram: by its language, or without one by its first word. */
export function isMermaid(node: RootContent): boolean {
  if (node.type !== 'code') return false;
  if (node.lang) return /^(?:mermaid|mmd)$/i.test(node.lang);
  return /^\s*(?:flowchart|graph\s+(?:TB|TD|BT|LR|RL)|sequenceDiagram|classDiagram|stateDiagram|erDiagram|gantt)\b/.test(
    node.value,
  );
}

export function fenceNode(language: string, code: string): Code {
  return { type: 'code', lang: language === '' ? null : language, meta: null, value: code };
}

/** What stands after the language, and a fence that is never closed and so takes in all that follows. */
export function remarksOnFence(node: Code, { text }: MarkdownSource): Remark[] {
  const source = text.slice(node.position?.start.offset, node.position?.end.offset).split(/\r\n|\n|\r/);
  const opened = /^\s*(?:`{3,}|~{3,})/.test(source[0] ?? '');
  const closed = source.length > 1 && /^[\s>]*(?:`{3,}|~{3,})\s*$/.test(source.at(-1) ?? '');
  return [
    ...(node.meta
      ? [remarkOn(node, `Unexpected words after the language of a fence: "${node.meta}" is not kept.`)]
      : []),
    ...(node.position !== undefined && opened && !closed
      ? [remarkOn(node, 'Unexpected end: this fence is never closed.')]
      : []),
  ];
}

function languageName(value: string): string {
  return value.replace(/[^\w+.#-]+/g, '');
}
