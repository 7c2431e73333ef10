// Puts packages that are heavy, or of which little runs here, beside the library as a file each, for it and for the program: of openai's
// 20 MB less than half a megabyte is code that runs. After the program, which reads the modules as they were compiled.
import { readFile, writeFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { build } from 'esbuild';
import { bundledFolder, bundledPackages } from './bundled-packages.mjs';
import { leaveOut } from './leave-out.mjs';
import { licensesOf } from './licenses-of.mjs';

const result = await build({
  entryPoints: bundledPackages.map(({ file }) => ({ in: `entry:${file}`, out: file.replace(/\.js$/, '') })),
  outdir: `dist/${bundledFolder}`,
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
          contents: bundledPackages.find(({ file }) => file === path)?.source ?? '',
          resolveDir: process.cwd(),
        }));
      },
    },
  ],
});
for (const { file, imported, by } of bundledPackages) {
  for (const module of by) {
    const path = `dist/src/${module}`;
    const code = await readFile(path, 'utf8');
    const from = `import('${imported}')`;
    if (!code.includes(from)) throw new Error(`Expected ${from} in ${path}, found none.`);
    const own = posix.relative(posix.dirname(`src/${module}`), `${bundledFolder}/${file}`);
    await writeFile(path, code.replaceAll(from, `import('${own}')`));
  }
}

// Last of the whole build: the tests see by it that nothing is newer.
await writeFile(`dist/${bundledFolder}/LICENSES.txt`, await licensesOf(Object.keys(result.metafile.inputs)));
