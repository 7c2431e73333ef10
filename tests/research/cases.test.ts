import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { judgeSource } from '../../src/drafting/sources/judge-source.ts';
import { withMark } from '../../src/sections/source-rows.ts';
import { article, lookupFrom, readerFor, startFakeWeb, type FakePage } from '../support/fake-web.ts';

const quote = 'Only a draft may be deleted, and whoever deletes it is written down.';
const page = article('Deleting', `${quote} Everything else stays for ten years.`);

const drip: FakePage = (response) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  const timer = setInterval(() => response.write('<p>a drop</p>'), 20);
  response.on('close', () => clearInterval(timer));
};

const pages: Readonly<Record<string, FakePage>> = {
  '/page': page,
  '/moved': { status: 301, headers: { location: '/page' } },
  '/loop': { status: 302, headers: { location: '/loop' } },
  '/to-private': { status: 302, headers: { location: 'http://10.0.0.7/admin' } },
  '/to-metadata': { status: 302, headers: { location: 'http://169.254.169.254/latest/meta-data/' } },
  '/to-file': { status: 302, headers: { location: 'file:///etc/passwd' } },
  '/to-password': { status: 302, headers: { location: 'http://user:word@127.0.0.1/' } },
  '/broken': (response) => void response.socket?.destroy(),
  '/slow': () => {},
  '/drip': drip,
  '/huge': { body: 'a'.repeat(3 * 1024 * 1024) },
  '/endless': (response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    const more = (): void => {
      while (!response.destroyed && response.write('a'.repeat(64 * 1024)));
    };
    response.on('drain', more);
    more();
  },
  '/bomb': { headers: { 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(40 * 1024 * 1024, 'a')) },
  '/pdf': { headers: { 'content-type': 'application/pdf' }, body: '%PDF-1.7 text' },
  '/pdf-as-html': { body: '%PDF-1.7 text' },
  '/image': { headers: { 'content-type': 'image/png' }, body: Buffer.from([137, 80, 78, 71]) },
  '/binary-as-text': { headers: { 'content-type': 'text/plain' }, body: Buffer.from([1, 0, 2, 0, 255]) },
  '/empty': '<html><body><script>draw()</script></body></html>',
  '/forbidden': { status: 403 },
  '/error': { status: 500 },
};

interface Case {
  readonly says: string;
  readonly url: string;
  readonly quote?: string;
  readonly named?: boolean;
  readonly robots?: FakePage;
}

