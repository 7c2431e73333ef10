import { posix } from 'node:path';
import { parse } from 'yaml';
import type { Repository } from '../../repository/repository.ts';
import type { RuleFile } from '../collectors/rules.ts';
import { linkedFile } from '../linked-file.ts';
import { baseOf, folderOf } from '../paths.ts';
import { frontMatterEnd } from '../prose/read-prose.ts';

/** The files of the repository that tell people or assistants how to work in it, highest precedence first. */
export function findRuleFiles(repository: Repository): readonly RuleFile[] {
  const found = repository.files
    .map(({ path }) => ({ path, form: formOf(path) }))
    .filter(
      ({ path, form }) =>
        form !== null && !/(?:^|\/)(?:fixtures?|testdata|node_modules|vendor|templates?)\//.test(path),
    )
    .flatMap(({ path, form }) => (form === null ? [] : [{ path, ...form, depth: depthOf(form.appliesTo) }]));
  found.sort(
    (a, b) =>
      b.depth - a.depth ||
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
      a.rank - b.rank ||
      (a.path < b.path ? -1 : 1),
  );
  const kept = found
    .filter(({ kind }, at) => kind !== 'contributing' || countBefore(found, at, kind) < 12)
    .slice(0, 60);
  return kept.map(({ path, kind, appliesTo }, precedence) => ({
    path,
    kind,
    appliesTo,
    globs: globsOf(repository, path),
    precedence,
    sameAs: sameAs(repository, path, kept),
  }));
}

const KINDS: readonly RuleFile['kind'][] = ['agent', 'editor', 'contributing', 'pull-request'];

interface Form {
  readonly kind: RuleFile['kind'];
  readonly appliesTo: string;
  readonly rank: number;
}

const AGENT_NAMES = ['GEMINI.md', 'AGENTS.md', 'CLAUDE.md', 'AGENT.md'];

function formOf(path: string): Form | null {
  const folder = folderOf(path);
  const name = baseOf(path);
  const agent = AGENT_NAMES.indexOf(name);
  if (agent >= 0)
    return { kind: 'agent', appliesTo: folder.replace(/(?:^|\/)\.(?:claude|gemini|github)$/, ''), rank: agent };
  if (path === '.github/copilot-instructions.md') return { kind: 'agent', appliesTo: '', rank: 4 };
  if (/^(?:\.cursorrules|\.windsurfrules|\.clinerules)$/.test(name))
    return { kind: 'editor', appliesTo: folder, rank: 0 };
  const rulesFolder = /^(.*?)\/?\.(?:cursor|windsurf)\/rules\/.+\.mdc?$/.exec(path);
  if (rulesFolder !== null) return { kind: 'editor', appliesTo: rulesFolder[1] ?? '', rank: 1 };
  if (/^\.github\/instructions\/.+\.instructions\.md$/.test(path)) return { kind: 'editor', appliesTo: '', rank: 2 };
  if (/(?:^|\/)pull_request_template(?:\.md|\.txt|\/[^/]+\.md)$/i.test(path))
    return { kind: 'pull-request', appliesTo: '', rank: 0 };
  return contributingForm(folder, name);
}

function contributingForm(folder: string, name: string): Form | null {
  const document = /^(.+)\.(?:md|mdx|rst|txt|adoc)$/i.exec(name)?.[1] ?? name;
  const inGuide = /^(?:\.github|docs?(?:\/.+)?)$/i.test(folder);
  const appliesTo = inGuide ? '' : folder;
  if (depthOf(folder) > 4) return null;
  if (/^contributing$/i.test(document)) return { kind: 'contributing', appliesTo, rank: 0 };
  if (!inGuide && folder !== '') return null;
  if (
    /^(?:conventions?|style[-_ ]?guide|cod(?:e|ing)[-_ ](?:standards?|style|guidelines?|conventions?))$/i.test(document)
  ) {
    return { kind: 'contributing', appliesTo: '', rank: 1 };
  }
  if (/^(?:hacking|development|developing|developer[-_]guide)$/i.test(document))
    return { kind: 'contributing', appliesTo: '', rank: 2 };
  return /(?:^|\/)contributing(?:\/|$)/i.test(folder) && /\.(?:md|mdx|rst|txt)$/i.test(name) && !ELSEWHERE.test(name)
    ? { kind: 'contributing', appliesTo: '', rank: 3 }
    : null;
}

/** Parts of a guide that are for maintainers, reporters and first-time visitors. */
const ELSEWHERE =
  /committ(?:ing|ers?)|issue|triag|security|first|index|intro|release|translat|localis|localiz|setup|set_up|environment|bug|report|mailing|new-contributors|team/i;

function countBefore(found: readonly { readonly kind: string }[], at: number, kind: string): number {
  return found.slice(0, at).filter((one) => one.kind === kind).length;
}

/** What the front matter narrows the file to (`globs` of Cursor, `applyTo` of Copilot); empty when it does not. */
function globsOf(repository: Repository, path: string): readonly string[] {
  if (!/\.(?:mdc|instructions\.md)$|\/rules\/[^/]+\.md$/.test(path)) return [];
  const lines = repository.lines(path) ?? [];
  const end = frontMatterEnd(lines);
  if (end === 0) return [];
  // A bare `*.ts` is an alias in YAML, and editors write it unquoted.
  const text = lines
    .slice(1, end - 1)
    .join('\n')
    .replace(/^(globs|applyTo):[ \t]*([^"'[\s][^"']*)$/gm, '$1: "$2"');
  const fields = readYaml(text);
  const value = fields['globs'] ?? fields['applyTo'];
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

/** The file that this one links to, copies, or sends its reader to. */
function sameAs(repository: Repository, path: string, files: readonly { readonly path: string }[]): string | null {
  const others = files.map((file) => file.path).filter((other) => other !== path);
  if (repository.file(path)?.skipped === 'symlink') {
    const target = linkedFile(repository, path);
    return others.find((other) => other === target) ?? null;
  }
  const text = fold(repository.read(path));
  if (text === '') return null;
  const earlier = files
    .slice(
      0,
      files.findIndex((file) => file.path === path),
    )
    .map((file) => file.path);
  const copy = earlier.find((other) => fold(repository.read(other)) === text);
  if (copy !== undefined) return copy;
  if (text.length > 300) return null;
  const named = others.filter((other) => mentionsFile(text, path, other));
  return named.length === 1 ? (named[0] ?? null) : null;
}

function mentionsFile(text: string, from: string, other: string): boolean {
  return [...text.matchAll(/@?([\w./-]+\.(?:md|mdc|rst|txt))\b/g)].some(([, name = '']) => {
    const named = name.replace(/^\.\//, '');
    return posix.join(folderOf(from), named) === other || named === other;
  });
}

function fold(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

function depthOf(folder: string): number {
  return folder === '' ? 0 : folder.split('/').length;
}
