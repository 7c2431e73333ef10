import { formatCitation } from '../../evidence/citation.ts';
import type { ConcernedFunction } from '../../evidence/collectors/candidates.ts';
import type { Evidence } from '../../evidence/gather-evidence.ts';

/** How much is told of one file. */
const limits = { why: 1, symbols: 3 } as const;
/** Below this a page shares a word or two. */
const relevantPage = 0.4;

/** A candidate: its size, what it is for, its likeliest symbols and why it ranks. */
export function describeFile({
  path,
  lineCount,
  summary,
  why,
  symbols,
}: Evidence['candidates']['files'][number]): string {
  const named = symbols
    .filter(({ name }, index) => symbols.findIndex((other) => other.name === name) === index)
    .slice(0, limits.symbols)
    .map(({ name, startLine, endLine }) => `${name} ${startLine}-${endLine}`);
  return `${path} (${lineCount} lines)${summary === null ? '' : `: ${summary}`}${named.length === 0 ? '' : ` [${named.join(', ')}]`} It ${why.slice(0, limits.why).join('; ') || 'ranks high'}.`;
}

/** A function with its lines, and why the request concerns it. */
export function describeFunction({ path, name, container, startLine, endLine, why }: ConcernedFunction): string {
  return `${formatCitation({ path, startLine, endLine })} ${container === null ? name : `${container}.${name}`}: ${why}`;
}

/** A test, why it will likely change, and the cases nearest to the request. */
export function describeTest({ path, why, cases }: Evidence['affectedTests']['files'][number]): string {
  const near = cases.map(({ name, line }) => `${shorten(name)} (line ${line})`);
  return `${path} ${why.slice(0, 2).join('; ')}${near.length === 0 ? '' : `. Nearest cases: ${near.join('; ')}`}`;
}

/** A page of documentation, and where it speaks of what will change. */
export function describePage({ path, title, names }: Evidence['documents']['pages'][number]): string {
  const told = names.map(({ name, at }) => `\`${name}\` on line ${at.startLine}`);
  return `${path} (${shorten(title)})${told.length === 0 ? '' : ` speaks of ${told.join(', ')}`}`;
}

/** True for a page that speaks of what will change, or shares much with the request. */
export function isTelling({ names, relevance }: Evidence['documents']['pages'][number]): boolean {
  return names.length > 0 || relevance >= relevantPage;
}

/** At most 120 characters. */
export function shorten(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 119)}…`;
}