/** Every case of the table in docs/sources.md, in its order. `SITE` is a site that the operator allows. */
const cases: readonly Case[] = [
  { says: 'A page, quoted word for word', url: 'SITE/page' },
  {
    says: 'The same, with other marks, quotes and line breaks',
    url: 'SITE/page',
    quote: '“only a DRAFT may be\n*deleted*, and … is written down”',
  },
  { says: 'A page that moved', url: 'SITE/moved' },
  {
    says: 'A quote that is not on the page',
    url: 'SITE/page',
    quote: 'Every invoice may be deleted by anybody at any time.',
  },
  { says: 'A quote too short to support anything', url: 'SITE/page', quote: 'may be deleted' },
  {
    says: 'A quote put together the wrong way round',
    url: 'SITE/page',
    quote: 'is written down … only a draft may be',
  },
  { says: 'No quote', url: 'SITE/page', quote: '' },
  { says: 'No such page', url: 'SITE/nothing' },
  { says: 'A page that may not be seen', url: 'SITE/forbidden' },
  { says: 'A server that fails', url: 'SITE/error' },
  { says: 'A redirection that never ends', url: 'SITE/loop' },
  { says: 'A redirection to a private address', url: 'SITE/to-private' },
  { says: 'A redirection to the metadata of a cloud', url: 'SITE/to-metadata' },
  { says: 'A redirection to a file', url: 'SITE/to-file' },
  { says: 'A redirection to an address with a password', url: 'SITE/to-password' },
  { says: 'A name that is at a private address', url: 'http://wiki.test/' },
  { says: 'A name that changes to a private address after it was looked at', url: 'http://rebound.test/' },
  { says: 'The same machine, by name', url: 'http://localhost/' },
  { says: 'The same machine, as a number', url: 'http://2130706433/' },
  { says: 'The same machine, in hexadecimal', url: 'http://0x7f.1/' },
  { says: 'The same machine, in version 6', url: 'http://[::1]/' },
  { says: 'The same machine, of version 4 in version 6', url: 'http://[::ffff:127.0.0.1]/' },
  { says: 'A private address behind a translation prefix', url: 'http://[64:ff9b::a00:1]/' },
  { says: 'A port for something else', url: 'http://203.0.113.9:25/' },
  { says: 'Another scheme', url: 'ftp://example.com/page' },
  { says: 'A user name and password in the address', url: 'https://user:word@example.com/' },
  { says: 'A key in the address', url: 'https://example.com/?token=ghp_0123456789abcdefghijABCDEFGHIJ012345' },
  { says: 'A name that nobody has', url: 'http://nobody.test/' },
  { says: 'A connection that breaks', url: 'SITE/broken' },
  { says: 'A server that says nothing', url: 'SITE/slow' },
  { says: 'A server that sends a drop at a time', url: 'SITE/drip' },
  { says: 'A page that is too large', url: 'SITE/huge' },
  { says: 'A page without an end', url: 'SITE/endless' },
  { says: 'A small archive of a large page', url: 'SITE/bomb' },
  { says: 'A PDF', url: 'SITE/pdf' },
  { says: 'A PDF that calls itself a page', url: 'SITE/pdf-as-html' },
  { says: 'An image', url: 'SITE/image' },
  { says: 'Bytes that call themselves text', url: 'SITE/binary-as-text' },
  { says: 'A page that only a script fills', url: 'SITE/empty' },
  {
    says: 'robots.txt forbids it, and nobody named the page',
    url: 'SITE/page',
    named: false,
    robots: 'User-agent: *\nDisallow: /page',
  },
  {
    says: 'robots.txt forbids it, and the user named the page',
    url: 'SITE/page',
    robots: 'User-agent: *\nDisallow: /page',
  },
  {
    says: 'robots.txt cannot be read, and nobody named the page',
    url: 'SITE/page',
    named: false,
    robots: { status: 503 },
  },
];

async function told({ url, quote: words = quote, named = true, robots }: Case): Promise<string> {
  const site = await startFakeWeb({ ...pages, ...(robots === undefined ? {} : { '/robots.txt': robots }) });
  const { lookup } = lookupFrom({
    'wiki.test': [['10.1.2.3']],
    // An address that nobody has been given: whatever is sent there comes to nobody.
    'rebound.test': [['2fff::1'], ['127.0.0.1']],
    localhost: [['127.0.0.1']],
  });
  const reader = readerFor(site, { lookup });
  const signal = new AbortController().signal;
  const address = url.replace('SITE', site.url);
  if (url.includes('rebound')) await reader.read(address, { named, signal });
  const reading = await reader.read(address, { named, signal });
  const finding = judgeSource(address, reading, { learning: null, quotes: words === '' ? [] : [words] });
  return withMark('', finding).trim();
}

describe('what the plan says beside a source', () => {
  const documented = readFileSync('docs/sources.md', 'utf8')
    .split('\n')
    .filter((line) => /^\| .* \| \((?:verified|unverified|not fetched)/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, 3)
        .map((cell) => cell.trim()),
    );

  it('is documented for each of these cases, in this order', () => {
    expect(documented.map(([says]) => says)).toEqual(cases.map(({ says }) => says));
  });

  it.each(cases)('$says: as the documentation has it', async (one) => {
    const row = documented.find(([says]) => says === one.says);
    expect(await told(one)).toBe(row?.[1]);
  });
});
