import fc from 'fast-check';

/** Pieces that break naive Markdown writers, alone or beside each other. */
const fragments = [
  ...['|', '\\', '\\|', '\\\\|', '`', '``', '```', '`|`', '`a\\|b`', '~', '~~', '~~~', '*', '**', '_', '__', '***'],
  ...['#', '## ', '---', '- ', '+ ', '* ', '1.', '1. ', '1) ', '> ', '| - |', '===', '    ', '\t', ' ', '  ', '\n', '\r\n'],
  ...['[x]', '[ ]', '[ ] ', '[a]', '[a]: b', '[^1]', '[^1]: n', '](', ')', '(', '[', ']', '!', '![', '[a](b)', '![a](b "t")'],
  ...['<', '>', '<b>', '</b>', '<br>', '<!--', '-->', '<details>', '<https://a.b/?x=1&y=2>', '&amp;', '&#x20;', '&', '{', '}'],
  ...['https://a.b/c_d_e?x=1&y=2', 'www.a.b', 'a@b.co', 'http://', 'snake_case', '~5 ms', '2 * 3', 'Step 1:', 'New', 'none', 'n/a'],
  ...['é', 'e\u0301', '标签', '：', ':', ': ', 'שלום', '\u202E', '🬭', '👩‍👩‍👧', '\u200B', '\u00A0', '\uFEFF', '\u0000', '\u0010', '\u2028', '\uD800'],
  ...['a', 'b', 'Z', '0', 'word', 'two words', '"', '“', '”', "'", ',', ', ', ';', '.', '. ', '…', '—', '✅', '❌', '├──', '└──', '│', '/', '//'],
];

/** Strings assembled from nasty fragments, or any Unicode. */
export const hostile: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...fragments), { maxLength: 8 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
);
