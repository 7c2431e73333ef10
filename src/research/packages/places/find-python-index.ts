import { splitAddress, type Credential } from './split-address.ts';

/** Where Python packages are asked about. */
export interface PythonIndex {
  readonly url: string;
  /** `json` is the interface of PyPI itself, `simple` that of every index which pip and uv install from. */
  readonly form: 'json' | 'simple';
  /** Other places that pip and uv look into, which may have what this one lacks: their hosts, or `a folder`. */
  readonly others: readonly string[];
}

/** The index with the credentials that stood in its address. */
export interface FoundIndex {
  readonly index: PythonIndex | null;
  readonly credentials: readonly Credential[];
}

const publicHosts = new Set(['pypi.org', 'pypi.python.org']);

/**
 * The index that pip and uv are told of by the environment, https://docs.astral.sh/uv/reference/environment and
 * https://pip.pypa.io/en/stable/topics/configuration; PyPI where none is named. Null where pip may ask none, or one without http.
 */
export function findPythonIndex(environment: Readonly<Record<string, string | undefined>>): FoundIndex {
  const at = (name: string) => (environment[name] ?? '').split(/\s+/u).filter((one) => one !== '');
  const named = ['UV_DEFAULT_INDEX', 'UV_INDEX_URL', 'PIP_INDEX_URL'].flatMap(at).map(withoutName);
  const more = ['UV_INDEX', 'UV_EXTRA_INDEX_URL', 'PIP_EXTRA_INDEX_URL', 'UV_FIND_LINKS', 'PIP_FIND_LINKS'].flatMap(at);
  if (named.length === 0 && /^(?:1|true|yes|on)$/iu.test(environment['PIP_NO_INDEX'] ?? ''))
    return { index: null, credentials: [] };
  const [first = 'https://pypi.org/simple', ...rest] = named;
  const split = splitAddress(first);
  if (split === null) return { index: null, credentials: [] };
  const others = [...rest, ...more.map(withoutName)].filter((one) => splitAddress(one)?.url !== split.url).map(hostOf);
  const isPublic = publicHosts.has(new URL(split.url).host);
  return {
    index: {
      url: isPublic ? 'https://pypi.org' : split.url,
      form: isPublic ? 'json' : 'simple',
      others: [...new Set(others)],
    },
    credentials: split.credential === null ? [] : [split.credential],
  };
}

/** uv takes `name=https://…` too. */
function withoutName(text: string): string {
  return text.replace(/^[\w.-]+=(?=\w+:)/u, '');
}

function hostOf(text: string): string {
  const split = splitAddress(text);
  return split === null ? 'a folder' : new URL(split.url).host;
}
