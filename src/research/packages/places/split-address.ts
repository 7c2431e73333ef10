/** A name and password that stood in an address, for what lies below it and nothing else. */
export interface Credential {
  /** The address without them, and without a slash at the end. */
  readonly below: string;
  /** The value of the header. */
  readonly authorization: string;
}

/** An address without what opens it. */
export interface SplitAddress {
  readonly url: string;
  readonly credential: Credential | null;
}

/** An http or https address apart from the name and password in it, so that these are neither printed nor kept; null for anything else. */
export function splitAddress(text: string): SplitAddress | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const [name, password] = [url.username, url.password].map(decode);
  [url.username, url.password, url.hash] = ['', '', ''];
  const below = url.href.replace(/\/+$/u, '');
  if (name === '' && password === '') return { url: below, credential: null };
  const authorization = `Basic ${Buffer.from(`${name}:${password}`, 'utf8').toString('base64')}`;
  return { url: below, credential: { below, authorization } };
}

/** The credential for an address: that of the longest address that it lies below. */
export function credentialFor(url: string, credentials: readonly Credential[]): Credential | null {
  const fitting = credentials.filter(({ below }) => url === below || url.startsWith(`${below}/`));
  return fitting.toSorted((one, other) => other.below.length - one.below.length)[0] ?? null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A percent sign that stands for itself.
  }
}
