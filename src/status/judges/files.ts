import { editDistance } from '../../claims/edit-distance.ts';
import { createPathFinder } from '../../claims/path-finder.ts';
import { plainPath } from '../../claims/path-forms.ts';
import { contentOf } from '../../plan/content-of.ts';
import { isTestPath } from '../../repository/path-kinds.ts';
import { changes } from '../../sections/changes.ts';
import { defineJudge, type JudgeInput } from '../judge.ts';
import type { Judged } from '../status.ts';

type Verdict = Pick<Judged, 'state' | 'at' | 'why'>;

/** 6.1: files that are to come, to change or to go. A renamed one is one that goes and one that comes. */
export const judgeFiles = defineJudge({
  kind: 'file',
  judge(input) {
    const entries = contentOf(input.plan, changes)?.files.entries ?? [];
    const planned = new Set(entries.map(({ path }) => plainPath(path)));
    const findOther = createOtherFinder(input, planned);
    return entries.flatMap(({ path, change }): Judged[] => {
      if (change === 'context') return [];
      const plain = plainPath(path);
      const verdict =
        change === 'new'
          ? judgeNew(plain, input, findOther)
          : change === 'deleted'
            ? judgeDeleted(plain, input)
            : judgeModified(plain, input, findOther);
      return [{ kind: 'file', name: path, planned: change, ...verdict }];
    });
  },
});

function judgeNew(path: string, { repository, work }: JudgeInput, findOther: OtherFinder): Verdict {
  const status = work.changed.get(path);
  if (status === 'A') return { state: 'done', at: path, why: 'it is there' };
  if (status === 'M') return { state: 'done', at: path, why: 'it was there already, and was changed' };
  const inside = filesIn(path, work.changed);
  if (inside.length > 0)
    return { state: 'done', at: inside[0] ?? null, why: `${count(inside.length)} in it came or changed` };
  if (repository.file(path) !== undefined || repository.hasFolder(path))
    return { state: 'contradicted', at: path, why: 'planned as new, but it was there before the work began' };
  const other = findOther(path);
  return other === null
    ? { state: 'pending', at: null, why: 'there is no such file' }
    : { state: 'superseded', at: other, why: `there is no such file; \`${other}\` came, which nobody planned` };
}

function judgeModified(path: string, { repository, work }: JudgeInput, findOther: OtherFinder): Verdict {
  const status = work.changed.get(path);
  if (status === 'M') return { state: 'done', at: path, why: 'it was changed' };
  if (status === 'A') return { state: 'done', at: path, why: 'it came since' };
  const inside = filesIn(path, work.changed);
  if (inside.length > 0) return { state: 'done', at: inside[0] ?? null, why: `${count(inside.length)} in it changed` };
  if (repository.file(path) !== undefined || repository.hasFolder(path))
    return { state: 'pending', at: path, why: 'it is as it was' };
  if (status !== 'D') return { state: 'pending', at: null, why: 'there is no such file' };
  const other = findOther(path);
  return other === null
    ? { state: 'contradicted', at: null, why: 'planned to change, but it was deleted' }
    : { state: 'superseded', at: other, why: `it is gone; \`${other}\` came, which nobody planned` };
}

function judgeDeleted(path: string, { repository, work }: JudgeInput): Verdict {
  if (repository.file(path) === undefined && !repository.hasFolder(path)) {
    const gone = work.changed.get(path) === 'D' || filesIn(path, work.changed).length > 0;
    return { state: 'done', at: null, why: gone ? 'it is gone' : 'it is not there' };
  }
  const left = work.changed.get(path) === 'M' ? 'it was changed, and is still there' : 'it is still there';
  return { state: 'pending', at: path, why: left };
}

type OtherFinder = (path: string) => string | null;

/** Finds the file that came in place of a planned one: of the same kind and ending, and of nearly the same name or place. */
function createOtherFinder({ work }: JudgeInput, planned: ReadonlySet<string>): OtherFinder {
  const added = [...work.changed].flatMap(([path, status]) => (status === 'A' && !planned.has(path) ? [path] : []));
  const finder = createPathFinder(added);
  return (path) => finder.nearest(path).find((other) => isAlike(path, other)) ?? null;
}

/** A module's own file is called as its folder is: `cart/index.ts`. */
const moduleNames = /^(?:index|mod|main|lib|__init__)$/;

function isAlike(one: string, other: string): boolean {
  if (endingOf(one) !== endingOf(other) || isTestPath(one) !== isTestPath(other)) return false;
  const [left, right] = [stemOf(one), stemOf(other)];
  return left.includes(right) || right.includes(left) || editDistance(left, right, 3) * 3 <= left.length;
}

/** The part of a path that says what the file is about, without the marks of tests. */
function stemOf(path: string): string {
  const parts = path.toLowerCase().split('/');
  const name = (parts.pop() ?? '').split('.')[0] ?? '';
  const telling = moduleNames.test(name) ? (parts.pop() ?? name) : name;
  return telling.replace(/^tests?[_-]|[_-]?(?:tests?|spec)$/u, '') || telling;
}

function filesIn(folder: string, changed: ReadonlyMap<string, unknown>): readonly string[] {
  return [...changed.keys()].filter((path) => path.startsWith(`${folder}/`));
}

function endingOf(path: string): string {
  return /\.[^./]+$/.exec(path)?.[0] ?? '';
}

function count(files: number): string {
  return `${files} file${files === 1 ? '' : 's'}`;
}
