import { missing, uncheckable, verified } from '../claim.ts';
import { defineChecker } from '../checker.ts';
import { readSymbol } from '../classify-code.ts';
import { nearestNames } from '../nearest-names.ts';
import { isFilePath, plainPath } from '../path-forms.ts';
import { pathVerdict } from './path.ts';

/** A part of the design: a file or folder, or the name of something that is no file. */
export const checkComponent = defineChecker({
  kind: 'component',
  check(claim, ground) {
    const { repository } = ground;
    const path = plainPath(claim.value);
    if (isFilePath(path) || /^[\w@.-]+(?:\/[\w@.-]+)+$/u.test(path) || repository.hasFolder(path))
      return pathVerdict(claim, ground);
    if (claim.intent === 'create') return uncheckable(claim, 'a name that the plan gives');
    const name = readSymbol(claim.value) ?? claim.value;
    const last = name.split(/\.|::|#/u).at(-1) ?? name;
    if (repository.index().definitionsOf(last).length > 0 || ground.isMentioned(last)) return verified(claim);
    if (readSymbol(claim.value) === null) return uncheckable(claim, 'a name in words, which no file can prove');
    return missing(claim, 'absent', 'a file or symbol of the repository', {
      nearest: nearestNames(last, repository.index().definedNames()),
    });
  },
});
