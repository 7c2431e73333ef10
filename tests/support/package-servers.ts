import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

/** A package as the fake registries and services have it. */
export interface FakePackage {
  /** Versions with what their documents say beside the version. */
  readonly versions: Readonly<Record<string, FakeVersion>>;
  readonly latest: string;
  /** `yyyy-mm-dd` of the first release. */
  readonly created?: string;
  /** The Go proxy lists its versions and does not say which is the newest: it need not. */
  readonly listOnly?: boolean;
}

/** One version of it. */
export interface FakeVersion {
  readonly license?: string;
  readonly deprecated?: string;
  readonly repository?: string;
  readonly size?: number;
  /** Taken back, as PyPI has it. */
  readonly yanked?: boolean;
  readonly advisories?: readonly FakeFlaw[];
}

/** A flaw of a version. */
export interface FakeFlaw {
  readonly id: string;
  readonly severity: string;
  readonly summary: string;
  readonly aliases?: readonly string[];
  readonly withdrawn?: string;
}

/** What a part of the fake world answers instead of the truth: a status, silence, a page to sign in, or (OSV) one answer too few. */
export type Fault = number | 'silence' | 'nonsense' | 'short';

/** Packages by "ecosystem name". */
export type FakeWorld = Readonly<Record<string, FakePackage>>;

/** A registry of each ecosystem, deps.dev and OSV, on one server over real HTTP. */
export interface PackageServers {
  /** Variables that send the program there, with the network on. */
  readonly environment: Readonly<Record<string, string>>;
  /** Method and path of every question, in order; with what was sent for credentials. */
  readonly asked: { readonly path: string; readonly authorization: string | undefined }[];
  readonly url: string;
  /** What a part answers from now on: `npm`, `osv`, `osv details`, `deps`, …. */
  break(part: string, fault: Fault): void;
}

const closing: (() => void)[] = [];
afterAll(() => {
  for (const close of closing.splice(0)) close();
});

/** Starts the servers of a world. npm's part tells everything, as the public registry does, or only what a mirror does. */
export async function startPackageServers(world: FakeWorld): Promise<PackageServers> {
  const asked: { path: string; authorization: string | undefined }[] = [];
  const faults = new Map<string, Fault>();
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // Listening on a port, so that it is no path of a socket.
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    asked,
    break: (part, fault) => faults.set(part, fault),
    environment: {
      GROUNDPLAN_NETWORK: 'on',
      npm_config_registry: `${url}/npm/`,
      GROUNDPLAN_REGISTRY_PYPI: `${url}/pypi`,
      GROUNDPLAN_REGISTRY_CARGO: `${url}/cargo`,
      GROUNDPLAN_REGISTRY_GO: `${url}/go`,
      GROUNDPLAN_REGISTRY_MAVEN: `${url}/maven`,
      GROUNDPLAN_REGISTRY_NUGET: `${url}/nuget`,
      GROUNDPLAN_REGISTRY_RUBYGEMS: `${url}/rubygems`,
      GROUNDPLAN_REGISTRY_COMPOSER: `${url}/composer`,
      GROUNDPLAN_DEPS_DEV: `${url}/deps`,
      GROUNDPLAN_OSV: `${url}/osv`,
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(request.url ?? '/');
    asked.push({ path: `${request.method ?? ''} ${path}`, authorization: request.headers.authorization });
    const [, part = '', ...rest] = path.split('/');
    const fault = faults.get(faultyPart(part, path)) ?? faults.get(part);
    if (fault === 'silence') return;
    if (typeof fault === 'number') return void response.writeHead(fault).end('{}');
    if (fault === 'nonsense') return void response.writeHead(200).end('<html>Sign in</html>');
    const body = await readBody(request);
    const found = shorten(route(part, rest.join('/'), body, world), fault);
    if (found === undefined) return void response.writeHead(404).end('{"error":"not found"}');
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(typeof found === 'string' ? found : JSON.stringify(found));
  }
}

/** Parts of a part that fail on their own. */
function faultyPart(part: string, path: string): string {
  if (path.includes('/advisories/bulk')) return 'npm advisories';
  return path.startsWith('/osv/v1/vulns/') ? 'osv details' : part;
}

