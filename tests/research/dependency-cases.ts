import type { Fault, FakeWorld } from '../support/package-servers.ts';

/** The world that the cases speak of. */
export const world: FakeWorld = {
  'npm nanoid': {
    latest: '5.1.6',
    versions: {
      '5.1.0': { license: 'MIT', repository: 'x' },
      '5.1.6': { license: 'MIT', repository: 'x', size: 24_000 },
    },
  },
  'npm requestor': {
    latest: '2.88.2',
    versions: {
      '2.88.1': {},
      '2.88.2': { license: 'Apache-2.0', repository: 'x', deprecated: 'no longer maintained' },
    },
  },
  'npm leaky': {
    latest: '2.0.1',
    versions: {
      '1.0.0': {
        license: 'MIT',
        repository: 'x',
        advisories: [{ id: 'GHSA-aaaa-bbbb-cccc', severity: 'HIGH', summary: 'Reads any file' }],
      },
      '1.5.0': {
        license: 'MIT',
        repository: 'x',
        advisories: [{ id: 'GHSA-dddd-eeee-ffff', severity: 'MODERATE', summary: 'Slow on long texts' }],
      },
      '2.0.1': { license: 'MIT', repository: 'x' },
    },
  },
  'npm copyleft': { latest: '1.0.0', versions: { '0.9.0': {}, '1.0.0': { license: 'GPL-3.0-only', repository: 'x' } } },
  'npm eitherway': {
    latest: '1.0.0',
    versions: { '0.9.0': {}, '1.0.0': { license: '(GPL-3.0-only OR MIT)', repository: 'x' } },
  },
  'npm valibot': { latest: '1.1.0', versions: { '1.0.0': {}, '1.1.0': { license: 'MIT', repository: 'x' } } },
  'npm nanoide': {
    latest: '1.0.0',
    created: '2026-11-20',
    versions: { '1.0.0': { license: 'MIT' } },
  },
  'npm zod': { latest: '4.2.0', versions: { '4.1.5': {}, '4.2.0': { license: 'MIT', repository: 'x' } } },
};

/** One thing that may be so, and what a check says of it. */
export interface DependencyCase {
  readonly what: string;
  /** Cells of the row in 6.2. */
  readonly row: string;
  readonly faults?: Readonly<Record<string, Fault>>;
  readonly config?: string;
  /** Rule and message of each finding, without what is said of every plan. */
  readonly says: readonly string[];
}

/** The licences that some cases are held against. */
const permissive = '{ "dependencies": { "allowLicenses": ["MIT", "Apache-2.0"], "denyLicenses": ["GPL-3.0-only"] } }';

/** Today, in the cases. */
const label = 'fetched DATE';

