// Bundles the command line into a few files: Node spends half a second less on starting than with the modules as compiled.
// The library under dist/src stays as it is. Grammars stay packages of their own: they are found by path.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { bundledFolder, bundledPackages } from './bundled-packages.mjs';
import { licensesOf } from './licenses-of.mjs';

await rm('dist/program', { recursive: true, force: true });
const result = await build({
  // A thread is started from a file of its own.
  entryPoints: ['dist/src/cli.js', 'dist/src/repository/lexing/lex-worker.js'],
  entryNames: '[name]',
  outdir: 'dist/program',
  bundle: true,
  // Parts that are imported when first needed stay apart.
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: ['web-tree-sitter', '@vscode/tree-sitter-wasm', 'groundplan/package.json'],
  // Its main file asks for its parts in a way that a bundler cannot follow.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  // Some packages are CommonJS and ask for Node's own modules by `require`.
  banner: {
    js: "import { createRequire as createBundleRequire } from 'node:module'; const require = createBundleRequire(import.meta.url);",
  },
  legalComments: 'none',
  // Half of what is left of the time until the server answers is reading code. Names stay, for stacks in bug reports.
  minifyWhitespace: true,
  minifySyntax: true,
  plugins: [
    { name: 'shared with the library', setup: shareWithLibrary },
    { name: 'only what is used of zod', setup: takeZodApart },
  ],
  logLevel: 'warning',
  metafile: true,
});

await writeFile('dist/program/LICENSES.txt', await licensesOf(Object.keys(result.metafile.inputs)));

/** What is heavy lies beside the library once, for both. */
function shareWithLibrary({ onResolve }) {
  onResolve({ filter: /^[^.]/ }, ({ path, importer }) => {
    if (!/[\\/]dist[\\/]src[\\/]/.test(importer)) return null;
    const shared = bundledPackages.find(({ imported }) => imported === path);
    return shared === undefined ? null : { path: `../${bundledFolder}/${shared.file}`, external: true };
  });
}

/** `{ z }` is one object with everything in it, also fifty languages; of a namespace, a bundler keeps what is used. */
function takeZodApart({ onLoad }) {
  onLoad({ filter: /[\\/]dist[\\/](?:src|tools)[\\/].*\.js$/ }, async ({ path }) => ({
    contents: (await readFile(path, 'utf8')).replace("import { z } from 'zod'", "import * as z from 'zod'"),
  }));
}
