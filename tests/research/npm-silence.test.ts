import { generateKeyPairSync, sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openNpmClient } from '../../src/research/packages/npm-client.ts';
import { npm } from '../../src/research/packages/sources/npm.ts';
import { startFakeWeb } from '../support/fake-web.ts';
import { noNetwork } from '../support/no-network.ts';
import { learn, openBook } from '../support/open-book.ts';
import { startPackageServers } from '../support/package-servers.ts';
import { createTemporaryFolder } from '../support/temporary-repository.ts';

const world = { 'npm quiet': { latest: '1.0.0', versions: { '1.0.0': {} } } };
const publicly = { npm_config_registry: 'https://registry.npmjs.org/' };

function openClient(environment: Readonly<Record<string, string>>) {
  return openNpmClient({
    environment: { ...noNetwork, HOME: '/nowhere', ...environment },
    project: { registry: null, scopes: {} },
    credentials: [],
    timeout: 2000,
    now: () => new Date('2026-11-22T12:00:00Z'),
    signal: new AbortController().signal,
  });
}

describe('what npm does not say of a package', () => {
  it.each<[string, boolean, Record<string, string>]>([
    ['is not so, from the public registry', true, publicly],
    ['may be left out, without encryption', false, { npm_config_registry: 'http://registry.npmjs.org/' }],
    ['may be left out, by another registry', false, { npm_config_registry: 'https://npm.corp.example/' }],
    [
      'may be left out, where certificates of others are trusted',
      false,
      { ...publicly, NODE_EXTRA_CA_CERTS: '/x.pem' },
    ],
    ['may be left out, where npm trusts others', false, { ...publicly, npm_config_ca: '-----BEGIN CERTIFICATE-----' }],
    ['may be left out, where npm trusts everybody', false, { ...publicly, npm_config_strict_ssl: 'false' }],
    ['may be left out, where Node trusts everybody', false, { ...publicly, NODE_TLS_REJECT_UNAUTHORIZED: '0' }],
    ['may be left out, where Node trusts the system', false, { ...publicly, NODE_OPTIONS: '--use-system-ca' }],
  ])('%s', async (_, tellsAll, environment) => {
    const client = await openClient(environment);
    expect(await client.npmRegistry('quiet')).toMatchObject({ tellsAll });
    // The same answer over HTTP, from a registry that stands for the one above.
    const servers = await startPackageServers(world);
    const registry = { url: `${servers.url}/npm`, tellsAll, isPrivate: false };
    const standing = { ...client, npmRegistry: async () => registry };
    const state = tellsAll ? 'none' : 'unknown';
    expect(await npm.lookInto?.('quiet', '1.0.0', standing)).toMatchObject({
      deprecation: { state },
      license: { state },
    });
    const { facts } = await npm.lookUp('quiet', standing);
    expect(facts.created?.state).toBe(tellsAll ? 'found' : undefined);
  });

  it('may be left out where somebody with certificates in a file of the user answers', async () => {
    const file = join(createTemporaryFolder(), 'ca.pem');
    writeFileSync(file, '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
    const client = await openClient({ ...publicly, npm_config_cafile: file });
    expect(await client.npmRegistry('quiet')).toMatchObject({ tellsAll: false });
  });

  it('is unknown when a proxy answers in the name of the registry, whatever signatures its answer carries', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const integrity = 'sha512-AAAA';
    // As the registry signs, https://docs.npmjs.com/about-registry-signatures: neither deprecation nor licence are part of it.
    const sig = sign('sha256', Buffer.from(`quiet@1.0.0:${integrity}`), privateKey).toString('base64');
    const version = {
      name: 'quiet',
      version: '1.0.0',
      dist: { integrity, signatures: [{ keyid: 'SHA256:own', sig }] },
    };
    const json = (value: object) => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) });
    const proxy = await startFakeWeb({
      'http://registry.npmjs.org/quiet': json({
        name: 'quiet',
        'dist-tags': { latest: '1.0.0' },
        versions: { '1.0.0': version },
      }),
      'http://registry.npmjs.org/quiet/1.0.0': json(version),
    });
    const { book } = openBook(
      { environment: {} },
      {
        environment: {
          npm_config_registry: 'http://registry.npmjs.org/',
          npm_config_proxy: proxy.url,
          GROUNDPLAN_DEPS_DEV: 'off',
          GROUNDPLAN_OSV: 'off',
        },
      },
    );
    expect(await learn(book, 'npm', 'quiet')).toMatchObject({
      existence: { state: 'found' },
      deprecation: { state: 'unknown', why: expect.stringContaining('may leave it out') },
    });
  });
});
