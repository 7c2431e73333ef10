import fc from 'fast-check';
import type { PhrasingContent, RootContent } from 'mdast';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  canonical,
  escapeText,
  flat,
  mdString,
  parsePhrasing,
  renderPhrasing,
  textString,
} from '../../src/markdown/text.ts';
import { parseMarkdown, renderMarkdown } from '../../src/markdown/markdown.ts';
import { line } from '../../src/markdown/line.ts';
import { definitionsOf } from '../../src/markdown/outline.ts';
import { hostile, numRuns } from './hostile.ts';

/** Where a line of Markdown can stand, and how its nodes are found again. */
const contexts: Readonly<Record<string, (children: PhrasingContent[]) => RootContent>> = {
  paragraph: (children) => ({ type: 'paragraph', children }),
  heading: (children) => ({ type: 'heading', depth: 3, children }),
  'table cell': (children) => ({
    type: 'table',
    children: [
      {
        type: 'tableRow',
        children: [
          { type: 'tableCell', children },
          { type: 'tableCell', children },
        ],
      },
    ],
  }),
  'list item': (children) => ({
    type: 'list',
    children: [{ type: 'listItem', spread: false, children: [{ type: 'paragraph', children }] }],
  }),
  'task item': (children) => ({
    type: 'list',
    children: [{ type: 'listItem', spread: false, checked: true, children: [{ type: 'paragraph', children }] }],
  }),
  quotation: (children) => ({ type: 'blockquote', children: [{ type: 'paragraph', children }] }),
};

describe.each(Object.entries(contexts))('in a %s', (_, place) => {
  it('gives a canonical string back', () => {
    fc.assert(
      fc.property(hostile.map(canonical), (markdown) => {
        fc.pre(markdown !== '');
        expect(canonical(renderPhrasing(phrasingIn(readBack(place(parsePhrasing(markdown))))))).toBe(markdown);
      }),
      { numRuns },
    );
  });

  it('gives a plain string back', () => {
    fc.assert(
      fc.property(hostile.map(line), (value) => {
        fc.pre(value !== '');
        expect(flat(phrasingIn(readBack(place([{ type: 'text', value }]))))).toBe(value);
      }),
      { numRuns },
    );
  });
});

describe('canonical', () => {
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const once = canonical(text);
        expect(canonical(once)).toBe(once);
      }),
      { numRuns },
    );
  });

  it('says the same as the text it escapes', () => {
    fc.assert(
      fc.property(hostile.map(line), (text) => {
        expect(flat(parsePhrasing(escapeText(text)))).toBe(text);
      }),
    );
  });

  it.each([
    ['1. first', '1\\. first'],
    ['- item', '\\- item'],
    ['Reads Promise<string> with `get()`', 'Reads Promise\\<string> with `get()`'],
    ['__bold__ and *it*', '**bold** and _it_'],
    ['snake_case takes ~5 ms, 2 * 3', 'snake_case takes ~5 ms, 2 * 3'],
    ['see https://a.b/?x=1&y=2_z.', 'see <https://a.b/?x=1&y=2_z>.'],
    ['a\nb  c', 'a b c'],
    ['C#', 'C#'],
    ['a #', 'a #'],
    ['[Component]: cache', '\\[Component]: cache'],
    ['a<br>b', 'a b'],
  ])('writes %j as %j', (given, expected) => {
    expect(canonical(given)).toBe(expected);
  });
});

describe('parseMarkdown', () => {
  const words = (text: string, definitions?: string) =>
    parseMarkdown(text, definitions).children.flatMap((node) =>
      node.type === 'paragraph' ? [renderPhrasing(node.children)] : [],
    );

  it('puts links where the text refers to definitions', () => {
    expect(words('See [the docs][d] and [d].\n\n[d]: https://a.b "t"')).toEqual([
      'See [the docs](https://a.b "t") and [d](https://a.b "t").',
    ]);
  });

  it('knows the definitions of the document that a piece is taken from', () => {
    const document = '---\na: b\n---\n\n# One\n\nSee [d].\n\n# Two\n\n[d]: https://a.b\n[e]: c\n';
    expect(definitionsOf(document)).toBe('[d]: https://a.b\n[e]: c');
    expect(parseMarkdown('See [d].', definitionsOf(document)).children).toHaveLength(1);
    expect(words('See [d].', definitionsOf(document))).toEqual(['See [d](https://a.b).']);
    expect(words('', definitionsOf(document))).toEqual([]);
  });

  it('makes no link of what a list item says', () => {
    expect(words('Uses [Component].\n\n- [Component]: cache')).toEqual(['Uses \\[Component].']);
  });

  it('refuses what would take minutes', () => {
    expect(() => parseMarkdown('a '.repeat(600_000))).toThrow(/at most/);
  });
});

describe('schemas', () => {
  it('normalise when they parse, and have a JSON Schema', () => {
    const schema = z.strictObject({ id: textString().min(1), text: mdString() });
    expect(schema.parse({ id: ' a\n b ', text: '*x*' })).toEqual({ id: 'a b', text: '_x_' });
    expect(schema.safeParse({ id: ' ', text: '' }).success).toBe(false);
    expect(z.toJSONSchema(schema, { io: 'input' })).toMatchObject({
      properties: { id: { type: 'string', minLength: 1 }, text: { type: 'string' } },
    });
  });
});

function readBack(node: RootContent): RootContent {
  const [first] = parseMarkdown(renderMarkdown([node])).children;
  if (first === undefined) throw new Error('nothing was read back');
  return first;
}

function phrasingIn(node: RootContent): PhrasingContent[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return node.children;
    case 'table':
      return node.children[0]?.children[1]?.children ?? [];
    case 'list': {
      const paragraph = node.children[0]?.children[0];
      return paragraph?.type === 'paragraph' ? paragraph.children : [];
    }
    case 'blockquote': {
      const [paragraph] = node.children;
      return paragraph?.type === 'paragraph' ? paragraph.children : [];
    }
    default:
      return [];
  }
}
