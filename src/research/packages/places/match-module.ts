import { escapePattern } from '../../../repository/escape-pattern.ts';

/**
 * True for a module that one of some patterns stands for, as GOPRIVATE has them: each fits as many parts of the path as it has itself,
 * https://pkg.go.dev/golang.org/x/mod/module#MatchPrefixPatterns.
 */
export function matchesModule(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const prefix = path.split('/').slice(0, pattern.split('/').length).join('/');
    return toExpression(pattern)?.test(prefix) === true;
  });
}

/** The patterns of Go's `path.Match`; null for one that is none. */
function toExpression(pattern: string): RegExp | null {
  const source = pattern.replace(/\\.|\[\^?[^\]]+\]|[\s\S]/gu, (part) => {
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    if (part.length > 1 && part.startsWith('[')) return part.replaceAll('[', '\\[').replace('\\[', '[');
    return escapePattern(part.startsWith('\\') ? part.slice(1) : part);
  });
  try {
    return new RegExp(`^${source}$`, 'u');
  } catch {
    return null;
  }
}
