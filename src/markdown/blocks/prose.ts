import { z } from 'zod';
import { canonical, mdString, parsePhrasing, renderPhrasing } from '../text.ts';
import type { Block } from './block.ts';

/** Paragraphs of inline Markdown, each on one line. */
export function prose(): Block<readonly string[]> {
  return {
    kind: 'prose',
    schema: z.array(mdString()).overwrite((paragraphs) => paragraphs.filter(Boolean)),
    empty: [],
    skeleton: '[Text]',
    accepts: (node) => node.type === 'paragraph',
    render: (paragraphs) =>
      paragraphs.filter(Boolean).map((markdown) => ({ type: 'paragraph', children: parsePhrasing(markdown) })),
    parse(nodes) {
      const value = nodes.flatMap((node) =>
        node.type === 'paragraph' ? [canonical(renderPhrasing(node.children))] : [],
      );
      return { value: value.filter(Boolean), rest: nodes.filter(({ type }) => type !== 'paragraph'), remarks: [] };
    },
  };
}
