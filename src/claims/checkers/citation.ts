import { ambiguous, missing, uncheckable, verified, type Claim, type Verdict } from '../claim.ts';
import { defineChecker } from '../checker.ts';
import { readLines } from '../file-lines.ts';
import type { Ground } from '../ground.ts';
import { plainPath, readCitation } from '../path-forms.ts';

/** Lines of a file: `path:12` or `path:12-20`. */
export const checkCitation = defineChecker({
  kind: 'citation',
  check(claim, ground) {
    const cited = readCitation(claim.value);
    if (cited !== null) return citedVerdict(claim, cited, ground);
    // A whole file may be cited where there is no line to point at.
    const path = plainPath(claim.value);
    if (ground.repository.file(path) !== undefined || ground.repository.hasFolder(path)) return verified(claim);
    return missing(claim, 'form', 'a citation such as `path:12-20`', { nearest: ground.finder.nearest(path) });
  },
});

function citedVerdict(
  claim: Claim,
  { path, startLine, endLine }: NonNullable<ReturnType<typeof readCitation>>,
  ground: Ground,
): Verdict {
  const { repository, finder } = ground;
  const range = startLine === endLine ? `:${startLine}` : `:${startLine}-${endLine}`;
  const withLines = (paths: readonly string[]) => paths.map((one) => `${one}${range}`);
  const existing = repository.file(path) === undefined ? finder.endingIn(path) : [path];
  const [found] = existing;
  if (existing.length > 1)
    return ambiguous(claim, `the full path: ${existing.length} files end so`, withLines(existing));
  if (found === undefined && ground.isIgnored(path))
    return uncheckable(claim, 'git ignores this path, so it is not part of the checkout');
  if (found === undefined || (claim.hard && found !== path)) {
    return missing(claim, 'absent', 'lines of a file of the repository', {
      nearest: found === undefined ? ground.finder.nearest(path) : withLines([found]),
    });
  }
  const lines = readLines(repository, found);
  if (lines === null) return uncheckable(claim, 'the text of this file is not read');
  if (endLine < startLine) return missing(claim, 'form', 'a range whose first line comes first');
  if (startLine < 1 || endLine > lines.length)
    return missing(claim, 'place', `lines within the file, which has ${lines.length}`);
  return verified(claim, lines[startLine - 1]?.trim() ?? null);
}
