import type { Repository } from '../../repository/repository.ts';
import type { Citation } from '../citation.ts';
import { firstSentence } from '../prose/first-sentence.ts';

/** A folder's purpose in the words of one of its files. */
export interface Purpose {
  readonly purpose: string;
  readonly at: Citation;
}

/** Reads what a folder is for: its manifest's description, its module's documentation, else its README's first sentence. */
export function readPurpose(repository: Repository, folder: string): Purpose | null {
  const inside = (name: string) => (folder === '' ? name : `${folder}/${name}`);
  for (const { names, read } of SOURCES) {
    for (const name of names) {
      const path = inside(name);
      if (repository.file(path)?.skipped !== null) continue;
      const found = read(repository.lines(path) ?? []);
      if (found !== null) {
        const purpose =
          found.text.length > LONGEST ? `${found.text.slice(0, LONGEST - 1).replace(/\s+\S*$/, '')}…` : found.text;
        return { purpose, at: { path, startLine: found.startLine, endLine: found.endLine } };
      }
    }
  }
  return null;
}

/** Characters of a purpose that are kept. */
const LONGEST = 240;

type Found = ReturnType<typeof firstSentence>;

const SOURCES: readonly { readonly names: readonly string[]; readonly read: (lines: readonly string[]) => Found }[] = [
  {
    names: ['package.json', 'composer.json'],
    read: (lines) => readField(lines, /^\s*"description"\s*:\s*"((?:[^"\\]|\\.)+)"/),
  },
  {
    names: ['Cargo.toml', 'pyproject.toml'],
    read: (lines) => readField(lines, /^description\s*=\s*"((?:[^"\\]|\\.)+)"/),
  },
  { names: ['pom.xml'], read: (lines) => readField(lines, /^\s*<description>([^<]+)<\/description>/) },
  { names: ['__init__.py'], read: readDocstring },
  { names: ['doc.go'], read: readPackageComment },
  { names: ['mod.rs', 'lib.rs', 'src/lib.rs', 'main.rs'], read: (lines) => readComment(lines, /^\s*\/\/!\s?/) },
  { names: ['package-info.java'], read: readBlockComment },
  { names: ['README.md', 'README.rst', 'README.txt', 'README', 'readme.md'], read: firstSentence },
  { names: ['index.ts', 'index.tsx', 'index.js', 'mod.ts'], read: readModuleComment },
];

function readField(lines: readonly string[], pattern: RegExp): Found {
  for (const [at, line] of lines.entries()) {
    const text = pattern.exec(line)?.[1]?.replace(/\\(.)/g, '$1').trim();
    if (text !== undefined && text !== '') return { text, startLine: at + 1, endLine: at + 1 };
  }
  return null;
}

function readDocstring(lines: readonly string[]): Found {
  const start = lines.slice(0, 30).findIndex((line) => !/^\s*(?:#.*)?$/.test(line));
  const mark = /^[rRuU]?("""|''')/.exec(lines[start] ?? '')?.[1];
  if (mark === undefined) return null;
  const end = lines.findIndex(
    (line, at) => (at > start && line.includes(mark)) || (at === start && line.split(mark).length > 2),
  );
  if (end < 0) return null;
  return sentenceIn(lines, start, end, (line) => line.replace(/^[rRuU]?(?:"""|''')|(?:"""|''').*$/g, ''));
}

/** The comment above `package x`. */
function readPackageComment(lines: readonly string[]): Found {
  const declared = lines.findIndex((line) => /^package \w+/.test(line));
  let start = declared;
  while (start > 0 && /^\/\/|^\s*\*|^\/\*|\*\/\s*$/.test(lines[start - 1] ?? '')) start -= 1;
  if (declared <= 0 || start === declared) return readOpenComment(lines, declared);
  return sentenceIn(lines, start, declared - 1, withoutMarks);
}

/** A block comment above the package clause, whose inner lines carry no marks. */
function readOpenComment(lines: readonly string[], declared: number): Found {
  const start = lines.slice(0, Math.max(0, declared)).findLastIndex((line) => line.startsWith('/*'));
  return start < 0 ? null : sentenceIn(lines, start, declared - 1, withoutMarks);
}

function readComment(lines: readonly string[], mark: RegExp): Found {
  const start = lines.slice(0, 60).findIndex((line) => mark.test(line));
  if (start < 0) return null;
  const length = lines.slice(start).findIndex((line) => !mark.test(line));
  return sentenceIn(lines, start, length < 0 ? lines.length - 1 : start + length - 1, (line) => line.replace(mark, ''));
}

function readBlockComment(lines: readonly string[]): Found {
  const start = lines.findIndex((line) => /^\s*\/\*\*/.test(line));
  const end = lines.findIndex((line, at) => at >= start && line.includes('*/'));
  return start < 0 || end < 0 ? null : sentenceIn(lines, start, end, withoutMarks);
}

/** The doc comment that opens a module, when it is about the module and not about the first thing in it. */
function readModuleComment(lines: readonly string[]): Found {
  if (!/^\s*\/\*\*/.test(lines[0] ?? '')) return null;
  const end = lines.findIndex((line) => line.includes('*/'));
  const isModule = lines.slice(0, end + 1).some((line) => /@(?:module|packageDocumentation|fileoverview)\b/.test(line));
  return isModule || /^\s*(?:import\b.*)?$/.test(lines[end + 1] ?? '') ? sentenceIn(lines, 0, end, withoutMarks) : null;
}

function withoutMarks(line: string): string {
  return line
    .replace(/^\s*(?:\/\*\*?|\*\/|\/\/|\*)\s?/, '')
    .replace(/\*\/\s*$/, '')
    .replace(/^\s*@(?:module|packageDocumentation|fileoverview|file|overview)\b.*$/, '')
    .replace(/\{@\w+\s+([^}]+)\}/g, '$1');
}

/** The first sentence between two lines (0-based, inclusive), with the lines that it stands on. */
function sentenceIn(lines: readonly string[], start: number, end: number, clean: (line: string) => string): Found {
  const blank = lines.map((line, at) => (at >= start && at <= end ? clean(line) : ''));
  return firstSentence(blank);
}
