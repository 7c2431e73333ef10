// Puts packages that are heavy, or of which little runs here, beside the library as a file each: of openai's 20 MB less than half a
// megabyte is code that runs. They stay apart from the rest, because they are loaded when first needed. After the program, which has
// its own.
import { readFile, writeFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { build } from 'esbuild';
import { leaveOut } from './leave-out.mjs';
import { licensesOf } from './licenses-of.mjs';

const everything = (imported) => `export { default } from '${imported}'; export * from '${imported}';`;
const onlyDefault = (imported) => `export { default } from '${imported}';`;

/** What is imported, what of it is given, and who in `dist/src` imports it. */
const packages = [
  ['openai', everything, ['model/open-connection.js']],
  ['openai/streaming', (imported) => `export * from '${imported}';`, ['model/open-connection.js']],
  ['undici', onlyDefault, ['model/open-fetch.js', 'research/http/open-guarded-fetch.js']],
  ['ipaddr.js', onlyDefault, ['research/http/open-guarded-fetch.js']],
  ['robots-parser', onlyDefault, ['research/http/robots.js']],
  ['@mozilla/readability', onlyDefault, ['research/reading/extract-html.js']],
  ['turndown', onlyDefault, ['research/reading/extract-html.js']],
  ['linkedom', (imported) => `export { parseHTML } from '${imported}';`, ['research/reading/extract-html.js']],
  ['npm-registry-fetch', onlyDefault, ['research/packages/npm-client.js']],
  ['@npmcli/config', onlyDefault, ['research/packages/npm-client.js']],
  [
    '@npmcli/config/lib/definitions/index.js',
    (imported) => `export { definitions, shorthands, flatten } from '${imported}';`,
    ['research/packages/npm-client.js'],
  ],
  ['semver', onlyDefault, ['research/packages/choose-version.js']],
  ['spdx-expression-parse', onlyDefault, ['research/packages/license-policy.js']],
  ['spdx-satisfies', onlyDefault, ['research/packages/license-policy.js']],
].map(([imported, give, by]) => ({
  imported,
  source: give(imported),
  by,
  file: imported.replace(/^@/, '').replace(/\.js$/, '').replaceAll('/', '-'),
}));

const result = await build({
  entryPoints: packages.map(({ file }) => ({ in: `entry:${file}`, out: file })),
  outdir: 'dist/src/bundled',
  bundle: true,
  // Its main file brings a DOM of its own, for texts; here it is given nodes.
  alias: { turndown: 'turndown/lib/turndown.browser.es.js' },
  // What two of them share, such as the classes of errors, must be one and the same.
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  banner: {
    js: "import { createRequire as createBundleRequire } from 'node:module'; const require = createBundleRequire(import.meta.url);",
  },
  legalComments: 'none',
  // Classes keep their names: errors are known by them.
  minify: true,
  keepNames: true,
  logLevel: 'warning',
  metafile: true,
  ...leaveOut.options,
  plugins: [
    leaveOut.plugin,
    {
      name: 'entries',
      setup({ onResolve, onLoad }) {
        onResolve({ filter: /^entry:/ }, ({ path }) => ({ path: path.slice(6), namespace: 'entry' }));
        onLoad({ filter: /.*/, namespace: 'entry' }, ({ path }) => ({
          contents: packages.find(({ file }) => file === path)?.source ?? '',
          resolveDir: process.cwd(),
        }));
      },
    },
  ],
});
await writeFile('dist/src/bundled/LICENSES.txt', await licensesOf(Object.keys(result.metafile.inputs)));

for (const { file, imported, by } of packages) {
  for (const module of by) {
    const path = `dist/src/${module}`;
    const code = await readFile(path, 'utf8');
    const from = `import('${imported}')`;
    if (!code.includes(from)) throw new Error(`Expected ${from} in ${path}, found none.`);
    const own = posix.relative(posix.dirname(module), `bundled/${file}.js`);
    await writeFile(path, code.replaceAll(from, `import('${own}')`));
  }
}
