/**
 * What a parser's message says in one line, and the 1-based line of the source that it is about; 0 when it names none.
 */
export interface MermaidError {
  readonly message: string;
  readonly line: number;
}

/**
 * Explains a message of Mermaid's parsers, which speak of tokens, and of the source after comments and front matter are
 * taken out.
 */
export function explainMermaidError(message: string, source: string): MermaidError {
  if (message.startsWith('No diagram type detected')) {
    const [line = 1] = readLines(source);
    const word = source.split(/\r?\n/)[line - 1]?.trim().split(/\s/)[0] ?? '';
    return {
      line,
      message: `Unexpected "${word}", expected a diagram type such as flowchart, graph or sequenceDiagram.`,
    };
  }
  const number = Number(/\bon line (\d+)/.exec(message)?.[1] ?? 0);
  return { line: number === 0 ? 0 : originalLine(number, source), message: explainTokens(message) };
}

/** Causes that the token found in the wrong place gives away. */
const usualCauses: Readonly<Record<string, string>> = {
  PS: 'text with brackets needs quotes: A["call(x)"]',
  SQS: 'a bracket before it is not closed, or text with brackets needs quotes: A["a[0]"]',
  DIAMOND_START: 'text with braces needs quotes: A["{x}"]',
  STR: 'a quotation mark inside quotes is written #quot;',
  end: '"end" in lower case is a keyword; write End or "end "',
};

function explainTokens(message: string): string {
  const table = /\n(?:\.\.\.)?(.*)\n(-*)\^\n?(?:Expecting (.*), got '(.*)')?/s.exec(message);
  if (table === null)
    return message
      .replace(/^Parsing failed:\s*/, '')
      .replace(/\s+/g, ' ')
      .trim();
  const [whole, around = '', dashes = '', expected = '', got = ''] = table;
  const shift = whole.startsWith('\n...') ? 3 : 0;
  const before = around
    .slice(0, Math.max(0, dashes.length - shift))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(-50);
  const names = expected.split(', ').map((name) => name.replace(/'/g, ''));
  const wanted = expected !== '' && names.length <= 4 ? `, expected ${names.join(' or ')}` : '';
  const cause = usualCauses[got];
  return `Unexpected ${got === '' ? 'text' : got} after "${before}"${wanted}${cause === undefined ? '' : ` (${cause})`}.`;
}

/** Parsers count the lines that they are given; the end of the input counts as the last line. */
function originalLine(number: number, source: string): number {
  const lines = readLines(source);
  return lines[Math.min(number, lines.length) - 1] ?? 0;
}

/**
 * The numbers of the lines that reach a parser: without front matter, comments, and blank lines before the diagram's
 * type or at the end.
 */
function readLines(source: string): number[] {
  const frontMatter = /^\s*---\s*\n[\s\S]*?\n\s*---\s*\n/.exec(source.replace(/\r\n?/g, '\n'))?.[0] ?? '';
  const skipped = frontMatter.split('\n').length - 1;
  const kept = source
    .split(/\r\n|\n|\r/)
    .map((text, index) => ({ text, number: index + 1 }))
    .filter(({ text, number }) => number > skipped && !/^\s*%%/.test(text));
  const first = kept.findIndex(({ text }) => text.trim() !== '');
  const last = kept.findLastIndex(({ text }) => text.trim() !== '');
  return kept.slice(Math.max(first, 0), last + 1).map(({ number }) => number);
}
