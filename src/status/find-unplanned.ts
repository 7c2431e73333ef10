import { plainPath } from '../claims/path-forms.ts';
import { isProductPath } from '../evidence/product-path.ts';
import { contentOf } from '../plan/content-of.ts';
import type { Plan } from '../plan/plan.ts';
import { isDocPath, isTestPath } from '../repository/path-kinds.ts';
import { steps } from '../sections/steps.ts';
import { plannedTests } from './judges/tests.ts';
import type { Work } from './read-work.ts';
import type { Judged, UnplannedFile } from './status.ts';

/** Files that changed though nothing in 6.1, in a step or in 8 speaks of them; product files first. Lockfiles follow manifests and are not counted. */
export function findUnplanned(plan: Plan, judged: readonly Judged[], work: Work): readonly UnplannedFile[] {
  const files = judged.filter(({ kind }) => kind === 'file');
  const planned = [
    ...files.flatMap(({ name, at, state }) => [name, ...(state === 'superseded' && at !== null ? [at] : [])]),
    ...(contentOf(plan, steps)?.steps ?? []).flatMap((step) => step.files),
    ...plannedTests(plan).map(({ module }) => module),
    ...judged.flatMap(({ kind, at }) => (kind !== 'file' && at !== null ? [at.replace(/:\d+$/u, '')] : [])),
  ].map(plainPath);
  const isPlanned = (path: string) => planned.some((one) => one !== '' && (one === path || path.startsWith(`${one}/`)));
  return [...work.changed]
    .filter(([path]) => !isPlanned(path) && !isLockfile(path))
    .map(([path, status]) => ({ path, change: words[status], group: groupOf(path) }))
    .toSorted((one, other) => groups.indexOf(one.group) - groups.indexOf(other.group));
}

const words = { A: 'added', M: 'modified', D: 'deleted' } as const;
const groups: readonly UnplannedFile['group'][] = ['product', 'tests', 'documents', 'other'];

function groupOf(path: string): UnplannedFile['group'] {
  if (isTestPath(path)) return 'tests';
  if (isDocPath(path)) return 'documents';
  return isProductPath(path) && path.includes('/') && !path.startsWith('.') ? 'product' : 'other';
}

/** By name: what a package manager writes by itself. */
function isLockfile(path: string): boolean {
  return /(?:^|\/)(?:[\w.-]+\.lock(?:b|file)?|[\w.-]*-lock\.(?:json|ya?ml)|go\.sum|npm-shrinkwrap\.json)$/u.test(path);
}
