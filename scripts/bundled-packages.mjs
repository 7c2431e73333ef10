/** Where they lie, below `dist`. */
export const bundledFolder = 'src/bundled';

const everything = (imported) => `export { default } from '${imported}'; export * from '${imported}';`;
const onlyDefault = (imported) => `export { default } from '${imported}';`;

/**
 * Packages that are heavy, or of which little runs here, and that are loaded when first needed: what is imported, its file, what the
 * file gives, and who in `dist/src` imports it.
 */
export const bundledPackages = [
  ['openai', everything, ['model/open-connection.js']],
  ['openai/streaming', (imported) => `export * from '${imported}';`, ['model/open-connection.js']],
  [
    'undici',
    onlyDefault,
    ['model/open-fetch.js', 'research/http/open-guarded-fetch.js', 'research/http/fetch-opened.js'],
  ],
  ['ipaddr.js', onlyDefault, ['research/http/open-guarded-fetch.js']],
  ['robots-parser', onlyDefault, ['research/http/robots.js']],
  ['@mozilla/readability', onlyDefault, ['research/reading/extract-html.js']],
  ['turndown', onlyDefault, ['research/reading/extract-html.js']],
  ['linkedom', (imported) => `export { parseHTML } from '${imported}';`, ['research/reading/extract-html.js']],
  ['npm-registry-fetch', onlyDefault, ['research/packages/npm-client.js']],
  ['@npmcli/config', onlyDefault, ['research/packages/npm-client.js']],
  ['@npmcli/config/lib/definitions/index.js', onlyDefault, ['research/packages/npm-client.js']],
  ['semver', onlyDefault, ['research/packages/choose-version.js']],
  ['spdx-expression-parse', onlyDefault, ['research/packages/license-policy.js']],
  ['spdx-satisfies', onlyDefault, ['research/packages/license-policy.js']],
].map(([imported, give, by]) => ({
  imported,
  file: `${imported.replace(/^@/, '').replace(/\.js$/, '').replaceAll('/', '-')}.js`,
  source: give(imported),
  by,
}));
