import type { Dependency } from '../../evidence/collectors/packages.ts';
import { registryNames, valueOf } from '../../research/packages/package-record.ts';
import { popularNames } from '../../research/packages/popular-names.ts';
import { missing, uncheckable, verified, type Claim, type Verdict } from '../claim.ts';
import { defineChecker } from '../checker.ts';
import type { Ground } from '../ground.ts';
import { nearestNames } from '../nearest-names.ts';
import { looseName, packageOfSpecifier } from '../package-names.ts';
import type { ClaimedPackage } from '../planned-packages.ts';
import { isNoPackage } from '../technology-names.ts';
import { meansVersion, readVersion, sameNumbers, satisfies } from '../versions.ts';

/** A dependency, or a technology that the repository is built with, and its version. */
export const checkPackage = defineChecker({
  kind: 'package',
  async check(claim, ground) {
    const found = await findPackages(claim.value, ground);
    if (claim.intent === 'create') return changeVerdict(claim, found, await ground.plannedPackage(claim));
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
  /** It is a package of the repository's own. */
  readonly isOwn: boolean;
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
    isOwn: own.length > 0,
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

/** A package to add is not there yet, and its registry has it; one to upgrade or remove is there. */
function changeVerdict(claim: Claim, { dependencies, used, isOwn }: FoundPackages, planned: ClaimedPackage): Verdict {
  const [first] = dependencies;
  if (planned.change !== 'add') {
    if (first === undefined)
      return missing(claim, 'absent', `a package that a manifest declares, to ${planned.change} it`);
    const from = planned.from === null ? null : readVersion(planned.from);
    const isFrom = from === null || used.some(({ exact, range }) => isVersion(planned.from ?? '', exact, range));
    if (!isFrom) return missing(claim, 'version', `one that starts from the version in use, ${namedVersions(used)}`);
    return planned.change === 'remove' ? verified(claim) : registryVerdict(claim, planned);
  }
  if (first !== undefined) {
    const upgrade =
      claim.version === null || isVersion(claim.version, first.resolved, first.declared)
        ? ''
        : `; an upgrade is written as “${first.resolved ?? first.declared ?? 'old'} → ${claim.version}”`;
    return missing(
      claim,
      'present',
      `a package that is not declared yet, as \`${first.declaredAt.path}:${first.declaredAt.startLine}\` does${upgrade}`,
    );
  }
  return isOwn ? verified(claim) : registryVerdict(claim, planned);
}

function registryVerdict(claim: Claim, { query, record, installed, closed }: ClaimedPackage): Verdict {
  const registry = registryNames[query.ecosystem];
  if (record === null)
    return installed === null
      ? uncheckable(claim, closed ?? `nothing is known of it: ${registry} was not asked`)
      : verified(claim);
  const { existence, chosen, latest } = record;
  if (existence.state === 'none')
    return missing(claim, 'absent', `a package that ${registry} has`, {
      nearest: nearestNames(claim.value, popularNames(query.ecosystem)),
    });
  if (existence.state === 'unknown')
    return installed === null ? uncheckable(claim, `whether it exists is unknown: ${existence.why}`) : verified(claim);
  if (chosen.state !== 'none') return verified(claim);
  const last = valueOf(latest);
  return missing(claim, 'version', `a version that ${registry} has${last === null ? '' : `, the latest is ${last}`}`);
}

function versionVerdict(claim: Claim, used: readonly UsedVersion[]): Verdict {
  const written = claim.version === null ? null : readVersion(claim.version);
  const stated = used.filter(({ exact, range }) => exact !== null || range !== null);
  if (written === null || stated.length === 0) return verified(claim);
  if (stated.some(({ exact, range }) => isVersion(claim.version ?? '', exact, range))) return verified(claim);
  const versions = [...new Set(stated.map(({ exact, range }) => exact ?? range ?? ''))];
  return missing(claim, 'version', `the version in use, ${versions.slice(0, 3).join(' or ')}`, { nearest: versions });
}

/** True if a text names the version in use: the exact one, or else the range that is asked for. */
function isVersion(text: string, exact: string | null, range: string | null): boolean {
  const written = readVersion(text);
  if (written === null) return false;
  if (range !== null && (range === text || (written.operator !== '' && sameNumbers(written, range)))) return true;
  if (exact !== null) return meansVersion(written, exact);
  return (
    range !== null &&
    (sameNumbers(written, range) ||
      meansVersion(written, range) ||
      (written.operator === '' && satisfies(written, range)))
  );
}

function namedVersions(used: readonly UsedVersion[]): string {
  const versions = used.flatMap(({ exact, range }) => exact ?? range ?? []);
  return [...new Set(versions)].slice(0, 3).join(' or ');
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
