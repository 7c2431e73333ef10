// Puts the packages that speak to models, and those that read pages of the web, beside the library as a file each: of openai's 20 MB
// less than half a megabyte is code that runs. They stay apart from the rest, because they are loaded when a model is first asked or a
// page first read. After the program, which has its own.
import { readFile, writeFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { build } from 'esbuild';
import { licensesOf } from './licenses-of.mjs';

/** Where the file goes, what it gives, and who imports it as what; all from `dist/src`. */
const packages = [
  {
    file: 'model/packages/openai.js',
    source: "export { default } from 'openai'; export * from 'openai';",
    imported: 'openai',
    by: ['model/open-connection.js'],
  },
  {
    file: 'model/packages/openai-streaming.js',
    source: "export * from 'openai/streaming';",
    imported: 'openai/streaming',
    by: ['model/open-connection.js'],
  },
  {
    file: 'model/packages/undici.js',
    source: "export { default } from 'undici';",
    imported: 'undici',
    by: ['model/open-fetch.js', 'research/http/open-guarded-fetch.js'],
  },
  ...[
    ['ipaddr.js', 'http/open-guarded-fetch.js'],
    ['robots-parser', 'http/robots.js'],
    ['@mozilla/readability', 'reading/extract-html.js'],
    ['turndown', 'reading/extract-html.js'],
  ].map(([imported, by]) => ({
    file: `research/packages/${imported.replace(/^@.*\//, '').replace(/\.js$/, '')}.js`,
    source: `export { default } from '${imported}';`,
    imported,
    by: [`research/${by}`],
  })),
  {
    file: 'research/packages/linkedom.js',
    source: "export { parseHTML } from 'linkedom';",
    imported: 'linkedom',
    by: ['research/reading/extract-html.js'],
  },
];

const result = await build({
  entryPoints: packages.map(({ file }) => ({ in: `entry:${file}`, out: file.replace(/\.js$/, '') })),
  outdir: 'dist/src',
  chunkNames: 'model/packages/[name]-[hash]',
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
  plugins: [
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
for (const folder of ['model/packages', 'research/packages']) {
  const outputs = Object.entries(result.metafile.outputs).filter(([path]) => path.includes(folder));
  const inputs = outputs.flatMap(([, { inputs }]) => Object.keys(inputs));
  await writeFile(`dist/src/${folder}/LICENSES.txt`, await licensesOf(inputs));
}

for (const { file, imported, by } of packages) {
  for (const module of by) {
    const path = `dist/src/${module}`;
    const code = await readFile(path, 'utf8');
    const from = `import('${imported}')`;
    if (!code.includes(from)) throw new Error(`Expected ${from} in ${path}, found none.`);
    const own = posix.relative(posix.dirname(module), file);
    await writeFile(path, code.replaceAll(from, `import('${own.startsWith('.') ? own : `./${own}`}')`));
  }
}
