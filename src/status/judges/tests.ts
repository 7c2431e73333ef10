import { createSourceText } from '../../evidence/scan/source-text.ts';
import { termsOf } from '../../evidence/terms.ts';
import { readCases } from '../../evidence/tests/read-cases.ts';
import { plainPath } from '../../claims/path-forms.ts';
import { contentOf } from '../../plan/content-of.ts';
import { isTestPath } from '../../repository/path-kinds.ts';
import type { Plan } from '../../plan/plan.ts';
import { testing } from '../../sections/testing.ts';
import { defineJudge, type JudgeInput } from '../judge.ts';
import type { Judged } from '../status.ts';

/** 8.1 and 8.2: test cases, by their names, in the file that was planned or in any other test that changed. */
export const judgeTests = defineJudge({
  kind: 'test',
  judge(input) {
    const rows = plannedTests(input.plan);
    if (rows.length === 0) return [];
    const cases = readAllCases(
      input,
      rows.map(({ module }) => module),
    );
    // A case proves one row: the next one is looked for among the others.
    const taken = new Set<PlacedCase>();
    return rows
      .map((row) => {
        const found = findCase(
          row,
          cases.filter((one) => !taken.has(one)),
        );
        if (found !== null) taken.add(found);
        return { row, found };
      })
      .map(({ row, found }): Judged => {
        const left = cases.filter((one) => !taken.has(one));
        return { kind: 'test', name: row.title, planned: row.module || 'new', ...judgeRow(row, found, left) };
      });
  },
});

/** A row of 8.1 or 8.2. */
export interface PlannedTest {
  readonly test: string;
  readonly description: string;
  /** Path; empty where none is named. */
  readonly module: string;
  /** What the test is called when it is told of. */
  readonly title: string;
}

/** The tests that a plan wants; those that are there already, and that it only points at, are left out. */
export function plannedTests(plan: Plan): readonly PlannedTest[] {
  const content = contentOf(plan, testing);
  const unit = content?.unit.map(({ test, description, module }) => ({ test, description, module: plainPath(module) }));
  const integration = content?.integration.map(({ test, components }) => ({
    test,
    description: components,
    module: '',
  }));
  return [...(unit ?? []), ...(integration ?? [])]
    .filter(({ test }) => test !== '' && !/\(existing\b/iu.test(test))
    .map((row) => ({ ...row, title: titleOf(row) }));
}

interface PlacedCase {
  readonly path: string;
  readonly name: string;
  readonly line: number;
  /** It came since, or was renamed. */
  readonly added: boolean;
}

/** The most cases of one file that are read. */
const mostCases = 500;

/** The cases of every test that changed, and of the files that the plan names. */
function readAllCases({ repository, work }: JudgeInput, modules: readonly string[]): readonly PlacedCase[] {
  const changed = [...work.changed].flatMap(([path, status]) => (status !== 'D' && isTestPath(path) ? [path] : []));
  return [...new Set([...modules, ...changed])].flatMap((path) => {
    const text = repository.read(path);
    if (text === null) return [];
    const added = new Set(work.added(path).map(({ line }) => line));
    return readCases(createSourceText(path, text), mostCases).map(({ name, line }) => ({
      path,
      name,
      line,
      added: added.has(line),
    }));
  });
}

function judgeRow(
  { module }: PlannedTest,
  found: PlacedCase | null,
  left: readonly PlacedCase[],
): Pick<Judged, 'state' | 'at' | 'why'> {
  if (found !== null) {
    const at = `${found.path}:${found.line}`;
    const place = module !== '' && found.path !== module ? `, in another file than \`${module}\`` : '';
    return { state: 'done', at, why: `“${found.name}”${place}` };
  }
  const own = left.filter(({ path, added }) => path === module && added);
  const [first] = own;
  if (first === undefined) return { state: 'pending', at: null, why: 'no test that came since is called so' };
  const many = `${own.length} more case${own.length === 1 ? '' : 's'} came there by other words`;
  return { state: 'partly', at: `${first.path}:${first.line}`, why: many };
}

/** How much of the words two names must share. A name in code is a name; a description speaks of the case in other words. */
const leastShare = { name: 0.6, description: 0.5 } as const;

/** The case that a row names; where it names none, the one that came since and shares most words with the description. */
function findCase(row: PlannedTest, cases: readonly PlacedCase[]): PlacedCase | null {
  const named = nameOf(row.test);
  const ordered = cases.toSorted((one, other) => Number(other.path === row.module) - Number(one.path === row.module));
  const exact = named === '' ? undefined : ordered.find(({ name }) => plain(name) === plain(named));
  if (exact !== undefined) return exact;
  const came = ordered.filter(({ added }) => added);
  const byName = named === '' ? null : nearest(named, came, leastShare.name);
  return byName ?? nearest(meaningOf(row.description), came, leastShare.description);
}

function nearest(words: string, cases: readonly PlacedCase[], least: number): PlacedCase | null {
  const wanted = new Set(termsOf(words));
  if (wanted.size < 2) return null;
  let best: { readonly found: PlacedCase | null; readonly share: number } = { found: null, share: 0 };
  for (const found of cases) {
    const there = new Set(termsOf(found.name));
    const shared = [...wanted].filter((term) => there.has(term)).length;
    const share = shared < 2 ? 0 : shared / Math.min(wanted.size, there.size);
    if (share > best.share) best = { found, share };
  }
  return best.share >= least ? best.found : null;
}

/** What a row calls the test: inline code, or the words behind its number. */
function nameOf(test: string): string {
  const code = /`([^`]+)`/u.exec(test)?.[1];
  return (code ?? test)
    .replace(/^[A-Z]{1,3}-?\d+(?:\.\d+)*[.:)]?\s*/u, '')
    .replace(/^\(new\)$/iu, '')
    .trim();
}

function titleOf({ test, description }: Omit<PlannedTest, 'title'>): string {
  return nameOf(test) === '' ? `${test}: ${meaningOf(description)}` : test;
}

/** Without the requirement in front and the pointer to a case of today behind. */
function meaningOf(description: string): string {
  return description
    .replace(/^(?:[A-Z]{1,3}-?\d+(?:\s*[,–-]\s*[A-Z]{0,3}-?\d+)*)\s*:\s*/u, '')
    .replace(/\.\s+Cases there read like .*$/u, '');
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
