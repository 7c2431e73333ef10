import type { Ecosystem } from '../../src/evidence/collectors/packages.ts';
import { packageSources } from '../../src/package-settings.ts';
import { openPackageBook, type PackageBook } from '../../src/research/packages/package-book.ts';
import { readProjectNpmrc } from '../../src/research/packages/read-project-npmrc.ts';
import { noNetwork } from './no-network.ts';
import type { PackageServers } from './package-servers.ts';

/** What a book is opened with beside the servers. */
export interface BookSetting {
  /** The repository's own. */
  readonly npmrc?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly cache?: string | null;
  readonly closed?: string | null;
  readonly now?: () => Date;
}

/** Opens a book of packages whose sources are some servers, with what it told. */
export function openBook(servers: Pick<PackageServers, 'environment'>, setting: BookSetting = {}) {
  const environment = { ...noNetwork, ...servers.environment, HOME: '/nowhere', ...setting.environment };
  const told: string[] = [];
  const book = openPackageBook({
    closed: setting.closed ?? null,
    environment,
    sources: packageSources(environment),
    project: readProjectNpmrc(setting.npmrc ?? ''),
    cacheFolder: setting.cache ?? null,
    now: setting.now ?? (() => new Date('2026-11-22T12:00:00Z')),
    tell: (message) => told.push(message),
  });
  return { book, told };
}

/** Asks about a package; what is known of it then. */
export async function learn(book: PackageBook, ecosystem: Ecosystem, name: string, version: string | null = '1.0.0') {
  const query = { ecosystem, name, version };
  await book.ask([query], new AbortController().signal);
  return book.known(query);
}
