import { beforeAll, describe, expect, it } from 'vitest';
import { checkClaims } from '../../src/claims/check-claims.ts';
import type { Claim, Verdict } from '../../src/claims/claim.ts';
import { createDeclared } from '../../src/claims/declared.ts';
import { describeVerdict } from '../../src/claims/describe-verdict.ts';
import { createGround, type Ground } from '../../src/claims/ground.ts';
import { collectCommands } from '../../src/evidence/collectors/commands.ts';
import { collectConfiguration } from '../../src/evidence/collectors/configuration.ts';
import { collectPackages } from '../../src/evidence/collectors/packages.ts';
import { collectStack } from '../../src/evidence/collectors/stack.ts';
import { startGathering } from '../../src/evidence/gather-evidence.ts';
import { openExample } from '../checks/example-repository.ts';

const signal = new AbortController().signal;
let ground: Ground;

beforeAll(async () => {
  const repository = await openExample();
  const { use } = startGathering(repository, { text: '', title: '', requirements: [] }, signal);
  ground = createGround({
    repository,
    facts: {
      packages: () => use(collectPackages),
      stack: () => use(collectStack),
      commands: () => use(collectCommands),
      configuration: () => use(collectConfiguration),
    },
    packages: null,
    request: 'Add a cart to the shop.\nLimit it to 20 items.',
    requirementIds: new Set(['R1', 'R2']),
    declared: createDeclared(['src/cart.ts', 'src/cart/limits.ts'], ['export function openCart(): Cart'], ['cart-kit']),
  });
});

const base: Claim = {
  kind: 'path',
  intent: 'exists',
  value: '',
  words: '',
  section: 'test',
  field: 'x',
  hard: true,
  within: null,
  version: null,
};

async function verdictOf(claim: Partial<Claim> & Pick<Claim, 'kind' | 'value'>): Promise<Verdict> {
  const [verdict] = await checkClaims([{ ...base, words: claim.value, ...claim }], ground, signal);
  if (verdict === undefined) throw new Error('Expected one verdict, got none.');
  return verdict;
}

async function statusOf(claim: Partial<Claim> & Pick<Claim, 'kind' | 'value'>): Promise<string> {
  const { status, flaw } = await verdictOf(claim);
  return flaw === null ? status : `${status} ${flaw}`;
}

describe('path', () => {
  it.each([
    ['src/store.ts', 'modify', 'verified'],
    ['./src/', 'exists', 'verified'],
    ['src/stores.ts', 'modify', 'missing absent'],
    ['store.ts', 'modify', 'missing absent'],
    ['src/cart.ts', 'modify', 'missing absent'],
    ['src/cart.ts', 'create', 'verified'],
    ['src/store.ts', 'create', 'missing present'],
    ['src/cart.ts', 'any', 'verified'],
    ['limits.ts', 'any', 'verified'],
    ['src/cart', 'any', 'verified'],
    ['store.test.ts', 'any', 'verified'],
    ['index.ts', 'any', 'ambiguous'],
    ['dist/store.js', 'exists', 'uncheckable'],
    ['src/*.ts', 'exists', 'uncheckable'],
    ['/etc/passwd', 'exists', 'missing form'],
    ['the store module', 'exists', 'missing form'],
  ] as const)('%s to %s is %s', async (value, intent, expected) => {
    expect(await statusOf({ kind: 'path', value, intent })).toBe(expected);
  });

  it.each([
    ['store.ts', 'verified'],
    ['index.ts', 'ambiguous'],
    ['zod/v4/core.js', 'uncheckable'],
    ['.npmrc', 'uncheckable'],
    ['src/gone.ts', 'missing absent'],
  ])('in a sentence %s is %s', async (value, expected) => {
    expect(await statusOf({ kind: 'path', value, intent: 'any', hard: false })).toBe(expected);
  });

  it('says what is wrong in one line with the nearest names', async () => {
    expect(describeVerdict(await verdictOf({ kind: 'path', value: 'lib/store.ts' }))).toBe(
      'Unexpected path `lib/store.ts`, expected a file or folder of the repository; nearest: `src/store.ts`',
    );
  });
});

