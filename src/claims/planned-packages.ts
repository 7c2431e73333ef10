import type { Dependency, Ecosystem, PackageFacts } from '../evidence/collectors/packages.ts';
import type { Repository } from '../repository/repository.ts';
import { bareVersion } from '../research/packages/choose-version.ts';
import type { PackageBook } from '../research/packages/package-book.ts';
import type { PackageQuery, PackageRecord } from '../research/packages/package-record.ts';
import { readInstalled, type InstalledPackage } from '../research/packages/read-installed.ts';
import type { Claim } from './claim.ts';
import { looseName } from './package-names.ts';

/** A package that a plan adds, upgrades or removes, and what is known of it. */
export interface PlannedPackage {
  /** An upgrade is written as `4.1.0 → 5.0.0` in the column of versions, a removal as `removed`. */
  readonly change: 'add' | 'upgrade' | 'remove';
  /** The version that an upgrade starts from, as written; null where none is. */
  readonly from: string | null;
  readonly query: PackageQuery;
  /** Where a manifest declares it already. */
  readonly declared: Dependency | null;
  /** What the registry and others say; null where nobody was asked. */
  readonly record: PackageRecord | null;
  /** Why nobody was asked; null where somebody was. */
  readonly closed: string | null;
}

/** The same of a claim. */
export interface ClaimedPackage extends PlannedPackage {
  readonly claim: Claim;
  /** What lies in the folder of the repository. */
  readonly installed: InstalledPackage | null;
}

/** What packages are looked up in. */
export interface PackageGround {
  readonly repository: Pick<Repository, 'root'>;
  readonly facts: PackageFacts;
  /** Null where nothing beyond the repository is known. */
  readonly packages: PackageBook | null;
}

/** True for a claim that a plan changes a dependency. */
export function isPackageChange({ kind, intent, hard }: Claim): boolean {
  return kind === 'package' && intent === 'create' && hard;
}

/** Asks about the packages that claims add or upgrade, so that what is known of them is at hand. */
export async function learnPackages(
  claims: readonly Claim[],
  { facts, packages }: Pick<PackageGround, 'facts' | 'packages'>,
  signal: AbortSignal,
): Promise<void> {
  const changes = claims.filter((claim) => isPackageChange(claim) && changeOf(claim.version) !== 'remove');
  await packages?.ask(
    changes.flatMap((claim) => queriesFor(claim.value, claim.version, facts)),
    signal,
  );
}

/** What is known of the package that a claim adds, upgrades or removes. */
export function planPackage(claim: Claim, { repository, ...ground }: PackageGround): ClaimedPackage {
  const planned = planNamedPackage({ name: claim.value, version: claim.version }, ground);
  return { ...planned, claim, installed: readInstalled(planned.query, repository) };
}

/** The same for a name and a version as they are written. */
export function planNamedPackage(
  { name, version }: { readonly name: string; readonly version: string | null },
  {
    facts,
    packages,
  }: { readonly facts: PackageFacts; readonly packages: Pick<PackageBook, 'known' | 'closed'> | null },
): PlannedPackage {
  const queries = queriesFor(name, version, facts);
  const records = queries.map((query) => ({ query, record: packages?.known(query) ?? null }));
  // Of several ecosystems, the one that has the package is meant.
  const { query, record } = records.find((one) => one.record?.existence.state === 'found') ??
    records[0] ?? { query: { ecosystem: 'npm' as const, name, version }, record: null };
  return {
    change: changeOf(version),
    from: fromOf(version),
    query,
    declared: facts.dependencies.find((one) => looseName(one.name) === looseName(name)) ?? null,
    record,
    closed: packages === null ? 'no registry was asked whether the package exists' : packages.closed,
  };
}

function changeOf(version: string | null): PlannedPackage['change'] {
  if (version === null) return 'add';
  if (/^(?:removed?|remove it|dropped?|gone|deleted?)\b|(?:→|->)\s*(?:removed?|none|–|-)$/iu.test(version.trim()))
    return 'remove';
  return arrow.test(version) ? 'upgrade' : 'add';
}

const arrow = /\s*(?:→|->|=>)\s*/u;

function fromOf(version: string | null): string | null {
  const [first = '', second] = version?.split(arrow) ?? [];
  return second === undefined || first.trim() === '' ? null : bareVersion(first);
}

/** The ecosystems that a name may belong to, by its form and by what the repository is made of; the likeliest first, at most two. */
function queriesFor(name: string, version: string | null, facts: PackageFacts): readonly PackageQuery[] {
  const wanted = version === null || bareVersion(version) === '' ? null : bareVersion(version);
  const declared = facts.dependencies.find((one) => looseName(one.name) === looseName(name));
  const ecosystems = declared === undefined ? ecosystemsFor(name, facts) : [declared.ecosystem];
  return ecosystems.slice(0, 2).map((ecosystem) => ({ ecosystem, name: declared?.name ?? name, version: wanted }));
}

function ecosystemsFor(name: string, { workspaces, dependencies }: PackageFacts): readonly Ecosystem[] {
  if (/\s/u.test(name)) return [];
  if (/^[\w-]+(?:\.[\w-]+)+\/\S+$/u.test(name)) return ['go'];
  if (/^[\w.-]+:[\w.-]+$/u.test(name)) return ['maven'];
  if (name.startsWith('@')) return ['npm'];
  const counts = new Map<Ecosystem, number>();
  for (const { ecosystem, path } of workspaces) add(counts, ecosystem, path === '' ? 1000 : 10);
  for (const { ecosystem } of dependencies) add(counts, ecosystem, 1);
  const all = [...counts].sort(([, one], [, other]) => other - one).map(([ecosystem]) => ecosystem);
  if (name.includes('/')) return all.filter((ecosystem) => ecosystem === 'composer');
  // What has none of the forms above is no package of these.
  return all.filter((ecosystem) => !['go', 'maven', 'composer'].includes(ecosystem));
}

function add(counts: Map<Ecosystem, number>, ecosystem: Ecosystem, weight: number): void {
  counts.set(ecosystem, (counts.get(ecosystem) ?? 0) + weight);
}
