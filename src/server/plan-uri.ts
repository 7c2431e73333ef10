import { basename } from 'node:path';

/** Address of a plan as a resource, from its name or path. */
export function planUri(plan: string): string {
  return `plan://${encodeURIComponent(basename(plan).replace(/\.md$/, ''))}`;
}
