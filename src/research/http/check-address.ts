import { redactSecrets } from '../../model/redact-secrets.ts';
import { NotFetched } from './not-fetched.ts';

/** Longer addresses are content, not names. */
const longest = 2_000;

const usualPorts = new Set(['', '80', '443', '8080']);

/**
 * A web address in the one form that is fetched, kept and written down: without a fragment, and with nothing in it that Markdown
 * would break.
 * @throws NotFetched `address` for what is no address of the web, carries a name and password, or holds a secret.
 */
export function readAddress(text: string): URL {
  if (text.length > longest) throw new NotFetched('address', `its address is longer than ${longest} characters`);
  if (!URL.canParse(text)) throw new NotFetched('address', 'it is no web address');
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol)) throw new NotFetched('address', 'only http and https are fetched');
  if (url.username !== '' || url.password !== '')
    throw new NotFetched('address', 'its address carries a user name or password');
  url.hash = '';
  const safe = new URL(url.href.replaceAll('|', '%7C').replaceAll('`', '%60').replaceAll('\\', '%5C'));
  if (redactSecrets(safe.href).text !== safe.href)
    throw new NotFetched('address', 'its address holds what looks like a secret');
  return safe;
}

/** An address in the form that addresses are compared in; as it is where it is none that is fetched. */
export function normalAddress(text: string): string {
  try {
    return readAddress(text).href;
  } catch {
    return text;
  }
}

/** True for a host and port that the operator named as their own. */
export function isAllowed({ hostname, port, protocol }: URL, allowed: ReadonlySet<string>): boolean {
  return allowed.has(`${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`);
}

/** @throws NotFetched `address` for a port that no page is expected at. */
export function checkPort(url: URL, allowed: ReadonlySet<string>): void {
  if (usualPorts.has(url.port) || isAllowed(url, allowed)) return;
  throw new NotFetched('address', `port ${url.port} is not fetched from`);
}
