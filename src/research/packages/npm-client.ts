import { fetchOpened } from '../http/fetch-opened.ts';
import type { NpmRegistry, WebAnswer, WebClient, WebQuestion } from './web-client.ts';
import { credentialFor, type Credential } from './places/split-address.ts';
import type { ProjectRegistries } from './read-project-npmrc.ts';

/** What the client is opened with. */
export interface NpmClientOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly project: ProjectRegistries;
  /** What opens the places that stand in the environment with a name and password. */
  readonly credentials: readonly Credential[];
  /** Milliseconds that one answer may take. */
  readonly timeout: number;
  readonly now: () => Date;
  readonly signal: AbortSignal;
}

/** Registries that everybody may ask, without anything of the user's. */
const publicHosts = new Set(['registry.npmjs.org', 'registry.yarnpkg.com']);

/** Most bytes of an answer when nothing else is said. */
const mostBytes = 8 * 1024 * 1024;

/**
 * Asks through npm's own client, with the user's configuration: registries, scopes, proxies, certificates, and credentials to the
 * host that they are for. Of a repository, only the addresses of registries count, and only those whose host the user's own
 * configuration has too, or that are public: else it could lead the names of packages, or a request, anywhere.
 */
export async function openNpmClient({
  environment,
  project,
  credentials,
  timeout,
  now,
  signal,
}: NpmClientOptions): Promise<WebClient> {
  const [{ default: npmFetch }, { default: Config }, { default: known }] = await Promise.all([
    import('npm-registry-fetch'),
    import('@npmcli/config'),
    import('@npmcli/config/lib/definitions/index.js'),
  ]);
  // All three are CommonJS, whose named exports are lost when the program is bundled.
  const { definitions, shorthands, flatten } = known;
  const config = new Config({
    npmPath: '/',
    definitions,
    shorthands,
    flatten,
    env: { ...environment },
    // As for a global command: no project's configuration is read, wherever the program was started.
    argv: ['node', 'npm', '--global'],
    warn: false,
  });
  const broken = await config.load().then(
    () => null,
    (error: unknown) => `npm's configuration cannot be read (${error instanceof Error ? error.name : 'an error'})`,
  );
  // npm's own cache is left alone: there is one of ours.
  const { cache: _, ...flat } = broken === null ? config.flat : {};
  const withoutCredentials = Object.fromEntries(Object.entries(flat).filter(([key]) => !key.startsWith('//')));
  // Whoever has a certificate of their own that is trusted here can answer in the name of any registry.
  const mayBeIntercepted = trustsOthers(environment) || flat['strictSSL'] === false || Boolean(flat['ca']);
  const down = new Map<string, string>();

  return { ask, npmRegistry, today: now().toISOString().slice(0, 10) };

  async function npmRegistry(name: string): Promise<NpmRegistry> {
    if (broken !== null) return { refused: broken };
    const scope = name.startsWith('@') ? (name.split('/')[0] ?? '') : '';
    const own = textOf(flat[`${scope}:registry`]);
    const usual = textOf(flat['registry']) ?? 'https://registry.npmjs.org/';
    const named = project.scopes[scope] ?? (own === null ? project.registry : null);
    const url = named ?? own ?? usual;
    if (named !== null && !isAllowed(named)) {
      return {
        refused: `the repository's .npmrc names the registry ${originOf(named)}, which the user's own configuration does not have`,
      };
    }
    const isScoped = (project.scopes[scope] ?? own) !== null && hostOf(url) !== hostOf(usual);
    return {
      url: url.replace(/\/+$/u, ''),
      tellsAll: url.startsWith('https:') && publicHosts.has(hostOf(url)) && !mayBeIntercepted,
      isPrivate: isScoped && !publicHosts.has(hostOf(url)),
    };
  }

  function isAllowed(url: string): boolean {
    const host = hostOf(url);
    const isSecure = url.startsWith('https:');
    return (
      (isSecure && publicHosts.has(host)) ||
      Object.entries(flat).some(
        ([key, value]) =>
          (isSecure && key.startsWith(`//${host}/`)) ||
          ((key === 'registry' || key.endsWith(':registry')) && isSamePlace(String(value), url)),
      )
    );
  }

  async function ask(
    url: string,
    { body, accept, isNpm, form = 'json', most = mostBytes }: WebQuestion = {},
  ): Promise<WebAnswer> {
    signal.throwIfAborted();
    const host = hostOf(url);
    const before = down.get(host);
    if (before !== undefined) return { state: 'failed', why: before };
    const limit = AbortSignal.any([signal, AbortSignal.timeout(timeout)]);
    const credential = isNpm === true ? null : credentialFor(url, credentials);
    const headers = { ...(accept === undefined ? {} : { accept }), 'user-agent': 'groundplan (package facts)' };
    try {
      const response =
        credential === null
          ? await npmFetch(url, {
              ...(isNpm === true ? flat : withoutCredentials),
              retry: { retries: 0 },
              timeout,
              signal: limit,
              headers,
              ...(body === undefined ? {} : { method: 'POST', body }),
            })
          : await fetchOpened(url, { credential, headers, body, signal: limit, network: flat });
      const text = await readBody(response.body, most, limit);
      return { state: 'ok', value: form === 'text' ? text : JSON.parse(text) };
    } catch (error) {
      signal.throwIfAborted();
      const status = statusOf(error);
      if (status === 404 || status === 410) return { state: 'absent' };
      const why = `${host} ${describe(error, status)}`;
      // Whoever does not answer once is not waited for again.
      if (status === null && !(error instanceof SyntaxError) && !(error instanceof RangeError)) down.set(host, why);
      return { state: 'failed', why };
    }
  }
}

