/** How a language writes comments. */
export interface Comments {
  readonly line: readonly string[];
  readonly block: readonly (readonly [start: string, end: string])[];
}

/** Line and block comments of C and its heirs. */
export const slashComments: Comments = { line: ['//'], block: [['/*', '*/']] };

/** Comments of Ruby, Python and shells. */
export const hashComments: Comments = { line: ['#'], block: [] };

/** The text with every comment blanked, so that offsets and lines stay; what looks like a comment inside quotes stays too. */
export function maskComments(text: string, { line, block }: Comments): string {
  const quoted = /"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/u.source;
  const lines = line.map((mark) => `${escape(mark)}[^\\n]*`);
  const blocks = block.map(([start, end]) => `${escape(start)}[\\s\\S]*?(?:${escape(end)}|$)`);
  const pattern = new RegExp([quoted, ...lines, ...blocks].join('|'), 'gu');
  return text.replace(pattern, (match) => (/^["']/u.test(match) ? match : match.replace(/[^\n]/gu, ' ')));
}

/** The 1-based line of an offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
}
