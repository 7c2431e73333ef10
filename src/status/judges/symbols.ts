import { plainPath } from '../../claims/path-forms.ts';
import { contentOf } from '../../plan/content-of.ts';
import { languageById, languageOf } from '../../repository/languages.ts';
import { findDefinitions } from '../../repository/lexer/find-definitions.ts';
import type { Repository } from '../../repository/repository.ts';
import { changes } from '../../sections/changes.ts';
import { defineJudge, type JudgeInput } from '../judge.ts';
import type { Judged } from '../status.ts';

/** 6.3: what the code fences define. A signature of today, unchanged in the plan, plans nothing. */
export const judgeSymbols = defineJudge({
  kind: 'symbol',
  async judge(input) {
    const content = contentOf(input.plan, changes);
    const fences = [...(content?.functionCode ?? []), ...(content?.modelCode ?? [])];
    const planned = fences.flatMap(({ language, code }) => readSignatures(code, language));
    const judged: Judged[] = [];
    for (const one of new Map(planned.map((signature) => [signature.name, signature])).values()) {
      const found = await judgeSymbol(one, input);
      if (found !== null) judged.push(found);
    }
    return judged;
  },
});

/** A definition in a fence. */
interface Signature {
  readonly name: string;
  /** Its line. */
  readonly text: string;
  /** The file that a comment above it names, or null. */
  readonly path: string | null;
}

function readSignatures(code: string, fence: string | null): readonly Signature[] {
  const language = languageOf(`x.${fence ?? ''}`)?.id ?? languageById(fence ?? '')?.id ?? null;
  const lines = code.split('\n');
  return findDefinitions(`${code}\n`, language).map(({ name, line }) => ({
    name,
    text: lines[line - 1] ?? '',
    path: pathAbove(lines.slice(0, line - 1)),
  }));
}

/** `// src/store.ts:12` and the like, the last one above. */
function pathAbove(lines: readonly string[]): string | null {
  const comment = lines.findLast((line) => /^\s*(?:\/\/|#|--|\/\*)\s*[\w.@-]+\/\S*\.\w+/u.test(line));
  const path = comment === undefined ? null : (/[\w.@-]+(?:\/[\w.@()[\]-]+)*\.\w+/u.exec(comment)?.[0] ?? null);
  return path === null ? null : plainPath(path);
}

async function judgeSymbol({ name, text, path }: Signature, { repository, work }: JudgeInput): Promise<Judged | null> {
  const places = repository.index().definitionsOf(name);
  const own = path === null ? [] : places.filter((place) => place.path === path);
  const candidates = own.length > 0 ? own : places;
  const base = { kind: 'symbol', name, planned: path ?? 'new' } as const;
  const fresh = candidates.find((place) => work.added(place.path).some(({ line }) => line === place.line));
  if (fresh !== undefined) {
    const old = wordsOf(work.before(fresh.path)?.join('\n') ?? '');
    if (` ${old} `.includes(` ${plainCode(text)} `)) return null;
    const place = path !== null && fresh.path !== path ? `, in another file than \`${path}\`` : '';
    const before = ` ${old} `.includes(` ${name} `);
    const written = await differingSignature(text, fresh, repository);
    const why = `${before ? 'its definition changed' : 'defined'}${place}${written === null ? '' : `, as \`${written}\``}`;
    return { ...base, state: 'done', at: `${fresh.path}:${fresh.line}`, why };
  }
  const [old] = candidates;
  if (old === undefined) return { ...base, state: 'pending', at: null, why: 'nothing of this name is defined' };
  if (await isOfToday(text, candidates, repository)) return null;
  const why = work.changed.has(old.path) ? 'its definition is as it was, though its file changed' : 'it is as it was';
  return { ...base, state: 'pending', at: `${old.path}:${old.line}`, why };
}

interface DefinedAt {
  readonly path: string;
  readonly line: number;
}

/** True if a plan writes a signature just as the code has it, and had it before. */
async function isOfToday(text: string, places: readonly DefinedAt[], repository: Repository): Promise<boolean> {
  for (const place of places.slice(0, 5)) {
    if ((await differingSignature(text, place, repository)) === null) return true;
  }
  return false;
}

/** How the code writes a signature, where it is not as planned; null where it is, or cannot be read. */
async function differingSignature(
  text: string,
  { path, line }: DefinedAt,
  repository: Repository,
): Promise<string | null> {
  const planned = plainCode(text);
  const symbols = await repository.symbols(path);
  const head =
    symbols.find(({ startLine }) => startLine === line)?.signature ?? repository.lines(path)?.[line - 1]?.trim() ?? '';
  const written = plainCode(head);
  const isSame = written === '' || written.startsWith(planned) || planned.startsWith(written);
  return isSame ? null : head.replaceAll('`', "'");
}

/** Words alone: marks, spaces and what only says who may use it do not count. */
function plainCode(text: string): string {
  return wordsOf(
    text.replace(/…$/u, '').replace(/^\s*(?:export\s+(?:default\s+)?|pub(?:\([^)]*\))?\s+|public\s+)/u, ''),
  );
}

function wordsOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}_]+/gu, ' ').trim();
}