async function readBody(body: AsyncIterable<unknown> | null, most: number, limit: AbortSignal): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body ?? []) {
    limit.throwIfAborted();
    const bytes = piece instanceof Uint8Array ? piece : Buffer.from(String(piece));
    size += bytes.length;
    if (size > most) throw new RangeError('sent more than is read of an answer');
    pieces.push(bytes);
  }
  limit.throwIfAborted();
  return Buffer.concat(pieces).toString('utf8');
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Without encryption, whoever stands between reads the user's credentials: such an address has to be the user's own. */
function isSamePlace(own: string, url: string): boolean {
  return hostOf(own) === hostOf(url) && (url.startsWith('https:') || own.startsWith('http:'));
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

/** Without a name and password. */
function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'of no address';
}

/** The status of an answer that is an error; null when there was no answer. */
function statusOf(error: unknown): number | null {
  return typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : null;
}

/** True where the environment adds to the certificates that Node comes with, or has none looked at. */
function trustsOthers(environment: Readonly<Record<string, string | undefined>>): boolean {
  const set = (name: string) => (environment[name] ?? '') !== '';
  return (
    ['NODE_EXTRA_CA_CERTS', 'NODE_USE_SYSTEM_CA'].some(set) ||
    environment['NODE_TLS_REJECT_UNAUTHORIZED'] === '0' ||
    /--use-(?:openssl|system)-ca/u.test(environment['NODE_OPTIONS'] ?? '')
  );
}

/** Without the address, in which a password may stand. */
function describe(error: unknown, status: number | null): string {
  if (status !== null) return `answered ${status}`;
  if (error instanceof RangeError) return error.message;
  if (error instanceof SyntaxError) return 'did not answer with JSON';
  const code = codeOf(error) || (error instanceof Error ? codeOf(error.cause) : '');
  const name = error instanceof Error ? error.name : '';
  if (/TIMEOUT|ETIMEDOUT/iu.test(`${code} ${name}`) || name === 'AbortError') return 'did not answer in time';
  return /^[A-Z_]{3,40}$/u.test(code) ? `cannot be reached (${code})` : 'cannot be reached';
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
