import { parse } from 'yaml';
import type { Repository } from '../../repository/repository.ts';
import type { RuleFile } from '../collectors/rules.ts';
import { linkedFile } from '../linked-file.ts';
import { folderOf, joinPath } from '../../repository/paths.ts';
import { frontMatterEnd } from '../prose/read-prose.ts';
import { foldSpace } from '../prose/prose.ts';
import { ruleFileForm } from './rule-file-forms.ts';
import type { RuleFileForm } from './rule-file-forms.ts';

/** The files of the repository that tell people or assistants how to work in it, highest precedence first. */
export function findRuleFiles(repository: Repository): readonly RuleFile[] {
  const named = repository.files.flatMap(({ path }): FoundFile[] => {
    const form = ruleFileForm(path);
    return form === null ? [] : [{ path, ...form }];
  });
  const found = [...named, ...importedFiles(repository, named)].sort(byPrecedence);
  const guides = found.filter(({ kind }) => kind === 'contributing').slice(MOST_GUIDES);
  const kept = found.filter((file) => !guides.includes(file)).slice(0, MOST);
  return kept.map(({ path, kind, appliesTo }, precedence) => ({
    path,
    kind,
    appliesTo,
    globs: globsOf(repository, path),
    precedence,
    sameAs: sameAs(repository, path, kept),
  }));
}

interface FoundFile extends RuleFileForm {
  readonly path: string;
}

const MOST = 60;
const MOST_GUIDES = 12;
const KINDS: readonly RuleFile['kind'][] = ['agent', 'editor', 'contributing', 'pull-request'];

function byPrecedence(a: FoundFile, b: FoundFile): number {
  return (
    depthOf(b.appliesTo) - depthOf(a.appliesTo) ||
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
    a.rank - b.rank ||
    (a.path < b.path ? -1 : 1)
  );
}

function depthOf(folder: string): number {
  return folder === '' ? 0 : folder.split('/').length;
}

/** What agent files take in by `@path`: a part of their own rules that stands in a file of its own. */
function importedFiles(repository: Repository, named: readonly FoundFile[]): readonly FoundFile[] {
  const known = new Set(named.map(({ path }) => path));
  return named
    .filter(({ kind }) => kind === 'agent')
    .flatMap(({ path, appliesTo, rank }) =>
      documentsIn(repository.read(path) ?? '', path, /(?:^|\s)@([\w./-]+\.md)\b/g)
        .filter((imported) => repository.file(imported) !== undefined && !known.has(imported) && known.add(imported))
        .map((imported): FoundFile => ({ path: imported, kind: 'agent', appliesTo, rank: rank + 0.5 })),
    );
}

/** The documents that a text names, as paths from the root: told from the text's own folder, else from the root. */
function documentsIn(text: string, from: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].flatMap(([, name = '']) =>
    [joinPath(folderOf(from), name), joinPath('', name)].filter((path) => path !== null),
  );
}

/** What the front matter narrows the file to (`globs`, `applyTo` or `paths`); empty when it does not. */
function globsOf(repository: Repository, path: string): readonly string[] {
  if (!/\.(?:mdc|instructions\.md)$|\/rules\/.+\.md$/.test(path)) return [];
  const lines = repository.lines(path) ?? [];
  const end = frontMatterEnd(lines);
  if (end === 0) return [];
  // A bare `*.ts` is an alias in YAML, and editors write it unquoted.
  const text = lines
    .slice(1, end - 1)
    .join('\n')
    .replace(/^(globs|applyTo|paths):[ \t]*([^"'[\s][^"']*)$/gm, '$1: "$2"');
  const fields = readYaml(text);
  const value = fields['globs'] ?? fields['applyTo'] ?? fields['paths'];
  const list = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? value.split(',') : [];
  return list.map((glob) => glob.trim()).filter((glob) => glob !== '' && glob !== '**' && glob !== '**/*');
}

function readYaml(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {}; // A front matter that does not parse narrows nothing.
  }
}

/** Characters of a file that may do no more than send its reader to another one. */
const POINTER = 300;

/** The file that this one links to, copies, or sends its reader to. */
function sameAs(repository: Repository, path: string, files: readonly FoundFile[]): string | null {
  const others = files.map((file) => file.path).filter((other) => other !== path);
  const target = linkedFile(repository, path);
  if (target !== null) return others.find((other) => other === target) ?? null;
  const text = foldSpace(repository.read(path) ?? '');
  if (text === '') return null;
  const earlier = files.slice(
    0,
    files.findIndex((file) => file.path === path),
  );
  const copy = earlier.find((other) => foldSpace(repository.read(other.path) ?? '') === text);
  if (copy !== undefined) return copy.path;
  if (text.length > POINTER || holdsItems(repository.lines(path) ?? [])) return null;
  const pointed = new Set(documentsIn(text, path, /@?([\w./-]+\.(?:mdc?|rst|txt))\b/g));
  const named = others.filter((other) => pointed.has(other));
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** True if a list item says something of its own, as against naming a document to read. */
function holdsItems(lines: readonly string[]): boolean {
  return lines.some((line) => /^\s*(?:[-*+]|\d+\.)\s/.test(line) && !/\.(?:mdc?|rst|txt)\b/.test(line));
}
