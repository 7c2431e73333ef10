import type { Nodes } from 'mdast';
import { z } from 'zod';
import { canonical, parsePhrasing } from '../markdown/text.ts';

/** The pieces of inline code in inline Markdown, in order. */
export function inlineCodes(markdown: string): readonly string[] {
  return markdown.includes('`') ? parsePhrasing(markdown).flatMap(codesIn) : [];
}

function codesIn(node: Nodes): string[] {
  if (node.type === 'inlineCode') return [node.value];
  return 'children' in node ? node.children.flatMap(codesIn) : [];
}

const answers = new WeakMap<z.core.$ZodType, boolean>();
/** Emphasis, and how its canonical form writes it. */
const probe = { given: '*a*', canonical: canonical('*a*') };

/** True for a schema whose strings are inline Markdown: one that brings Markdown to its canonical form. */
export function isInlineMarkdown(schema: z.core.$ZodType): boolean {
  const known = answers.get(schema) ?? z.safeParse(schema, probe.given).data === probe.canonical;
  answers.set(schema, known);
  return known;
}
