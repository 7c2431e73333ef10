import type { PackageQuery, PartialFacts } from './package-record.ts';
import type { GoProxies } from './places/find-go-proxies.ts';
import type { PythonIndex } from './places/find-python-index.ts';

/** An answer of the web as a value: `absent` is a 404 or 410; `failed` says why there is no answer that counts. */
export type WebAnswer =
  | { readonly state: 'ok'; readonly value: unknown }
  | { readonly state: 'absent' }
  | { readonly state: 'failed'; readonly why: string };

/** How a question is put. */
export interface WebQuestion {
  /** Sent as JSON by POST. */
  readonly body?: object;
  readonly accept?: string;
  /** It is for an npm registry: only such a one gets what the user's configuration has for its host. */
  readonly isNpm?: true;
  /** The answer is this text, not JSON. */
  readonly form?: 'json' | 'text';
  /** Most bytes of the answer. */
  readonly most?: number;
}

/** Asks addresses of registries. Never throws but on an abort. */
export interface WebClient {
  /** The answer at an absolute address. */
  ask(url: string, question?: WebQuestion): Promise<WebAnswer>;
  /** Where npm's packages are asked about, as npm itself would, or why they are not. */
  npmRegistry(name: string): Promise<NpmRegistry>;
  /** Today, `yyyy-mm-dd`: the date that answers are labelled with. */
  readonly today: string;
}

/** The registry of one npm package. */
export type NpmRegistry =
  | {
      readonly url: string;
      /** It is the public one and nobody stands in between: what it does not say is not so. Others may leave things out. */
      readonly tellsAll: boolean;
      /** The user keeps a registry for this scope: its packages are nobody else's business. */
      readonly isPrivate: boolean;
    }
  | { readonly refused: string };

/** A place that knows something of the packages of an ecosystem. */
export interface RegistrySource {
  /** As a reader knows it. */
  readonly name: string;
  /** Why there may be what it does not have: the user has other places, which are not asked. Null where it has everything. */
  readonly elsewhere?: string | null;
  /** The package as a whole. */
  lookUp(name: string, client: WebClient): Promise<RegistryAnswer>;
  /** One version of it. */
  lookInto?(name: string, version: string, client: WebClient): Promise<RegistryAnswer['facts']>;
}

/** What a registry says of a package as a whole. */
export interface RegistryAnswer {
  readonly facts: PartialFacts;
  /** Every version, in no order; null when that is not known. */
  readonly versions: readonly string[] | null;
}

/** The addresses of the sources, without a slash at the end; null for one that is not to be asked. */
export interface SourceAddresses {
  readonly pypi: PythonIndex | null;
  readonly cargo: string | null;
  readonly go: GoProxies;
  readonly maven: string | null;
  readonly nuget: string | null;
  readonly rubygems: string | null;
  readonly composer: string | null;
  readonly depsDev: string | null;
  readonly osv: string | null;
}

/** Names a package in an error or a key. */
export function keyOf({ ecosystem, name, version }: PackageQuery): string {
  return `${ecosystem} ${name} ${version ?? ''}`;
}
