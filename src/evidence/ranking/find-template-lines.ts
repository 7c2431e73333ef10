import type { Repository } from '../../repository/repository.ts';

const TEMPLATE =
  /^(?:\.github|\.gitlab|docs)\/(?:issue_template|pull_request_template|issue_templates)|(?:^|\/)(?:issue_template|pull_request_template|contributing)\b/i;

/**
 * Knows the lines of the repository's own issue templates and contributing guide: a request that was written into a template
 * repeats them, and they name files that the request does not mean.
 */
export function findTemplateLines({ files, read }: Pick<Repository, 'files' | 'read'>): (line: string) => boolean {
  const lines = new Set<string>();
  for (const { path } of files) {
    if (!TEMPLATE.test(path)) continue;
    for (const line of (read(path) ?? '').split('\n')) {
      const plain = plainOf(
        line.replace(/^\s*(?:-\s+)?(?:label|description|value|placeholder|about|title):\s*[|>]?/, ''),
      );
      if (plain.length >= SHORTEST) lines.add(plain);
    }
  }
  return (line) => lines.has(plainOf(line));
}

/** Shorter lines are shared by chance. */
const SHORTEST = 8;

function plainOf(line: string): string {
  return line
    .toLowerCase()
    .replace(/\[[ x]\]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
