import type { Nodes } from 'mdast';
import { parseMarkdown } from '../../markdown/markdown.ts';

/** A record's Markdown as AsciiDoc: headings, paragraphs, lists, code, emphasis and links, which is all that records hold. */
export function printAsciiDoc(markdown: string): string {
  return `${parseMarkdown(markdown).children.map(print).join('\n\n')}\n`;
}

function print(node: Nodes): string {
  const inside = 'children' in node ? node.children.map(print) : [];
  switch (node.type) {
    case 'heading':
      return `${'='.repeat(node.depth)} ${inside.join('')}`;
    case 'list':
      return inside.map((item) => `* ${item}`).join('\n');
    case 'listItem':
      return inside.join('\n+\n');
    case 'strong':
      return `*${inside.join('')}*`;
    case 'emphasis':
      return `_${inside.join('')}_`;
    case 'inlineCode':
      // Between plus signs, nothing within is markup.
      return node.value.includes('+') ? `\`${escape(node.value)}\`` : `\`+${node.value}+\``;
    case 'link':
      return `link:${node.url}[${inside.join('').replaceAll(']', '\\]')}]`;
    case 'text':
      return escape(node.value);
    default:
      return inside.length > 0 ? inside.join('') : 'value' in node ? escape(node.value) : '';
  }
}

/** Attributes, macros and marks of formatting are taken as they stand. */
function escape(text: string): string {
  return text.replace(/\{(?=[\w-]+\})|<<|\b(?:link|image|include|xref):(?=\S)|([*_`#^~])(?=\S[^\n]*?\1)/gu, '\\$&');
}
