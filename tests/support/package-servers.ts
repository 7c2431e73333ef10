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
}

/** One version of it. */
export interface FakeVersion {
  readonly license?: string;
  readonly deprecated?: string;
  readonly repository?: string;
  readonly size?: number;
  readonly advisories?: readonly { readonly id: string; readonly severity: string; readonly summary: string }[];
}

/** What a part of the fake world answers instead of the truth: a status, or silence. */
export type Fault = number | 'silence' | 'nonsense';

/** Packages by "ecosystem name". */
export type FakeWorld = Readonly<Record<string, FakePackage>>;

/** A registry of each ecosystem, deps.dev and OSV, on one server over real HTTP. */
export interface PackageServers {
  /** Variables that send the program there, with the network on. */
  readonly environment: Readonly<Record<string, string>>;
  /** Method and path of every question, in order; with what was sent for credentials. */
  readonly asked: { readonly path: string; readonly authorization: string | undefined }[];
  readonly url: string;
  /** What a part answers from now on: `npm`, `osv`, `deps`, …. */
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
    const fault = faults.get(path.includes('/advisories/bulk') ? 'npm advisories' : part);
    if (fault === 'silence') return;
    if (typeof fault === 'number') return void response.writeHead(fault).end('{}');
    if (fault === 'nonsense') return void response.writeHead(200).end('<html>Sign in</html>');
    const body = await readBody(request);
    const found = route(part, rest.join('/'), body, world);
    if (found === undefined) return void response.writeHead(404).end('{"error":"not found"}');
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(typeof found === 'string' ? found : JSON.stringify(found));
  }
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
        ({ versions, latest, created }) =>
          path.endsWith('/@latest')
            ? { Version: latest, Time: `${created ?? '2020-01-01'}T00:00:00Z` }
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
    default:
      return part === 'osv' ? answerOsv(body, world) : undefined;
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

function answerOsv(body: string, world: FakeWorld): unknown {
  // What the program sends, in the form that OSV asks for; another form is a fault of the test.
  const { package: wanted, version } = JSON.parse(body) as {
    package: { name: string; ecosystem: string };
    version: string;
  };
  const one = world[`${osvNames[wanted.ecosystem] ?? ''} ${wanted.name}`];
  const flaws = one?.versions[version]?.advisories ?? one?.versions[`v${version}`]?.advisories ?? [];
  return flaws.length === 0
    ? {}
    : {
        vulns: flaws.map(({ id, severity, summary }) => ({
          id,
          summary,
          aliases: [],
          database_specific: { severity },
        })),
      };
}
