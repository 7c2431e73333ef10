import type { Nodes } from 'mdast';
import type { Remark } from './block.ts';

/** A remark at the start of a node; at the start of the text for a node that was made, not read. */
export function remarkOn(node: Nodes | undefined, message: string): Remark {
  const start = node?.position?.start;
  return { message, line: start?.line ?? 1, column: start?.column ?? 1 };
}

/** The beginning of a text, for a message. */
export function excerpt(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
