import { chooseVersion } from './choose-version.ts';
import { findPlace } from './find-place.ts';
import { mergeFacts } from './merge-facts.ts';
import { found, none, unknown, valueOf } from './package-record.ts';
import type { Known, PackageQuery, PartialFacts } from './package-record.ts';
import { askDepsDev, askDepsDevVersion } from './sources/deps-dev.ts';
import type { RegistryAnswer, RegistrySource, SourceAddresses, WebClient } from './web-client.ts';

/** What is known of a package before anybody is asked about its flaws. */
export interface Outline {
  readonly query: PackageQuery;
  /** The most trusted first. */
  readonly facts: readonly PartialFacts[];
  /** The version that is meant; null where there is none, or nobody knows it. */
  readonly version: string | null;
  /** Nobody but its own registry may learn of it. */
  readonly isPrivate: boolean;
}

/** What the registry and deps.dev say of one package and the version that is meant. */
export async function lookUpPackage(
  query: PackageQuery,
  addresses: SourceAddresses,
  client: WebClient,
): Promise<Outline> {
  const { ecosystem, name: wanted } = query;
  const { registry, why, isPrivate } = await findPlace(query, addresses, client);
  const depsDev = isPrivate ? null : addresses.depsDev;
  const askOthers = () => (depsDev === null ? nothing : askDepsDev(depsDev, { ecosystem, wanted }, client));
  const askOwn = () => (registry === null ? noRegistry(why) : askRegistry(registry, query, client));
  // What another registry of the user's may have is told to nobody before the first one is found to have it.
  const isHeldBack = typeof registry?.elsewhere === 'string';
  const [own, early] = await Promise.all([askOwn(), isHeldBack ? nothing : askOthers()]);
  const other = isHeldBack && own.facts.existence?.state === 'found' ? await askOthers() : early;
  // A registry of one's own may lack what the world has.
  const versions = (own.versions?.length ?? 0) > 0 ? own.versions : (other.versions ?? own.versions);
  const whole = [own.facts, other.facts];
  const latest = valueOf(mergeFacts(query, whole).latest);
  const version = versions === null ? null : await chooseVersion(ecosystem, query.version, versions, latest);
  const chosen = describeChoice({ query, versions, version, whole, registry, today: client.today });
  if (version === null) return { query, facts: [...whole, { chosen }], version, isPrivate };
  const [inside, deps]: readonly PartialFacts[] = await Promise.all([
    registry?.lookInto?.(wanted, version, client) ?? {},
    depsDev === null ? {} : askDepsDevVersion(depsDev, { ecosystem, wanted, version }, client),
  ]);
  return { query, facts: [own.facts, inside ?? {}, deps ?? {}, other.facts, { chosen }], version, isPrivate };
}

const nothing: RegistryAnswer = { facts: {}, versions: null };

function noRegistry(why: string): RegistryAnswer {
  return { facts: { existence: unknown(why) }, versions: null };
}

/** A package that this registry lacks may be in another one. */
async function askRegistry(
  registry: RegistrySource,
  { name }: PackageQuery,
  client: WebClient,
): Promise<RegistryAnswer> {
  const answer = await registry.lookUp(name, client);
  return typeof registry.elsewhere === 'string' && answer.facts.existence?.state === 'none'
    ? noRegistry(`${registry.name} does not have it; ${registry.elsewhere}`)
    : answer;
}

interface Choice {
  readonly query: PackageQuery;
  readonly versions: readonly string[] | null;
  readonly version: string | null;
  readonly whole: readonly PartialFacts[];
  readonly registry: RegistrySource | null;
  readonly today: string;
}

/** There is no such version only if somebody gave the list of those that there are, and there is no other such list. */
function describeChoice({ query, versions, version, whole, registry, today }: Choice): Known<string> {
  const { existence } = mergeFacts(query, whole);
  if (existence.state !== 'found')
    return unknown(existence.state === 'none' ? 'there is no such package' : existence.why);
  if (versions === null) return unknown(`${existence.from} does not list its versions`);
  if (version !== null) return found(version, existence.from, today);
  return typeof registry?.elsewhere === 'string'
    ? unknown(`${registry.name} does not have it; ${registry.elsewhere}`)
    : none(existence.from, today);
}
