import { baseOf } from '../../repository/paths.ts';

/** The name of a file without folders and ending: `rate-limiter` of `src/rate-limiter.ts`. */
export function stemOfPath(path: string): string {
  const name = baseOf(path);
  const dot = name.indexOf('.', 1);
  return dot < 0 ? name : name.slice(0, dot);
}
