import { createHash } from 'node:crypto';
import type { PackageQuery } from './package-record.ts';
import { readNpmRegistries } from './places/read-npm-registries.ts';
import type { ProjectRegistries } from './read-project-npmrc.ts';
import { keyOf, type SourceAddresses } from './web-client.ts';

/** What an answer hangs on beside the question. */
export interface KeyGround {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly sources: { readonly addresses: SourceAddresses };
  readonly project: ProjectRegistries;
}

/**
 * Keys under which records are kept: the package, and a hash of all places that were asked, so that the answer of one registry is
 * never taken for that of another, and no address is kept.
 */
export function openRecordKeys({ environment, sources, project }: KeyGround): (query: PackageQuery) => string {
  const { depsDev, osv, ...registries } = sources.addresses;
  const hashes = new Map<string, string>();
  const placesOf = (ecosystem: PackageQuery['ecosystem']): unknown =>
    ecosystem === 'npm' ? [project, readNpmRegistries(environment)] : registries[ecosystem];
  return (query) => {
    const { ecosystem } = query;
    const hash = hashes.get(ecosystem) ?? hashOf([placesOf(ecosystem), depsDev, osv]);
    hashes.set(ecosystem, hash);
    return `${keyOf(query)} ${hash}`;
  };
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
