import type { Repository } from '../../repository/repository.ts';
import type { Citation } from '../citation.ts';
import { findRuleFiles } from '../rules/find-rule-files.ts';

/** "There's no need to update the changelog", "Please do not edit CHANGELOG.md". */
const leftAlone =
  /\b(?:no need to|do(?:es)? not|don['’]t|never|not necessary to|without)\b[^.]{0,60}\b(?:change ?log|history\.md|release notes)\b/iu;

/** Where the repository's rules tell contributors to leave the changelog alone; null where they do not. */
export function findChangelogRule(repository: Repository): Citation | null {
  for (const { path } of findRuleFiles(repository)) {
    const line = (repository.lines(path) ?? []).findIndex((text) => leftAlone.test(text)) + 1;
    if (line > 0) return { path, startLine: line, endLine: line };
  }
  return null;
}
