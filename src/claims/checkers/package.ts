import type { Dependency } from '../../evidence/collectors/packages.ts';
import { missing, uncheckable, verified, type Claim, type Verdict } from '../claim.ts';
import { defineChecker } from '../checker.ts';
import type { Ground } from '../ground.ts';
import { nearestNames } from '../nearest-names.ts';
import { looseName, packageOfSpecifier } from '../package-names.ts';
import { isNoPackage } from '../technology-names.ts';
import { meansVersion, readVersion, sameNumbers, satisfies } from '../versions.ts';

/** A dependency, or a technology that the repository is built with, and its version. */
export const checkPackage = defineChecker({
  kind: 'package',
  async check(claim, ground) {
    const found = await findPackages(claim.value, ground);
    if (claim.intent === 'create') {
      const [first] = found.dependencies;
      return first === undefined
        ? uncheckable(claim, 'no registry was asked whether the package exists')
        : missing(
            claim,
            'present',
            `a package that is not declared yet, as \`${first.declaredAt.path}:${first.declaredAt.startLine}\` does`,
          );
    }
    if (found.used.length > 0) return versionVerdict(claim, found.used);
    if (isImported(claim.value, ground.repository)) return verified(claim);
    return unknownVerdict(claim, found.names);
  },
});

/** A version that is in use: the exact one, or else the range that is asked for. */
interface UsedVersion {
  readonly exact: string | null;
  readonly range: string | null;
}

interface FoundPackages {
  readonly dependencies: readonly Dependency[];
  /** What is known of the version, one entry per place that states it. */
  readonly used: readonly UsedVersion[];
  /** Everything that it could have been. */
  readonly names: readonly string[];
}

/** Looks a name up as it is written, then loosely; of "Vitest (dev)" and "Zod / Valibot" each name counts. */
async function findPackages(name: string, { facts }: Ground): Promise<FoundPackages> {
  const [packages, stack] = await Promise.all([facts.packages(), facts.stack()]);
  const wanted = new Set(namesIn(name).map(looseName));
  const isWanted = (other: string) => wanted.has(looseName(other));
  const dependencies = packages.dependencies
    .filter(
      (dependency) => dependency.name === name || isWanted(dependency.name) || isWanted(lastPart(dependency.name)),
    )
    .toSorted((one, other) => depthOf(one) - depthOf(other));
  const technologies = stack.technologies.filter((technology) => isWanted(technology.name));
  const own = packages.workspaces.filter((workspace) => isWanted(workspace.name));
  return {
    dependencies,
    used: [
      ...dependencies.map(({ resolved, declared }) => ({ exact: resolved, range: declared })),
      ...technologies.map(({ version }) => ({ exact: null, range: version })),
      ...own.map(({ version }) => ({ exact: version, range: null })),
    ],
    names: [
      ...packages.dependencies.map((dependency) => dependency.name),
      ...stack.technologies.map((technology) => technology.name),
    ],
  };
}

/** Root manifests speak for the repository before those of examples and benchmarks. */
function depthOf({ declaredAt }: Dependency): number {
  return declaredAt.path.split('/').length;
}

function namesIn(text: string): readonly string[] {
  const bare = text.replace(/\([^)]*\)/gu, ' ').trim();
  return [bare, ...bare.split(/\s+[/+&]\s+|,\s+|\s+and\s+/u)].map((name) => name.trim()).filter((name) => name !== '');
}

/** `gin` for `github.com/gin-gonic/gin`, `gson` for `com.google.code.gson:gson`. */
function lastPart(name: string): string {
  return name.startsWith('@')
    ? name
    : (name
        .replace(/\/v\d+$/u, '')
        .split(/[/:]/u)
        .at(-1) ?? name);
}

function isImported(name: string, { index }: Ground['repository']): boolean {
  return [...index().files.values()].some(({ externalImports }) =>
    externalImports.some((specifier) => specifier === name || packageOfSpecifier(specifier) === name),
  );
}

function versionVerdict(claim: Claim, used: readonly UsedVersion[]): Verdict {
  const written = claim.version === null ? null : readVersion(claim.version);
  const stated = used.filter(({ exact, range }) => exact !== null || range !== null);
  if (written === null || stated.length === 0) return verified(claim);
  const fits = stated.some(({ exact, range }) => {
    if (range !== null && (range === claim.version || (written.operator !== '' && sameNumbers(written, range))))
      return true;
    if (exact !== null) return meansVersion(written, exact);
    return (
      range !== null &&
      (sameNumbers(written, range) ||
        meansVersion(written, range) ||
        (written.operator === '' && satisfies(written, range)))
    );
  });
  if (fits) return verified(claim);
  const versions = [...new Set(stated.map(({ exact, range }) => exact ?? range ?? ''))];
  return missing(claim, 'version', `the version in use, ${versions.slice(0, 3).join(' or ')}`, { nearest: versions });
}

function unknownVerdict(claim: Claim, names: readonly string[]): Verdict {
  const parts = namesIn(claim.value);
  const [bare = claim.value] = parts;
  if (parts.some(isNoPackage)) return uncheckable(claim, 'no manifest of the repository tells of this technology');
  const [first = '', ...more] = bare.split(/\s+/u);
  const known = names.some((name) => looseName(name) === looseName(first)) || isNoPackage(first);
  if (more.length > 0)
    return uncheckable(
      claim,
      known ? 'a part of a technology has no version of its own here' : 'the words name no package',
    );
  return missing(claim, 'absent', 'a package that a manifest declares, or a technology that the repository uses', {
    nearest: nearestNames(bare, names),
  });
}
