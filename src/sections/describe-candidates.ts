import { formatCitation } from '../evidence/citation.ts';
import type { Candidate, CandidateSymbol } from '../evidence/collectors/candidates.ts';
import { cite, code, count, docWords, keepCode, listed } from './phrases.ts';

/** What a file does today, which of its symbols are most concerned, and why it is listed; inline Markdown. */
export function responsibility(candidate: Candidate): string {
  const { symbols, why, path } = candidate;
  const concerned = symbols
    .filter(({ name }, at) => symbols.findIndex((other) => other.name === name) === at)
    .slice(0, 3)
    .map(({ name, startLine, endLine }) => `${code(name)} (${cite({ path, startLine, endLine })})`);
  const where = concerned.length === 0 ? '' : ` Most concerned: ${listed(concerned)}.`;
  return `${duty(candidate)}${where} Listed because it ${keepCode(why[0] ?? 'ranks first')}.`;
}

/** A sibling of what the request adds, by its foremost symbol: the model to follow. */
export function modelOf(candidate: Candidate) {
  const { path, lineCount } = candidate;
  const symbol = foremostSymbol(candidate);
  if (symbol === undefined) return [];
  return [
    {
      lead: symbol.name,
      at: formatCitation({ path, startLine: symbol.startLine, endLine: symbol.endLine }),
      text: `a close sibling and a model to follow (${count(lineCount, 'line')}). ${duty(candidate)}`,
    },
  ];
}

/** What a file is responsible for, as inline Markdown: in its own words, else in those of its foremost documented symbol. */
export function duty({ summary, symbols }: Candidate): string {
  if (summary !== null) return docWords(summary);
  const documented =
    symbols.find((symbol) => symbol.summary !== null && symbol.container === null) ??
    symbols.find((symbol) => symbol.summary !== null);
  if (documented !== undefined) return `Holds ${code(documented.name)}: ${docWords(documented.summary ?? '')}`;
  const names = [...new Set(symbols.map(({ name }) => code(name)))].slice(0, 3);
  return names.length === 0 ? 'States no purpose of its own.' : `Defines ${listed(names)}.`;
}

/** The exported symbol that the file is there for: the one that shares the file's or folder's name, else the longest. */
function foremostSymbol({ path, symbols }: Candidate): CandidateSymbol | undefined {
  const bare = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const names = path
    .split('/')
    .slice(-2)
    .map((part) => bare(part.replace(/\.\w+$/, '')));
  const open = symbols.filter(
    ({ exported, container, kind }) => exported && container === null && kind !== 'module' && kind !== 'constant',
  );
  const length = ({ startLine, endLine }: CandidateSymbol) => endLine - startLine;
  return (
    open.find(({ name }) => names.includes(bare(name))) ??
    [...open].sort((one, other) => length(other) - length(one))[0]
  );
}
