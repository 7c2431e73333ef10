import { plainPath } from '../claims/path-forms.ts';
import { overview } from '../sections/overview.ts';
import type { CheckInput } from './check.ts';
import { contentOf } from '../plan/content-of.ts';

/**
 * Tells which paths have come to be since the plan was drafted: work on it has begun, and a "new" file that is there is no flaw. Judged
 * by the base commit, or by the status where the plan knows no base.
 */
export async function findWorkDone({ plan, repository }: CheckInput): Promise<(path: string) => boolean> {
  const base = plan.front?.base ?? null;
  const changed = base === null ? null : await repository.changedSince(base);
  if (changed !== null) {
    const paths = changed.map(({ path }) => path);
    return (path) => paths.some((one) => one === plainPath(path) || one.startsWith(`${plainPath(path)}/`));
  }
  const status = contentOf(plan, overview)?.fields.status ?? 'Draft';
  return () => status === 'In Progress' || status === 'Completed';
}
