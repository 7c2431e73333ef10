import { NotFetched } from './not-fetched.ts';

/** What the hosts ask programs to keep away from. */
export interface Robots {
  /** @throws NotFetched `robots` for a page that its host asks programs not to read, or when that cannot be known. */
  check(url: URL, signal: AbortSignal): Promise<void>;
}

/** What a `robots.txt` says; null when there is none. Throws NotFetched when that cannot be known. */
export type ReadRules = (url: URL, signal: AbortSignal) => Promise<string | null>;

/** Asks each host once. The name is the one that rules address this program by. */
export function createRobots(name: string, readRules: ReadRules): Robots {
  const known = new Map<string, Promise<string | null>>();
  return {
    async check(url, signal) {
      const rules = new URL('/robots.txt', url);
      const asked = known.get(rules.href) ?? readRules(rules, signal);
      known.set(rules.href, asked);
      const text = await asked.catch((error: unknown) => {
        known.delete(rules.href);
        signal.throwIfAborted();
        if (!(error instanceof NotFetched) || !error.message.startsWith('HTTP ')) throw error;
        if (error.message.startsWith('HTTP 4')) return null; // There are no rules.
        // A host that cannot say so now may forbid it (RFC 9309, 2.3.1.4).
        throw new NotFetched('robots', 'robots.txt of its host could not be read');
      });
      if (text === null) return;
      const { default: robotsParser } = await import('robots-parser');
      const parseRobots = robotsParser as unknown as typeof robotsParser.default; // Its types speak of a module, it is CommonJS.
      if (parseRobots(rules.href, text).isAllowed(url.href, name) === false)
        throw new NotFetched('robots', 'robots.txt of its host asks programs not to read it');
    },
  };
}
