import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { afterAll } from 'vitest';
import { createSourceReader, type ReaderOptions, type SourceReader } from '../../src/research/sources/source-reader.ts';

/** What a site answers at one path: HTML, an answer with its parts, or anything that a program may do with a connection. */
export type FakePage =
  | string
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | Uint8Array;
    }
  | ((response: ServerResponse, headers: IncomingHttpHeaders) => void);

/** One request as it came. */
export interface SeenRequest {
  readonly path: string;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A site on loopback, over real HTTP. */
export interface FakeWeb {
  /** Without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly requests: readonly SeenRequest[];
  /** Puts a page in place of whatever is at a path; null takes it away. */
  put(path: string, page: FakePage | null): void;
}

const closing: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(closing.splice(0).map((close) => close())));

/** Starts a site on a free port; paths that it does not have answer 404. It is closed when the test file is done. */
export async function startFakeWeb(pages: Readonly<Record<string, FakePage>> = {}): Promise<FakeWeb> {
  const all = new Map<string, FakePage>(Object.entries(pages));
  const requests: SeenRequest[] = [];
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer); // No encoding is set.
    const { url: path = '', method = '', headers } = request;
    requests.push({ path, method, headers, body: Buffer.concat(pieces).toString('utf8') });
    answer(response, headers, all.get(path) ?? all.get(path.replace(/\?.*$/, '')));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // A server on a port; other kinds have a path.
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests,
    put: (path, page) => void (page === null ? all.delete(path) : all.set(path, page)),
  };
}

function answer(response: ServerResponse, headers: IncomingHttpHeaders, page: FakePage | undefined): void {
  if (page === undefined) return void response.writeHead(404).end('Not found');
  if (typeof page === 'function') return page(response, headers);
  const { status = 200, headers: own = {}, body = '' } = typeof page === 'string' ? { body: page } : page;
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...own }).end(body);
}

/** A page that never ends: the same piece, for as long as somebody reads. */
export function endless(type: string, piece: string): FakePage {
  return (response) => {
    response.writeHead(200, { 'content-type': type });
    const write = (): void => {
      while (!response.destroyed && response.write(piece));
    };
    response.on('drain', write);
    write();
  };
}

/** An article as documentation sites have them, around some paragraphs. */
export function article(title: string, ...paragraphs: readonly string[]): string {
  const body = paragraphs
    .map((paragraph) => (paragraph.startsWith('<') ? paragraph : `<p>${paragraph}</p>`))
    .join('\n');
  return `<!doctype html><html><head><title>${title}</title></head><body><nav><a href="/">Home</a></nav><main><h1>${title}</h1>\n${body}\n<p>${filler}</p></main><footer>All rights reserved</footer></body></html>`;
}

const filler =
  'The pages of this handbook are looked after by the people who run the service, and each of them says when it was last read by somebody who knows, so that nobody has to guess whether it still holds.';

/** A reader that may read from a site; what it waits for is written down, not waited for. */
export function readerFor(
  web: Pick<FakeWeb, 'port'> | null,
  more: Partial<ReaderOptions> = {},
): SourceReader & { readonly waits: readonly number[] } {
  const waits: number[] = [];
  const reader = createSourceReader({
    network: true,
    allowed: new Set(web === null ? [] : [`127.0.0.1:${web.port}`]),
    cache: null,
    version: '0.0.0',
    timeouts: { connect: 300, total: 600 },
    sleep: async (milliseconds) => void waits.push(milliseconds),
    ...more,
  });
  return { ...reader, waits };
}

/** Names that have the addresses of a table; each look-up takes the next of its list. */
export function lookupFrom(names: Readonly<Record<string, readonly (readonly string[])[]>>) {
  const asked: string[] = [];
  const lookup: LookupFunction = (name, options, callback) => {
    const rounds = names[name] ?? [];
    const round = rounds[Math.min(asked.filter((one) => one === name).length, rounds.length - 1)];
    asked.push(name);
    if (round === undefined) return callback(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), '', 0);
    const found = round.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    if (options.all === true) return callback(null, found);
    callback(null, found[0]?.address ?? '', found[0]?.family ?? 4);
  };
  return { lookup, asked };
}
