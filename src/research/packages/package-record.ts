import type { Ecosystem } from '../../evidence/collectors/packages.ts';

/**
 * What is known of one fact: `found` with where it was learned, `none` (whoever must know it says that there is none), or
 * `unknown` with the reason. What nobody was asked, or could answer, is never `none`.
 */
export type Known<Value> =
  | {
      readonly state: 'found';
      readonly value: Value;
      /** Who said it: `npm`, `OSV`, `package-lock.json`. */
      readonly from: string;
      /** `yyyy-mm-dd` on which it was fetched; null for what stands in the repository. */
      readonly date: string | null;
    }
  | { readonly state: 'none'; readonly from: string; readonly date: string | null }
  | { readonly state: 'unknown'; readonly why: string };

/** What is asked about. */
export interface PackageQuery {
  readonly ecosystem: Ecosystem;
  readonly name: string;
  /** A version or range as it is written; null for the latest. */
  readonly version: string | null;
}

/** A known flaw of one version. */
export interface Advisory {
  /** `GHSA-…`, `CVE-…`, `RUSTSEC-…`. */
  readonly id: string;
  readonly severity: 'critical' | 'high' | 'moderate' | 'low' | 'unrated';
  readonly summary: string;
}

/** The facts of a package, each known, absent or unknown on its own. */
export interface PackageRecordFacts {
  /** The name as the registry has it. */
  readonly existence: Known<string>;
  readonly latest: Known<string>;
  /** The version that is meant: itself, or the newest that the range holds. `none`: there is no such version. */
  readonly chosen: Known<string>;
  /** SPDX expression, or the words that the package uses. */
  readonly license: Known<string>;
  /** Why one should not use it any more. */
  readonly deprecation: Known<string>;
  readonly advisories: Known<readonly Advisory[]>;
  /** `yyyy-mm-dd` of the last release. */
  readonly released: Known<string>;
  /** `yyyy-mm-dd` of the first release. */
  readonly created: Known<string>;
  /** How many versions there are. */
  readonly releases: Known<number>;
  /** Where its source lies. */
  readonly repository: Known<string>;
  /** Bytes on disk, or of the archive where only that is told. */
  readonly size: Known<number>;
}

/** What is known of one package. */
export interface PackageRecord extends PackageRecordFacts {
  readonly query: PackageQuery;
}

/** What one source says; what it is silent about is left out. */
export type PartialFacts = { readonly [Fact in keyof PackageRecordFacts]?: PackageRecordFacts[Fact] };

/** The ecosystems as people call their registries. */
export const registryNames: Readonly<Record<Ecosystem, string>> = {
  npm: 'npm',
  pypi: 'PyPI',
  cargo: 'crates.io',
  go: 'the Go module proxy',
  maven: 'Maven Central',
  nuget: 'NuGet',
  rubygems: 'RubyGems',
  composer: 'Packagist',
};

/** A fact that a source gave. */
export function found<Value>(value: Value, from: string, date: string | null): Known<Value> {
  return { state: 'found', value, from, date };
}

/** As `found`, or unknown where the source is silent. */
export function foundIf<Value>(value: Value | undefined | null, from: string, date: string | null): Known<Value> {
  return value === undefined || value === null || value === ''
    ? unknown(`${from} does not say`)
    : found(value, from, date);
}

/** A source that must know says that there is none. */
export function none(from: string, date: string | null): Known<never> {
  return { state: 'none', from, date };
}

/** Nobody could tell. */
export function unknown(why: string): Known<never> {
  return { state: 'unknown', why };
}

/** The value, or null where it is not found. */
export function valueOf<Value>(fact: Known<Value>): Value | null {
  return fact.state === 'found' ? fact.value : null;
}
