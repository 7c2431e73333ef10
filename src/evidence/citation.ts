/** Where in the repository a fact stands. Lines are 1-based and inclusive; the commit is the evidence's own. */
export interface Citation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
}

/** `src/a.ts:12` or `src/a.ts:12-20`: always the full path. */
export function formatCitation({ path, startLine, endLine }: Citation): string {
  return startLine === endLine ? `${path}:${startLine}` : `${path}:${startLine}-${endLine}`;
}
