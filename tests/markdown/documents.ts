import fc from 'fast-check';

const pieces = [
  '# A',
  '## B',
  '## B ##',
  '  ## Indented',
  '### C `code`',
  'Title\n===',
  'Sub\n---',
  '#not a heading',
  '    # code',
  '####### seven',
  '---',
  '***',
  '- item',
  '- item\n  - inner',
  '1. one',
  '1. one\n\n   two',
  '> quote',
  '> # quoted',
  '- # in a list',
  '| a |\n| - |\n| b |',
  '```\n# fenced\n```',
  '~~~ts\n## fenced\n~~~',
  '<!-- comment -->',
  '<!--\n# hidden\n-->',
  '<details>\n# html\n\n# heading',
  '<pre>\n# pre\n</pre>',
  '[a]: https://a.b',
  '[a]: https://a.b\nTitle\n---',
  '[^1]: a note',
  '[^1]: a note\n\n    # in it',
  '[^2]: # heading\nlazy',
  'words',
  'words\nmore words',
  '\ttab',
  '    indented',
  'é 👩‍👩‍👧 标签',
  '',
];

const gap = fc.constantFrom('\n', '\n\n', '\n\n', '\n\n\n', '\n \n');

/** Markdown of well-known and awkward blocks, with the given line breaks. */
export function markdownText(
  lineBreak: fc.Arbitrary<string> = fc.constantFrom('\n', '\r\n', '\r'),
): fc.Arbitrary<string> {
  return fc
    .tuple(fc.array(fc.tuple(fc.constantFrom(...pieces), gap), { maxLength: 12 }), lineBreak, fc.constantFrom('', '\n'))
    .map(([parts, end, last]) =>
      (
        parts
          .map(([piece, after]) => piece + (piece.startsWith('[a]') ? '\n\n' : after))
          .join('')
          .trimEnd() + last
      ).replaceAll('\n', end),
    );
}

/** A whole file: perhaps a byte order mark, perhaps front matter. */
export const documentText: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', '', '\uFEFF'),
    fc.constantFrom('', '---\ntitle: x\n---', '---\n---', '---\nrequest: |\n  ---\n  # no\n---'),
    fc.constantFrom('\n', '\n\n'),
    markdownText(fc.constant('\n')),
    fc.constantFrom('\n', '\r\n', '\r'),
  )
  .map(([bom, raw, after, body, end]) => bom + (raw === '' ? body : raw + after + body).replaceAll('\n', end));
