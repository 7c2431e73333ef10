import type { Language } from '../languages.ts';
import { DIGIT, LETTER, MARK, zones } from './scan-words.ts';

/** A pair of marks and what stands between them. A close of `\n` means the end of the line. */
interface Quote {
  readonly open: string;
  readonly close: string;
  readonly zone: number;
  readonly acrossLines: boolean;
  readonly escapes: boolean;
}

/** What the word scanner needs to know of a language. */
export interface WordSyntax {
  /** Kind of each ASCII character. */
  readonly kinds: Uint8Array;
  /** By the code of the character that they open with; tried in order, longest first. */
  readonly quotes: readonly (readonly Quote[] | undefined)[];
  /** `'` encloses one character, as in C, and not a string. */
  readonly quoteIsCharacter: boolean;
}

const made = new Map<string, WordSyntax>();

/** The syntax of a language; plain prose for null. */
export function wordSyntaxOf(language: Language | null): WordSyntax {
  const id = language?.id ?? '';
  const known = made.get(id) ?? createSyntax(language);
  made.set(id, known);
  return known;
}

function createSyntax(language: Language | null): WordSyntax {
  const quotes = quotesOf(language).toSorted((a, b) => b.open.length - a.open.length);
  const kinds = new Uint8Array(128);
  for (let code = 0; code < 128; code += 1) {
    const character = String.fromCharCode(code);
    if (/[A-Za-z_]/.test(character)) kinds[code] = LETTER;
    else if (/\d/.test(character)) kinds[code] = DIGIT;
  }
  if (language !== null && DOLLAR_NAMES.has(language.id)) kinds[36] = LETTER;
  for (const { open } of quotes) kinds[open.charCodeAt(0)] = MARK;
  return {
    kinds,
    quotes: byFirstCharacter(quotes),
    quoteIsCharacter: language !== null && CHARACTER_QUOTES.has(language.id),
  };
}

function byFirstCharacter(quotes: readonly Quote[]): readonly (readonly Quote[] | undefined)[] {
  return Array.from({ length: 128 }, (_, code) => {
    const opened = quotes.filter(({ open }) => open.charCodeAt(0) === code);
    return opened.length > 0 ? opened : undefined;
  });
}

function quotesOf(language: Language | null): Quote[] {
  if (language === null || PROSE.has(language.id)) return [];
  const { line, block } = language.comments;
  const strings = language.id === 'python' ? PYTHON_STRINGS : PLAIN_STRINGS;
  return [
    ...line.map((open): Quote => ({ open, close: '\n', zone: zones.comment, acrossLines: false, escapes: false })),
    ...block.map(([open, close]): Quote => ({ open, close, zone: zones.comment, acrossLines: true, escapes: false })),
    ...strings,
    ...(BACKTICK_STRINGS.has(language.id) ? [string('`', true)] : []),
  ];
}

const string = (mark: string, acrossLines: boolean): Quote => ({
  open: mark,
  close: mark,
  zone: zones.string,
  acrossLines,
  escapes: true,
});
const PLAIN_STRINGS = [string('"', false), string("'", false)];
/** A triple-quoted text is a docstring far more often than a value. */
const PYTHON_STRINGS = [
  ...['"""', "'''"].map((mark): Quote => ({ ...string(mark, true), zone: zones.comment })),
  ...PLAIN_STRINGS,
];

const PROSE = new Set(['markdown', 'restructuredtext', 'asciidoc', 'text', 'html', 'xml']);
const DOLLAR_NAMES = new Set(['javascript', 'typescript', 'tsx', 'vue', 'svelte', 'astro']);
const BACKTICK_STRINGS = new Set(['javascript', 'typescript', 'tsx', 'go', 'vue', 'svelte', 'astro']);
const CHARACTER_QUOTES = new Set(
  'rust go c cpp java csharp kotlin scala swift objective-c zig haskell ocaml fsharp clojure'.split(' '),
);
