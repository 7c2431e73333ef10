import type { Plan } from '../plan/plan.ts';
import type { PastText } from '../repository/read-texts.ts';
import type { Repository } from '../repository/repository.ts';
import type { SectionId } from '../sections/section.ts';

/** A file as a section knew it when it was drafted. */
export type PastFile =
  /** Not a byte of it changed. */
  | { readonly state: 'unchanged' }
  /** There was no such file. */
  | { readonly state: 'absent' }
  | { readonly state: 'changed'; readonly lines: readonly string[] }
  | { readonly state: 'unknown'; readonly why: string };

/** Tells how a section knew a file. */
export type PastFiles = (section: SectionId, path: string) => PastFile;

/** A file that a section cites. */
export interface CitedFile {
  readonly section: SectionId;
  readonly path: string;
}

/**
 * Reads files as the sections of a plan knew them: by the blob id that the front matter keeps, else by the base commit. What did
 * not change is known without git; all that did is read at once.
 */
export async function readPastFiles(
  cited: readonly CitedFile[],
  plan: Plan,
  repository: Repository,
): Promise<PastFiles> {
  const base = plan.front?.base ?? null;
  const recorded = cited.map((file) => ({ ...file, blob: recordedBlob(plan, file) }));
  const needsBase = recorded.some(({ blob }) => blob === null);
  const changed = needsBase && base !== null ? await repository.changedSince(base) : null;
  const statuses = changed === null ? null : new Map(changed.map(({ path, status }) => [path, status]));
  const settled = new Map<string, PastFile>();
  const wanted: { readonly key: string; readonly past: PastText }[] = [];
  for (const { section, path, blob } of recorded) {
    const key = keyOf(section, path);
    if (settled.has(key)) continue;
    if (blob === null) {
      const status = statuses?.get(path);
      if (statuses === null) settled.set(key, { state: 'unknown', why: whyNoBase(plan, repository) });
      else if (status === 'A') settled.set(key, { state: 'absent' });
      else if (status !== undefined && base !== null) wanted.push({ key, past: { path, revision: base } });
      else settled.set(key, { state: repository.file(path) === undefined ? 'absent' : 'unchanged' });
    } else if (repository.file(path)?.blob?.startsWith(blob) === true) settled.set(key, { state: 'unchanged' });
    else wanted.push({ key, past: { path, blob } });
  }
  const texts = await repository.readTexts(wanted.map(({ past }) => past));
  const files = new Map([...new Set(texts)].map((text) => [text, fileOf(text, repository)]));
  for (const [at, { key }] of wanted.entries())
    settled.set(key, files.get(texts[at] ?? null) ?? fileOf(null, repository));
  return (section, path) => settled.get(keyOf(section, path)) ?? { state: 'absent' };
}

/** The section's own record counts before the plan's. */
function recordedBlob({ front }: Plan, { section, path }: CitedFile): string | null {
  return front?.sections[section]?.cites?.[path] ?? front?.cites[path] ?? null;
}

function fileOf(text: string | null, { git }: Repository): PastFile {
  if (text !== null) return { state: 'changed', lines: text.split(/\r\n|\n|\r/u) };
  const why =
    git === 'shallow'
      ? 'it changed, and the clone is shallow: what was cited is not in it'
      : 'it changed, and what was cited is not in this clone (not committed when it was cited, or not fetched)';
  return { state: 'unknown', why };
}

function whyNoBase({ front }: Plan, { git }: Repository): string {
  if (git === 'none') return 'this is no git repository';
  if (front === null) return 'the plan has no front matter to say which commit it was written at';
  if (front.base === null) return 'the plan names no base commit';
  const shallow = git === 'shallow' ? ', which is shallow' : '';
  return `the base commit ${front.base.slice(0, 8)} is not in this clone${shallow}`;
}

function keyOf(section: SectionId, path: string): string {
  return `${section}\0${path}`;
}
