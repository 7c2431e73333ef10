/** A piece of work that may have to wait for others. */
export interface Job {
  /** What it settles. */
  readonly gives: readonly string[];
  /** What must be settled first; what no job gives is settled already. */
  readonly needs: readonly string[];
}

/**
 * Runs jobs as soon as what they need is settled, at most `width` at a time. When one fails no more are started; those
 * under way may end, and the first failure is thrown.
 */
export async function runInOrder<One extends Job>(
  jobs: readonly One[],
  width: number,
  run: (job: One) => Promise<void>,
): Promise<void> {
  const waiting = [...jobs];
  const running = new Map<One, Promise<void>>();
  const failures: unknown[] = [];
  while (failures.length === 0 && (waiting.length > 0 || running.size > 0)) {
    const missing = new Set([...waiting, ...running.keys()].flatMap(({ gives }) => gives));
    const ready = waiting.filter(({ needs }) => !needs.some((name) => missing.has(name)));
    for (const job of ready.slice(0, Math.max(0, width - running.size))) start(job);
    if (running.size === 0) throw new Error(`No job can start: ${waiting.flatMap(({ gives }) => gives).join(', ')}`);
    await Promise.race(running.values());
  }
  await Promise.all(running.values());
  if (failures.length > 0) throw failures[0];

  function start(job: One): void {
    waiting.splice(waiting.indexOf(job), 1);
    const end = run(job)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => running.delete(job));
    running.set(job, end);
  }
}
