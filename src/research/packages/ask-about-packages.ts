import { lookUpPackage, type Outline } from './look-up-package.ts';
import { mapFew } from './map-few.ts';
import { mergeFacts, unknownRecord } from './merge-facts.ts';
import {
  unknown,
  type Advisory,
  type Known,
  type PackageQuery,
  type PackageRecord,
  type PartialFacts,
} from './package-record.ts';
import { askNpmAdvisories } from './sources/npm.ts';
import { askOsv } from './sources/osv.ts';
import type { SourceAddresses, WebClient } from './web-client.ts';

/** Whom packages are asked about. */
export interface Asking {
  readonly addresses: SourceAddresses;
  readonly client: WebClient;
  readonly signal: AbortSignal;
}

/**
 * Everything that the registries, deps.dev and OSV say of some packages and the versions that are meant, in their order. The
 * registry decides whether there is such a package and such a version; advisories come from OSV, which is asked about all of them
 * at once, then from the others. Throws on an abort alone.
 */
export async function askAboutPackages(
  queries: readonly PackageQuery[],
  asking: Asking,
): Promise<readonly PackageRecord[]> {
  const outlines = await mapFew(queries, (query) => lookUp(query, asking));
  const flaws = await findFlaws(outlines, asking);
  return mapFew(outlines, (outline, index) => complete(outline, flaws[index], asking));
}

function lookUp(query: PackageQuery, { addresses, client, signal }: Asking): Promise<Outline> {
  return orUnknown(
    () => lookUpPackage(query, addresses, client),
    (why) => ({ query, facts: [unknownRecord(query, why)], version: null, isPrivate: false }),
    signal,
  );
}

/** What goes wrong in an unforeseen way leaves that unknown which was asked for, and nothing else. */
async function orUnknown<Value>(
  ask: () => Promise<Value>,
  otherwise: (why: string) => Value,
  signal: AbortSignal,
): Promise<Value> {
  try {
    return await ask();
  } catch (error) {
    signal.throwIfAborted();
    return otherwise(`it could not be asked about (${error instanceof Error ? error.name : 'an error'})`);
  }
}

type Flaws = Known<readonly Advisory[]>;

/** What OSV says of each version that is meant; undefined for what has none. */
async function findFlaws(
  outlines: readonly Outline[],
  { addresses: { osv }, client, signal }: Asking,
): Promise<readonly (Flaws | undefined)[]> {
  const asked = outlines.flatMap(({ query: { ecosystem, name }, version, isPrivate }, index) =>
    osv === null || version === null || isPrivate ? [] : [{ index, query: { ecosystem, name, version } }],
  );
  const queries = asked.map(({ query }) => query);
  const answers =
    osv === null || queries.length === 0
      ? []
      : await orUnknown(
          () => askOsv(osv, queries, client),
          (why) => queries.map(() => unknown(why)),
          signal,
        );
  const byIndex = new Map(asked.map(({ index }, at) => [index, answers[at]]));
  return outlines.map(({ version, isPrivate }, index) => {
    if (version === null) return undefined;
    if (isPrivate) return unknown('a private package is not asked about elsewhere');
    return byIndex.get(index) ?? unknown('OSV is not to be asked');
  });
}

/** The record; where neither OSV nor deps.dev knows the flaws, npm's own list is asked. */
async function complete(
  { query, facts, version }: Outline,
  advisories: Flaws | undefined,
  { client, signal }: Asking,
): Promise<PackageRecord> {
  const all: readonly PartialFacts[] = [...(advisories === undefined ? [] : [{ advisories }]), ...facts];
  const record = mergeFacts(query, all);
  if (query.ecosystem !== 'npm' || version === null || record.advisories.state !== 'unknown') return record;
  const last = await orUnknown(
    () => askNpmAdvisories(query.name, version, client),
    (why) => ({ advisories: unknown(why) }),
    signal,
  );
  return mergeFacts(query, [...all, last]);
}