/** Every case, as the documentation lists it. */
export const dependencyCases: readonly DependencyCase[] = [
  { what: 'All is well', row: '`nanoid` | 5.1.6 | Ids | MIT | npm audit', says: [] },
  { what: 'A range that holds a version', row: '`nanoid` | ^5.1.0 | Ids | MIT | npm audit', says: [] },
  {
    what: 'No such package',
    row: '`nanoid-turbo` | 1.0.0 | Ids | MIT | npm audit',
    says: [
      'error truth/package: Unexpected package `nanoid-turbo`, expected a package that npm has; nearest: `nanoid`',
    ],
  },
  {
    what: 'No such version',
    row: '`nanoid` | 9.9.9 | Ids | MIT | npm audit',
    says: [
      'error truth/version: Unexpected version 9.9.9 of `nanoid`, expected a version that npm has, the latest is 5.1.6',
    ],
  },
  {
    what: 'Deprecated',
    row: '`requestor` | 2.88.2 | Asks | Apache-2.0 | npm audit',
    says: [
      `warning dependencies/deprecated: Unexpected package \`requestor\`, which is deprecated: “no longer maintained” (npm, ${label}), expected one that is kept up`,
    ],
  },
  {
    what: 'A grave advisory',
    row: '`leaky` | 1.0.0 | Reads | MIT | npm audit passed',
    says: [
      `error dependencies/advisory: Unexpected version 1.0.0 of \`leaky\` with known flaws: GHSA-aaaa-bbbb-cccc (high: Reads any file) (OSV, ${label}), expected a version without`,
    ],
  },
  {
    what: 'A slighter advisory',
    row: '`leaky` | 1.5.0 | Reads | MIT | npm audit passed',
    says: [
      `warning dependencies/advisory: Unexpected version 1.5.0 of \`leaky\` with known flaws: GHSA-dddd-eeee-ffff (moderate: Slow on long texts) (OSV, ${label}), expected a version without`,
    ],
  },
  { what: 'The version that mends it', row: '`leaky` | 2.0.1 | Reads | MIT | npm audit', says: [] },
  {
    what: 'Another licence than written',
    row: '`copyleft` | 1.0.0 | Copies | MIT | npm audit',
    says: [
      `warning dependencies/license: Unexpected licence MIT of \`copyleft\`, expected GPL-3.0-only (npm, ${label})`,
    ],
  },
  {
    what: 'A licence that is denied',
    row: '`copyleft` | 1.0.0 | Copies | GPL-3.0-only | npm audit',
    config: permissive,
    says: [
      `error dependencies/license: Unexpected licence GPL-3.0-only of \`copyleft\` (npm, ${label}), expected one of MIT, Apache-2.0`,
    ],
  },
  {
    what: 'One of two licences is allowed',
    row: '`eitherway` | 1.0.0 | Copies | MIT | npm audit',
    config: permissive,
    says: [],
  },
  {
    what: 'There already',
    row: '`zod` | 4.1.5 | Validates | MIT | npm audit',
    says: [
      'error truth/new-package: Unexpected new package `zod`, expected a package that is not declared yet, as `package.json:11` does',
    ],
  },
  { what: 'An upgrade', row: '`zod` | 4.1.5 → 4.2.0 | Validates | MIT | npm audit', says: [] },
  {
    what: 'An upgrade from a version that is not in use',
    row: '`zod` | 3.0.0 → 4.2.0 | Validates | MIT | npm audit',
    says: [
      'error truth/version: Unexpected version 3.0.0 → 4.2.0 of `zod`, expected one that starts from the version in use, 4.1.5',
    ],
  },
  { what: 'A removal', row: '`zod` | removed | Validates no more | n/a | n/a', says: [] },
  {
    what: 'A removal of what is not there',
    row: '`leaky` | removed | Reads no more | n/a | n/a',
    says: [
      'error truth/package: Unexpected package `leaky`, expected a package that a manifest declares, to remove it',
    ],
  },
  {
    what: 'Something that does the same is there',
    row: '`valibot` | 1.1.0 | Validates | MIT | npm audit',
    says: [
      'warning dependencies/same-purpose: Unexpected package `valibot` for validating values, expected the use of `zod`, which `package.json:11` declares, or its removal',
    ],
  },
  {
    what: 'A name that may be a trap',
    row: '`nanoide` | 1.0.0 | Ids | MIT | npm audit',
    says: [
      'warning dependencies/name-confusion: Unexpected package `nanoide`: one letter away from the popular nanoid, first released on 2026-11-20, it has one version only, expected a name that somebody has looked at',
    ],
  },
  {
    what: 'The registry does not answer, but deps.dev does',
    row: '`nanoid` | 5.1.6 | Ids | MIT | npm audit',
    faults: { npm: 503 },
    says: [],
  },
  {
    what: 'Nobody answers',
    row: '`nanoid-turbo` | 1.0.0 | Ids | MIT | npm audit',
    faults: { npm: 503, deps: 503, osv: 503 },
    says: [
      'info dependencies/unknown: Unexpected package `nanoid-turbo` of which it is unknown whether it exists (HOST answered 503), expected an answer of its registry; `groundplan check --online` asks',
    ],
  },
  {
    what: 'A page to sign in instead of an answer',
    row: '`nanoid-turbo` | 1.0.0 | Ids | MIT | npm audit',
    faults: { npm: 'nonsense', deps: 503, osv: 503 },
    says: [
      'info dependencies/unknown: Unexpected package `nanoid-turbo` of which it is unknown whether it exists (HOST did not answer with JSON; HOST answered 503), expected an answer of its registry; `groundplan check --online` asks',
    ],
  },
  {
    what: 'Nobody tells of advisories',
    row: '`nanoid` | 5.1.6 | Ids | MIT | npm audit',
    faults: { osv: 503, deps: 503, 'npm advisories': 405 },
    says: [
      'info dependencies/unknown: Unexpected package `nanoid` of which these are unknown: whether it is deprecated (the registry is a mirror, which may leave it out; HOST answered 503), the advisories (HOST answered 503; HOST answered 405), expected an answer of its registry; `groundplan check --online` asks',
    ],
  },
];
