import { splitAddress, type Credential } from './split-address.ts';

/** Where Go modules are asked about, and which of them are nobody else's business. */
export interface GoProxies {
  /** In the order in which they are asked. */
  readonly proxies: readonly GoProxy[];
  /** What Go does when none of them has a module: it goes to where the module's source lies (`direct`), or gives up. */
  readonly end: 'direct' | 'off';
  /** GOPROXY names no proxy at all: the user does without such places. */
  readonly isClosed: boolean;
  /** Patterns of modules that no proxy is asked about. */
  readonly unproxied: readonly string[];
  /** Patterns of modules that no public place is asked about. */
  readonly secret: readonly string[];
}

/** One proxy. */
export interface GoProxy {
  readonly url: string;
  /** Everybody may ask it; it learns of no private module. */
  readonly isPublic: boolean;
  /** The next one is asked only if this one has no such module, not if it fails. */
  readonly isStrict: boolean;
}

/** The proxies with the credentials that stood in their addresses. */
export interface FoundProxies {
  readonly go: GoProxies;
  readonly credentials: readonly Credential[];
}

const publicHosts = new Set(['proxy.golang.org', 'goproxy.io', 'goproxy.cn']);

const usual = 'https://proxy.golang.org,direct';

/**
 * What GOPROXY, GOPRIVATE and GONOPROXY say, https://go.dev/ref/mod#private-modules. `own` stands in the place of GOPROXY where
 * the operator named a proxy for this program alone; GOPRIVATE holds for that one too.
 */
export function findGoProxies(environment: Readonly<Record<string, string | undefined>>, own: string): FoundProxies {
  const said = own || environment['GOPROXY'] || usual;
  const secret = patternsOf(environment['GOPRIVATE']);
  const unproxied = environment['GONOPROXY'] ? patternsOf(environment['GONOPROXY']) : secret;
  const { places, stop } = readList(said);
  return {
    go: {
      proxies: places.flatMap(({ place, isStrict }) =>
        place === null ? [] : [{ url: place.url, isPublic: publicHosts.has(new URL(place.url).host), isStrict }],
      ),
      // A proxy without http, such as a folder, may have what the others lack.
      end: stop === 'direct' || places.some(({ place }) => place === null) ? 'direct' : 'off',
      isClosed: hasNone(said) && (own === '' || hasNone(environment['GOPROXY'] || usual)),
      unproxied,
      secret: [...new Set([...secret, ...unproxied])],
    },
    credentials: places.flatMap(({ place }) => (place?.credential ? [place.credential] : [])),
  };
}

/** The places of a list up to the word that ends it. */
function readList(text: string) {
  const elements = [...text.matchAll(/([^,|]+)([,|]|$)/gu)].map(([, word = '', mark]) => ({
    word: word.trim(),
    isStrict: mark !== '|',
  }));
  const end = elements.findIndex(({ word }) => word === 'direct' || word === 'off');
  const places = end === -1 ? elements : elements.slice(0, end);
  return {
    places: places.map(({ word, isStrict }) => ({ place: splitAddress(word), isStrict })),
    stop: elements[end]?.word ?? null,
  };
}

function hasNone(list: string): boolean {
  return readList(list).places.every(({ place }) => place === null);
}

function patternsOf(list: string | undefined): readonly string[] {
  return (list ?? '').split(',').flatMap((pattern) => {
    const trimmed = pattern.trim().replace(/\/+$/u, '');
    return trimmed === '' || trimmed === 'none' ? [] : [trimmed];
  });
}
