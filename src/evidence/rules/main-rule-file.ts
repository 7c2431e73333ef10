import type { RuleFile } from '../collectors/rules.ts';

/**
 * The file that a plan is held against: the first of the whole repository in order of precedence. One of a folder goes before it for
 * that folder alone, and counts only where there is no other; a file that repeats another is none.
 */
export function mainRuleFile(files: readonly RuleFile[]): RuleFile | undefined {
  const own = files.filter(({ sameAs }) => sameAs === null);
  return own.find(({ appliesTo }) => appliesTo === '') ?? own[0];
}
