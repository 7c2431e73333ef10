import { ambiguous, missing, uncheckable, verified, type Claim, type Verdict } from '../claim.ts';
import { defineChecker } from '../checker.ts';
import type { Ground } from '../ground.ts';
import { packageOfSpecifier } from '../package-names.ts';
import { plainPath } from '../path-forms.ts';

/** A file or folder of the repository, or one to create. */
export const checkPath = defineChecker({ kind: 'path', check: pathVerdict });

/** Decides whether a path is there, or free, as the claim's intent asks. */
export function pathVerdict(claim: Claim, ground: Ground): Verdict | Promise<Verdict> {
  const { repository, declared } = ground;
  // A name with a comma or an "and" in it was taken for two; the whole is what the plan says.
  const whole = plainPath(claim.words);
  const path = repository.file(whole) !== undefined || declared.hasPath(whole) ? whole : plainPath(claim.value);
  const isThere = repository.file(path) !== undefined || repository.hasFolder(path) || path === '.';
  if (!isThere && /[*?]|\.\.\.|…/u.test(path)) return uncheckable(claim, 'a pattern names no single file');
  if (claim.intent === 'create') {
    return isThere ? missing(claim, 'present', 'a path where nothing stands yet') : verified(claim);
  }
  if (isThere || (claim.intent === 'any' && declared.hasPath(path))) return verified(claim);
  if (/^(?:\/|~|\.\.\/|[A-Za-z]:)/u.test(path)) return missing(claim, 'form', 'a path from the root of the repository');
  if (/\s/u.test(path) && !path.includes('/')) return missing(claim, 'form', 'the path of a file or folder');
  if (ground.isIgnored(path)) return uncheckable(claim, 'git ignores this path, so it is not part of the checkout');
  return claim.hard ? hardVerdict(claim, path, ground) : softVerdict(claim, path, ground);
}

const expectedPath = 'a file or folder of the repository';
const expectedAny = `${expectedPath}, or one that 6.1 creates`;

/** Declared fields take full paths; only where a plan may speak of its own new files do their last parts suffice. */
function hardVerdict(claim: Claim, path: string, ground: Ground): Verdict {
  const { finder, declared } = ground;
  const existing = finder.endingIn(path);
  if (claim.intent === 'any') {
    if (declared.finder.endingIn(path).length > 0 || existing.length === 1) return verified(claim);
    if (existing.length > 1) return ambiguous(claim, `the full path: ${existing.length} files end so`, existing);
  }
  if (claim.intent === 'any') return missing(claim, 'absent', expectedAny, { nearest: nearestKnown(path, ground) });
  return missing(claim, 'absent', expectedPath, { nearest: [...existing, ...finder.nearest(path)] });
}

async function softVerdict(claim: Claim, path: string, ground: Ground): Promise<Verdict> {
  const { finder, declared } = ground;
  const existing = finder.endingIn(path);
  if (declared.finder.endingIn(path).length > 0 || existing.length === 1) return verified(claim);
  if (existing.length > 1) return ambiguous(claim, `the full path: ${existing.length} files end so`, existing);
  if (path.startsWith('.') && !path.includes('/'))
    return uncheckable(claim, 'a name with a leading dot may be something else');
  const { dependencies } = await ground.facts.packages();
  const owner = packageOfSpecifier(path);
  if (path.includes('/') && dependencies.some(({ name }) => name === owner)) {
    return uncheckable(claim, 'it is a file of a package');
  }
  return missing(claim, 'absent', expectedAny, { nearest: nearestKnown(path, ground) });
}

/** The nearest paths that the repository has or the plan creates. */
export function nearestKnown(path: string, { finder, declared }: Ground): readonly string[] {
  return [...declared.finder.nearest(path).slice(0, 1), ...finder.nearest(path)];
}
