import { registryNames, type PackageQuery } from './package-record.ts';
import { matchesModule } from './places/match-module.ts';
import { crates } from './sources/crates.ts';
import { goProxy } from './sources/go-proxy.ts';
import { maven } from './sources/maven.ts';
import { npm } from './sources/npm.ts';
import { nuget } from './sources/nuget.ts';
import { packagist } from './sources/packagist.ts';
import { pypi } from './sources/pypi.ts';
import { rubygems } from './sources/rubygems.ts';
import { simpleIndex } from './sources/simple-index.ts';
import type { RegistrySource, SourceAddresses, WebClient } from './web-client.ts';

/** Who is asked about a package. */
export interface Place {
  /** Null where no registry is asked, for the reason of `why`. */
  readonly registry: RegistrySource | null;
  readonly why: string;
  /** Nobody else is asked about it: neither deps.dev nor OSV. */
  readonly isPrivate: boolean;
}

/** The registry of a package, and whether anybody else may learn of its name. */
export async function findPlace(query: PackageQuery, addresses: SourceAddresses, client: WebClient): Promise<Place> {
  const { ecosystem, name } = query;
  const why = `${registryNames[ecosystem]} is not to be asked`;
  if (ecosystem === 'go') return findGoPlace(name, addresses);
  if (ecosystem === 'npm') {
    const at = await client.npmRegistry(name);
    // A package of a registry of the user's own is nobody else's business.
    return { registry: npm, why, isPrivate: 'refused' in at || at.isPrivate };
  }
  if (ecosystem === 'pypi') return { registry: openIndex(addresses), why, isPrivate: false };
  const address = addresses[ecosystem];
  const open = { cargo: crates, maven, nuget, rubygems, composer: packagist } as const;
  return { registry: address === null ? null : open[ecosystem](address), why, isPrivate: false };
}

function findGoPlace(name: string, { go }: SourceAddresses): Place {
  const isPrivate = matchesModule(name, go.secret);
  const unproxied = matchesModule(name, go.unproxied);
  const proxies = unproxied ? [] : go.proxies.filter(({ isPublic }) => !(isPrivate && isPublic));
  if (isPrivate && proxies.length === 0)
    return { registry: null, why: 'a private module (GOPRIVATE, GONOPROXY) is asked about nowhere', isPrivate };
  if (go.isClosed)
    return { registry: null, why: 'GOPROXY names no proxy, so that nobody is asked about modules', isPrivate: true };
  if (proxies.length === 0) return { registry: null, why: `${registryNames.go} is not to be asked`, isPrivate };
  // What a public proxy lacks is nowhere that everybody may go; one of the user's own may just not go for it.
  const isOpen = go.end === 'direct' && !proxies.some(({ isPublic }) => isPublic);
  const elsewhere = isOpen ? 'Go itself would look at where its source lies (GOPROXY)' : null;
  return { registry: goProxy(proxies, elsewhere), why: '', isPrivate };
}

function openIndex({ pypi: index }: SourceAddresses): RegistrySource | null {
  if (index === null) return null;
  const { others, form, url } = index;
  const elsewhere = others.length === 0 ? null : `another index of this machine may have it (${others.join(', ')})`;
  return form === 'simple' ? simpleIndex(index, elsewhere) : pypi(url, elsewhere);
}