function shorten(found: unknown, fault: Fault | undefined): unknown {
  if (fault !== 'short' || typeof found !== 'object' || found === null || !('results' in found)) return found;
  const { results } = found;
  return Array.isArray(results) ? { results: results.slice(1) } : found;
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request) text += String(piece);
  return text;
}

/** What each part answers: a value, a text, or undefined for a 404. */
function route(part: string, path: string, body: string, world: FakeWorld): unknown {
  switch (part) {
    case 'npm':
      return path.startsWith('-/') ? undefined : answerNpm(path, world);
    case 'pypi':
      return answerPypi(path, world);
    case 'cargo':
      return of('cargo', path.split('/').at(-1) ?? '', world, ({ versions }, name) =>
        Object.keys(versions)
          .map((vers) => JSON.stringify({ name, vers, yanked: false }))
          .join('\n'),
      );
    case 'go':
      return of(
        'go',
        path.replace(/\/@.*$/, '').replace(/!(\w)/g, (_, letter: string) => letter.toUpperCase()),
        world,
        ({ versions, latest, created, listOnly = false }) =>
          path.endsWith('/@latest')
            ? listOnly
              ? undefined
              : { Version: latest, Time: `${created ?? '2020-01-01'}T00:00:00Z` }
            : Object.keys(versions).join('\n'),
      );
    case 'maven': {
      const [, group = '', artifact = ''] = /^(.*)\/([^/]+)\/maven-metadata\.xml$/.exec(path) ?? [];
      return of('maven', `${group.replaceAll('/', '.')}:${artifact}`, world, ({ versions }) => {
        const all = Object.keys(versions).map((version) => `<version>${version}</version>`);
        return `<metadata><versioning><versions>${all.join('')}</versions></versioning></metadata>`;
      });
    }
    case 'nuget':
      return of('nuget', path.split('/')[0] ?? '', world, ({ versions }) => ({ versions: Object.keys(versions) }));
    case 'rubygems':
      return of('rubygems', /versions\/(.*)\.json$/.exec(path)?.[1] ?? '', world, ({ versions }) =>
        Object.entries(versions).map(([number, { license }]) => ({
          number,
          licenses: license === undefined ? null : [license],
        })),
      );
    case 'composer':
      return of('composer', path.replace(/^p2\//, '').replace(/\.json$/, ''), world, ({ versions }, name) => ({
        packages: {
          [name]: Object.entries(versions)
            .reverse()
            .map(([version, { license, deprecated }]) => ({
              version,
              license: [license],
              abandoned: deprecated ?? false,
            })),
        },
      }));
    case 'deps':
      return answerDepsDev(path, world);
    case 'simple':
    case 'links':
      return answerIndex(part, path.replace(/\/$/, ''), world);
    default:
      return part === 'osv' ? answerOsv(path, body, world) : undefined;
  }
}

function of(
  ecosystem: string,
  name: string,
  world: FakeWorld,
  say: (one: FakePackage, name: string) => unknown,
): unknown {
  const one = world[`${ecosystem} ${name}`];
  return one === undefined ? undefined : say(one, name);
}

function answerNpm(path: string, world: FakeWorld): unknown {
  const [, name = '', version] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.+))?$/.exec(path) ?? [];
  return of('npm', name, world, ({ versions, latest, created }) => {
    const documents = Object.entries(versions).map(([number, one]) => {
      const { license, deprecated, repository, size } = one;
      const dist = { unpackedSize: size };
      return [
        number,
        { name, version: number, license, deprecated, repository: repository && { url: repository }, dist },
      ];
    });
    const all = Object.fromEntries(documents) as Record<string, unknown>; // From entries, whose keys are strings.
    const time = { created: `${created ?? '2020-01-01'}T00:00:00Z`, [latest]: '2026-10-01T00:00:00Z' };
    return version === undefined ? { name, 'dist-tags': { latest }, versions: all, time } : all[version];
  });
}

