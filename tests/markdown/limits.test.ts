import { expect, test } from 'vitest';
import { parseMarkdown } from '../../src/markdown/markdown.ts';

const crowded = 'Expected at most 600 of * _ [ ] in one paragraph of Markdown, got more.';

test.each(['*a_', '**a ', '[a](', '[^a]'])('a paragraph of thousands of %j is refused before it is parsed', (piece) => {
  expect(() => parseMarkdown(piece.repeat(5000))).toThrow(crowded);
  expect(() => parseMarkdown(`${'```a`b\n'}${piece.repeat(5000)}`)).toThrow(crowded);
  expect(() => parseMarkdown(`~~~\n~~~\n${`${piece.repeat(50)}\n`.repeat(100)}`)).toThrow(crowded);
});

test('code, tables and lists may hold as many as they like', () => {
  const rows = '| **a** | [b](c) | d_e |\n'.repeat(500);
  const items = '- **a** [b](c) `d_e`\n'.repeat(500);
  const code = 'int *a[2], **b;\n'.repeat(500);
  const fences = `\`\`\`c\n${code}\`\`\`\n\n~~~~\n${code}\`\`\`\n${code}~~~~\n`;
  const text = `| a | b | c |\n|---|---|---|\n${rows}\n${items}\n${fences}`;
  expect(parseMarkdown(text).children.map(({ type }) => type)).toEqual(['table', 'list', 'code', 'code']);
});
