import { chooseVersion } from './choose-version.ts';
import { mergeFacts } from './merge-facts.ts';
import { found, none, registryNames, unknown, valueOf } from './package-record.ts';
import type { Known, PackageQuery, PackageRecord, PartialFacts } from './package-record.ts';
import { crates } from './sources/crates.ts';
import { askDepsDev, askDepsDevVersion } from './sources/deps-dev.ts';
import { goProxy } from './sources/go-proxy.ts';
import { maven } from './sources/maven.ts';
import { askNpmAdvisories, npm } from './sources/npm.ts';
import { nuget } from './sources/nuget.ts';
import { askOsv } from './sources/osv.ts';
import { packagist } from './sources/packagist.ts';
import { pypi } from './sources/pypi.ts';
import { rubygems } from './sources/rubygems.ts';
import type { RegistryAnswer, RegistrySource, SourceAddresses, WebClient } from './web-client.ts';

/**
 * Everything that the registry, deps.dev and OSV say of one package and the version that is meant. The registry decides whether
 * there is such a package and such a version; advisories come from OSV, then from the others.
 */
export async function askAboutPackage(
  query: PackageQuery,
  addresses: SourceAddresses,
  client: WebClient,
): Promise<PackageRecord> {
  const { ecosystem, name: wanted } = query;
  const registry = registryOf(query, addresses);
  // A package of a registry of the user's own is nobody else's business.
  const at = ecosystem === 'npm' ? await client.npmRegistry(wanted) : null;
  const isPrivate = at !== null && ('refused' in at || at.isPrivate);
  const depsDev = isPrivate ? null : addresses.depsDev;
  const osv = isPrivate ? null : addresses.osv;
  const [own, other] = await Promise.all([
    registry === null ? noRegistry(query) : registry.lookUp(wanted, client),
    depsDev === null ? nothing : askDepsDev(depsDev, { ecosystem, wanted }, client),
  ]);
  // A registry of one's own may lack what the world has.
  const versions = (own.versions?.length ?? 0) > 0 ? own.versions : (other.versions ?? own.versions);
  const whole = [own.facts, other.facts];
  const latest = valueOf(mergeFacts(query, whole).latest);
  const version = versions === null ? null : await chooseVersion(ecosystem, query.version, versions, latest);
  const chosen = describeChoice({ query, versions, version, whole, today: client.today });
  if (version === null) return mergeFacts(query, [...whole, { chosen }]);
  const [inside, deps, flaws]: readonly PartialFacts[] = await Promise.all([
    registry?.lookInto?.(wanted, version, client) ?? {},
    depsDev === null ? {} : askDepsDevVersion(depsDev, { ecosystem, wanted, version }, client),
    osv === null
      ? { advisories: unknown(isPrivate ? 'a private package is not asked about elsewhere' : 'OSV is not to be asked') }
      : askOsv(osv, { ecosystem, wanted, version }, client),
  ]);
  const isOpen = [flaws, deps].every((facts) => (facts?.advisories?.state ?? 'unknown') === 'unknown');
  const last = ecosystem === 'npm' && isOpen ? await askNpmAdvisories(wanted, version, client) : {};
  return mergeFacts(query, [own.facts, inside ?? {}, flaws ?? {}, deps ?? {}, other.facts, last, { chosen }]);
}

const nothing: RegistryAnswer = { facts: {}, versions: null };

function registryOf({ ecosystem }: PackageQuery, addresses: SourceAddresses): RegistrySource | null {
  if (ecosystem === 'npm') return npm;
  const address = addresses[ecosystem];
  if (address === null) return null;
  const open = { pypi, cargo: crates, go: goProxy, maven, nuget, rubygems, composer: packagist } as const;
  return open[ecosystem](address);
}

function noRegistry({ ecosystem }: PackageQuery): RegistryAnswer {
  return { facts: { existence: unknown(`${registryNames[ecosystem]} is not to be asked`) }, versions: null };
}

interface Choice {
  readonly query: PackageQuery;
  readonly versions: readonly string[] | null;
  readonly version: string | null;
  readonly whole: readonly PartialFacts[];
  readonly today: string;
}

/** There is no such version only if somebody gave the list of those that there are. */
function describeChoice({ query, versions, version, whole, today }: Choice): Known<string> {
  const { existence } = mergeFacts(query, whole);
  if (existence.state !== 'found')
    return unknown(existence.state === 'none' ? 'there is no such package' : existence.why);
  if (versions === null) return unknown(`${existence.from} does not list its versions`);
  return version === null ? none(existence.from, today) : found(version, existence.from, today);
}
