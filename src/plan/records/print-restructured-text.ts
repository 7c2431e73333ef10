import type { Nodes } from 'mdast';
import { parseMarkdown } from '../../markdown/markdown.ts';

/** A record's Markdown as reStructuredText: headings, paragraphs, lists, code, emphasis and links, which is all that records hold. */
export function printRestructuredText(markdown: string): string {
  return `${parseMarkdown(markdown).children.map(print).join('\n\n')}\n`;
}

function print(node: Nodes): string {
  const inside = 'children' in node ? node.children.map(print) : [];
  const words = inside.join('');
  switch (node.type) {
    case 'heading':
      return `${words}\n${(node.depth === 1 ? '=' : '-').repeat(Math.max(3, widthOf(words)))}`;
    case 'list':
      return inside.map((item) => `* ${item.replaceAll('\n', '\n  ')}`).join('\n');
    case 'listItem':
      return inside.join('\n\n');
    case 'strong':
      return `**${words}**`;
    case 'emphasis':
      return `*${words}*`;
    case 'inlineCode':
      return `\`\`${node.value}\`\``;
    case 'link':
      // Two underscores: two links of the same words are no conflict.
      return `\`${words.replaceAll('<', '\\<')} <${node.url}>\`__`;
    case 'text':
      return escape(node.value);
    default:
      return inside.length > 0 ? words : 'value' in node ? escape(node.value) : '';
  }
}

/** An underline is as long as its title is wide; wide letters take two columns. */
function widthOf(text: string): number {
  return [...text].reduce(
    (width, letter) =>
      width +
      (/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60]/u.test(letter) ? 2 : 1),
    0,
  );
}

function escape(text: string): string {
  return text.replace(/[\\*`|]|_(?=[\s.,;:!?)\]}'"’”-]|$)/gmu, '\\$&');
}
