import { plainPath } from '../../claims/path-forms.ts';
import { collectConfiguration } from '../../evidence/collectors/configuration.ts';
import type { Plan } from '../../plan/plan.ts';
import { contentOf } from '../../plan/content-of.ts';
import { isDocPath, isTestPath } from '../../repository/path-kinds.ts';
import { changes } from '../../sections/changes.ts';
import { defineJudge, type JudgeInput } from '../judge.ts';
import type { Judged } from '../status.ts';

/** 6.4: settings, variables and options that are to be read. One that was there and is as it was is no change. */
export const judgeConfiguration = defineJudge({
  kind: 'configuration',
  async judge(input) {
    const rows = contentOf(input.plan, changes)?.configuration ?? [];
    const judged: Judged[] = [];
    for (const { key, type } of rows) {
      const at = findAdded(key, input);
      const base = { kind: 'configuration', name: key, planned: type === '' ? 'new' : type } as const;
      if (at !== null) judged.push({ ...base, state: 'done', at, why: 'a line that came since has it' });
      else if (!(await wasThere(key, input)))
        judged.push({ ...base, state: 'pending', at: null, why: 'no line that came since has it' });
    }
    return judged;
  },
});

/** Code that came since; tests and prose may speak of a key that nothing reads. */
function findAdded(key: string, { plan, work }: JudgeInput): string | null {
  const [word = ''] = key.match(/[\p{L}_$][\p{L}\p{N}_$-]*$/u) ?? [];
  if (word === '') return null;
  const whole = new RegExp(
    String.raw`(?<![\p{L}\p{N}_$])${word.replaceAll('$', String.raw`\$`)}(?![\p{L}\p{N}_$])`,
    'u',
  );
  // A plain word such as `name` stands everywhere: only the files of the plan tell.
  const planned = /^[a-z]+$/u.test(key) ? plannedPaths(plan) : null;
  for (const path of work.changed.keys()) {
    if (isTestPath(path) || isDocPath(path) || planned?.some((one) => isWithin(path, one)) === false) continue;
    const found = work.added(path).find(({ text }) => whole.test(text));
    if (found !== undefined) return `${path}:${found.line}`;
  }
  return null;
}

function plannedPaths(plan: Plan): readonly string[] {
  const entries = contentOf(plan, changes)?.files.entries ?? [];
  return entries.filter(({ change }) => change !== 'context').map(({ path }) => plainPath(path));
}

function isWithin(path: string, planned: string): boolean {
  return path === planned || path.startsWith(`${planned}/`);
}

/** Known to the repository by a line that did not change. */
async function wasThere(key: string, { use, work }: JudgeInput): Promise<boolean> {
  const { keys } = await use(collectConfiguration);
  const known = keys.find((one) => one.key === key);
  return known !== undefined && !work.added(known.at.path).some(({ line }) => line === known.at.startLine);
}