describe('citation', () => {
  it.each([
    ['src/store.ts:5-7', 'verified'],
    ['src/store.ts:8', 'missing place'],
    ['src/store.ts:0', 'missing place'],
    ['src/store.ts:7-5', 'missing form'],
    ['store.ts:5', 'missing absent'],
    ['src/gone.ts:5', 'missing absent'],
    ['dist/a.js:5', 'uncheckable'],
    ['package-lock.json:3', 'verified'],
    ['src/store.ts', 'verified'],
    ['somewhere', 'missing form'],
  ])('%s is %s', async (value, expected) => {
    expect(await statusOf({ kind: 'citation', value })).toBe(expected);
  });

  it('shows the first cited line', async () => {
    expect((await verdictOf({ kind: 'citation', value: 'src/store.ts:5-7' })).shown).toBe(
      'export function createStore(): Store {',
    );
  });
});

describe('symbol', () => {
  it.each([
    ['createStore', 'src/store.ts:5-7', 'verified'],
    ['createStore', 'src/store.ts', 'verified'],
    ['createStore()', null, 'verified'],
    ['Store.orders', 'src/store.ts:2-4', 'verified'],
    ['orders', 'src/store.ts:3', 'verified'],
    ['createStore', 'src/store.ts:1-2', 'missing place'],
    ['Store', 'src/store.ts:1', 'verified'], // its comment
    ['createStorage', 'src/store.ts:5-7', 'missing absent'],
    ['startServer', 'src/store.ts:5-7', 'missing absent'],
    ['startServers', null, 'missing absent'],
    ['the whole idea', null, 'uncheckable'],
    ['src/store.ts', null, 'verified'],
  ])('%s at %s is %s', async (value, within, expected) => {
    expect(await statusOf({ kind: 'symbol', value, within })).toBe(expected);
  });

  it.each([
    ['createStore', 'verified'],
    ['process.env', 'verified'],
    ['openCart', 'verified'],
    ['AbortController', 'uncheckable'],
    ['zod.strictObject', 'uncheckable'],
    ['CartStorage', 'missing absent'],
    ['Store.frobnicate', 'missing absent'],
  ])('in a sentence %s is %s', async (value, expected) => {
    expect(await statusOf({ kind: 'symbol', value, intent: 'any', hard: false })).toBe(expected);
  });

  it('names where the symbol is, or what is spelled like it', async () => {
    expect((await verdictOf({ kind: 'symbol', value: 'startServer', within: 'src/store.ts:5' })).nearest).toEqual([
      'src/server.ts:5',
    ]);
    expect((await verdictOf({ kind: 'symbol', value: 'createStores', within: 'src/store.ts:5' })).nearest).toContain(
      'createStore',
    );
  });
});

describe('package', () => {
  it.each([
    ['zod', '4.1.5', 'verified'],
    ['Zod', '^4.1.0', 'verified'],
    ['Zod', '4', 'verified'],
    ['zod', 'not pinned', 'verified'],
    ['zod', '4.1.0', 'missing version'],
    ['zod', '3.22.0', 'missing version'],
    ['Vitest (tests)', '4.0.8', 'verified'],
    ['zod / vitest', '4', 'verified'],
    ['shop', '1.2.0', 'verified'],
    ['PostgreSQL', '16', 'uncheckable'],
    ['GitHub Actions', null, 'uncheckable'],
    ['zodiac', '1.0.0', 'missing absent'],
    ['FastAPI', null, 'missing absent'],
    ['Web of Things', null, 'uncheckable'],
  ])('%s %s is %s', async (value, version, expected) => {
    expect(await statusOf({ kind: 'package', value, version })).toBe(expected);
  });

  it('to be added must not be declared, and no registry is asked for it', async () => {
    expect(await statusOf({ kind: 'package', value: 'zod', intent: 'create' })).toBe('missing present');
    expect(await statusOf({ kind: 'package', value: 'nanoid', intent: 'create' })).toBe('uncheckable');
  });
});

