/** The folder of what asks registries, below `dist`. */
export const researchFolder = 'src/research/packages';

/** Packages that only it uses: the file of each beside it, and the module that imports it. */
export const bundledPackages = [
  { imported: 'npm-registry-fetch', file: 'npm-registry-fetch.js', by: 'npm-client.js' },
  { imported: '@npmcli/config', file: 'npm-config.js', by: 'npm-client.js' },
  { imported: '@npmcli/config/lib/definitions/index.js', file: 'npm-definitions.js', by: 'npm-client.js' },
  { imported: 'semver', file: 'semver.js', by: 'choose-version.js' },
  { imported: 'spdx-expression-parse', file: 'spdx-expression-parse.js', by: 'license-policy.js' },
  { imported: 'spdx-satisfies', file: 'spdx-satisfies.js', by: 'license-policy.js' },
];

/** The file of one of them; null for another package. */
export function fileOf(imported) {
  return bundledPackages.find((one) => one.imported === imported)?.file ?? null;
}
