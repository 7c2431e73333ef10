import { readIgnoreComments, type IgnoreComment } from '../markdown/ignore-comments.ts';
import type { Finding } from './check.ts';

/** The comments of a plan that ignore findings, and what they do. */
export interface Ignores {
  readonly comments: readonly IgnoreComment[];
  /** True if a comment takes a finding out of the report: it gives a reason, names the rule or its family, and reaches the line. */
  covers(comment: IgnoreComment, finding: Pick<Finding, 'rule' | 'line'>): boolean;
  /** True if any of them does. Findings about these comments are never ignored. */
  isIgnored(finding: Finding): boolean;
}

/** The family of the rules about the comments themselves. */
export const ignoreFamily = 'ignore';

/** Reads the comments of a plan's text. */
export function readIgnores(text: string): Ignores {
  const comments = readIgnoreComments(text);
  return {
    comments,
    covers,
    isIgnored: (finding) =>
      familyOf(finding.rule) !== ignoreFamily && comments.some((comment) => covers(comment, finding)),
  };
}

/** `truth` of `truth/path`. */
export function familyOf(rule: string): string {
  return rule.split('/')[0] ?? rule;
}

function covers(
  { name, rules, reason, from, to }: IgnoreComment,
  { rule, line }: Pick<Finding, 'rule' | 'line'>,
): boolean {
  const isKnown = name === 'groundplan-ignore' || name === 'groundplan-ignore-file';
  const isNamed = rules.includes(rule) || rules.includes(familyOf(rule));
  return isKnown && reason !== '' && isNamed && line >= from && line <= to;
}
