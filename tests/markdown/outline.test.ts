import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numRuns } from './hostile.ts';
import { splitFrontMatter } from '../../src/markdown/front-matter.ts';
import { flat } from '../../src/markdown/text.ts';
import { parseMarkdown } from '../../src/markdown/markdown.ts';
import { scanOutline } from '../../src/markdown/outline.ts';
import { documentText } from './documents.ts';

describe('scanOutline', () => {
  it('finds the headings that the Markdown parser finds at the root', () => {
    fc.assert(
      fc.property(documentText, (text) => {
        const headings = parseMarkdown(splitFrontMatter(text).body).children.filter((node) => node.type === 'heading');
        // A title is read by itself: what its references stand for does not matter to its words.
        const bare = (title: string) => title.replace(/[[\]]/g, '');
        expect(scanOutline(text).map(({ depth, title }) => ({ depth, title: bare(title) }))).toEqual(
          headings.map(({ depth, children }) => ({ depth, title: bare(flat(children)) })),
        );
      }),
      { numRuns: numRuns * 3 },
    );
  });

  it('says where each stands, past byte order mark and front matter', () => {
    const text = '\uFEFF---\r\na: 1\r\n---\r\n\r\n  ## One `x`\r\nText\r\n\r\nTwo\r\n===\r\n# Three';
    const found = scanOutline(text);
    expect(found.map(({ title, depth, line }) => ({ title, depth, line }))).toEqual([
      { title: 'One x', depth: 2, line: 5 },
      { title: 'Two', depth: 1, line: 8 },
      { title: 'Three', depth: 1, line: 10 },
    ]);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([
      '  ## One `x`\r\n',
      'Two\r\n===\r\n',
      '# Three',
    ]);
  });

  it('starts a heading after the definition above it', () => {
    const text = '[a]: u\nTitle\n---\n';
    expect(scanOutline(text).map(({ start, end }) => text.slice(start, end))).toEqual(['Title\n---\n']);
  });
});
