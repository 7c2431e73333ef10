/** The last work on each plan that calls of this process are about. */
const last = new Map<string, Promise<unknown>>();

/**
 * Does work on one plan after the work that was asked for before it: an assistant that calls a tool several times at once would
 * otherwise lose all changes but one. Another process is not waited for; what it wrote meanwhile is a conflict.
 */
export async function takeTurns<Result>(plan: string, work: () => Promise<Result>): Promise<Result> {
  const before = last.get(plan) ?? Promise.resolve();
  const own = before.then(work, work);
  last.set(plan, own);
  try {
    return await own;
  } finally {
    if (last.get(plan) === own) last.delete(plan);
  }
}
