import { PlanError } from '../../errors.ts';

/** Where to listen. */
export interface Address {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Names that a request may be meant for, without port; IPv6 in brackets. Any other is somebody else's page that was led here. */
  readonly names: readonly string[];
}

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Reads `[HOST:]PORT`; loopback when no host is given.
 * @throws PlanError `usage`; also when it would listen on all addresses and nobody says under which names it is reached.
 */
export function readAddress(text: string, allowedNames: readonly string[] = []): Address {
  const [, given, digits = ''] = /^(?:(.+):)?(\d{1,5})$/.exec(text.trim()) ?? [];
  const port = digits === '' ? Number.NaN : Number(digits);
  if (!(port <= 65_535)) {
    throw new PlanError('usage', `Expected [HOST:]PORT after --http, got ${JSON.stringify(text)}.`, {
      hint: 'For instance 8765, or 127.0.0.1:8765; port 0 takes any that is free.',
    });
  }
  const host = (given ?? '127.0.0.1').replace(/^\[(.*)\]$/, '$1');
  const everywhere = ['0.0.0.0', '::', '*'].includes(host);
  if (everywhere && allowedNames.length === 0) {
    throw new PlanError(
      'usage',
      `Expected --allow-host with the names of this machine, since ${host} means all of its addresses.`,
      {
        hint: 'Give the names under which clients reach it, or leave the host out to serve this machine alone.',
      },
    );
  }
  const own = everywhere ? [] : [host.includes(':') ? `[${host}]` : host];
  return { host: host === '*' ? '::' : host, port, names: [...new Set([...loopback, ...own, ...allowedNames])] };
}