describe('command', () => {
  it.each([
    ['npm test', 'verified'],
    ['npm run lint', 'verified'],
    ['npm run lint -- --fix', 'verified'],
    ['npx vitest run src/cart.ts', 'verified'],
    ['npx vitest run tests/store.test.ts', 'verified'],
    ['npx tsc -p tsconfig.json', 'verified'],
    ['npm ci', 'verified'],
    ['git diff --stat', 'verified'],
    ['node dist/server.js', 'verified'],
    ['npm run test:unit', 'missing absent'],
    ['npm run test:*', 'uncheckable'],
    ['make test', 'missing absent'],
    ['pytest tests', 'missing absent'],
    ['npx frobnicate', 'missing absent'],
    ['npx vitest run tests/gone.test.ts', 'missing place'],
    ['./scripts/release.sh', 'missing absent'],
    ['npm install cart-trash-kit', 'missing absent'],
    ['npm install cart-kit', 'verified'],
    ['npm install express', 'verified'],
  ])('%s is %s', async (value, expected) => {
    expect(await statusOf({ kind: 'command', value })).toBe(expected);
  });

  it("names the repository's own way", async () => {
    expect((await verdictOf({ kind: 'command', value: 'npm run tests' })).nearest).toEqual(['npm test']);
    expect((await verdictOf({ kind: 'command', value: 'pytest' })).nearest).toContain('npm test');
  });
});

describe('component', () => {
  it.each([
    ['src/cart.ts', 'create', 'verified'],
    ['src/store.ts', 'modify', 'verified'],
    ['src/gone.ts', 'modify', 'missing absent'],
    ['Cart limits', 'create', 'uncheckable'],
    ['createStore', 'modify', 'verified'],
    ['CartStorage', 'modify', 'missing absent'],
    ['the order flow', 'modify', 'uncheckable'],
  ] as const)('%s to %s is %s', async (value, intent, expected) => {
    expect(await statusOf({ kind: 'component', value, intent })).toBe(expected);
  });
});

describe('quote', () => {
  it.each([
    ['Run the tests before you push.', 'CONTRIBUTING.md:3', 'verified'],
    ['Keep functions short, and name them with verbs.', 'CONTRIBUTING.md:5-6', 'verified'],
    ['Keep functions short, and name them with verbs.', 'CONTRIBUTING.md:5', 'missing place'],
    ['Run the tests before you push.', 'CONTRIBUTING.md:7', 'missing place'],
    ['Never push at night.', 'CONTRIBUTING.md:3', 'missing absent'],
    ['Run the tests before you push.', 'GONE.md:3', 'missing absent'],
    ['Run the tests before you push.', 'CONTRIBUTING.md', 'verified'],
    ['Run the tests before you push.', null, 'missing form'],
  ])('“%s” at %s is %s', async (value, within, expected) => {
    expect(await statusOf({ kind: 'quote', value, within })).toBe(expected);
  });

  it('says where the words stand instead', async () => {
    const verdict = await verdictOf({
      kind: 'quote',
      value: 'Keep functions short, and name them with verbs.',
      within: 'CONTRIBUTING.md:3',
    });
    expect(describeVerdict(verdict)).toBe(
      'Unexpected quotation “Keep functions short, and name them with verbs.” at `CONTRIBUTING.md:3`, expected lines 5 to 6, where these words stand; nearest: `CONTRIBUTING.md:5-6`',
    );
  });
});

describe('other kinds', () => {
  it.each([
    ['requirement', 'R2', 'verified'],
    ['requirement', 'R9', 'missing absent'],
    ['request-quote', '“Limit it to 20 items”', 'verified'],
    ['request-quote', '"cart to the shop. Limit it"', 'verified'],
    ['request-quote', '"Limit it to 50 items"', 'missing absent'],
    ['url', 'https://example.org/a', 'uncheckable'],
    ['url', 'RFC 6585', 'uncheckable'],
    ['url', 'https://', 'missing form'],
    ['config-key', 'SHOP_PORT', 'verified'],
    ['config-key', 'SHOP_PORTS', 'missing absent'],
  ] as const)('%s %s is %s', async (kind, value, expected) => {
    expect(await statusOf({ kind, value })).toBe(expected);
  });

  it('takes any key of the table that creates keys', async () => {
    expect(await statusOf({ kind: 'config-key', value: 'CART_LIMIT', intent: 'any' })).toBe('verified');
  });
});