function answerPypi(path: string, world: FakeWorld): unknown {
  const [, name = '', version] = /^pypi\/([^/]+)(?:\/([^/]+))?\/json$/.exec(path) ?? [];
  return of('pypi', name, world, ({ versions, latest, created }) => {
    const files = [{ upload_time: `${created ?? '2020-01-01'}T00:00:00`, yanked: false, size: 1000 }];
    const info = { version: latest, license_expression: versions[version ?? latest]?.license };
    const releases = Object.fromEntries(Object.keys(versions).map((number) => [number, files]));
    return { info, releases, urls: files };
  });
}

function answerDepsDev(path: string, world: FakeWorld): unknown {
  const [, system = '', name = '', version] =
    /^v3\/systems\/(\w+)\/packages\/(.+?)(?:\/versions\/([^/]+))?$/.exec(path) ?? [];
  return of(system, name, world, ({ versions, latest, created }) => {
    if (version === undefined) {
      const publishedAt = `${created ?? '2020-01-01'}T00:00:00Z`;
      return {
        versions: Object.keys(versions).map((number) => ({
          versionKey: { version: number },
          publishedAt,
          isDefault: number === latest,
        })),
      };
    }
    const one = versions[version];
    if (one === undefined) return undefined;
    return {
      licenses: one.license === undefined ? [] : [one.license],
      advisoryKeys: (one.advisories ?? []).map(({ id }) => ({ id })),
      isDeprecated: one.deprecated !== undefined,
      deprecatedReason: one.deprecated,
      links: one.repository === undefined ? [] : [{ label: 'SOURCE_REPO', url: one.repository }],
    };
  });
}

const osvNames: Readonly<Record<string, string>> = {
  npm: 'npm',
  PyPI: 'pypi',
  'crates.io': 'cargo',
  Go: 'go',
  Maven: 'maven',
  NuGet: 'nuget',
  RubyGems: 'rubygems',
  Packagist: 'composer',
};

/** As OSV does: ids in the order of the questions, here one a page, and what each of them is on its own. */
function answerOsv(path: string, body: string, world: FakeWorld): unknown {
  if (path.startsWith('v1/vulns/')) return describeFlaw(path.slice('v1/vulns/'.length), world);
  if (path !== 'v1/querybatch') return undefined;
  // What the program sends, in the form that OSV asks for; another form is a fault of the test.
  const { queries } = JSON.parse(body) as {
    queries: { package: { name: string; ecosystem: string }; version: string; page_token?: string }[];
  };
  return {
    results: queries.map(({ package: { name, ecosystem }, version, page_token: token = '0' }) => {
      const one = world[`${osvNames[ecosystem] ?? ''} ${name}`];
      const flaws = one?.versions[version]?.advisories ?? one?.versions[`v${version}`]?.advisories ?? [];
      const flaw = flaws[Number(token)];
      const more = Number(token) + 1 < flaws.length ? { next_page_token: String(Number(token) + 1) } : {};
      return flaw === undefined ? {} : { vulns: [{ id: flaw.id, modified: '2026-01-01T00:00:00Z' }], ...more };
    }),
  };
}

function describeFlaw(id: string, world: FakeWorld): unknown {
  const all = Object.values(world).flatMap(({ versions }) => Object.values(versions));
  const flaw = all.flatMap(({ advisories = [] }) => advisories).find((one) => one.id === id);
  if (flaw === undefined) return undefined;
  const { severity, summary, aliases = [], withdrawn } = flaw;
  return { id, summary, aliases, withdrawn, database_specific: { severity } };
}

/** An index of Python packages, as JSON or as a page of links. */
function answerIndex(form: 'simple' | 'links', name: string, world: FakeWorld): unknown {
  return of('pypi', name, world, ({ versions }) => {
    const files = Object.entries(versions).map(([version, { yanked = false }]) => ({
      filename: `${name.replaceAll('-', '_')}-${version}.tar.gz`,
      url: '../x',
      hashes: {},
      yanked,
    }));
    if (form === 'simple') return { meta: { 'api-version': '1.0' }, name, files };
    const links = files.map(
      ({ filename, yanked }) => `<a href="../x"${yanked ? ' data-yanked=""' : ''}>${filename}</a><br/>`,
    );
    return `<!DOCTYPE html><html><body>${links.join('\n')}</body></html>`;
  });
}
