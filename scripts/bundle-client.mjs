// Puts packages that are heavy, or of which little runs here, beside the library as a file each: of openai's 20 MB less than half a
// megabyte is code that runs. They stay apart from the rest, because they are loaded when first needed. After the program, which has
// its own.
import { readFile, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { licensesOf } from './licenses-of.mjs';
import { bundledPackages, researchFolder } from './bundled-packages.mjs';
import { leaveOut } from './leave-out.mjs';

/** By the folder of who imports them: the name of the file, what it gives, and who imports it as what. */
const groups = {
  'dist/src/model': [
    {
      file: 'openai.js',
      source: "export { default } from 'openai'; export * from 'openai';",
      imported: 'openai',
      by: ['open-connection.js'],
    },
    {
      file: 'openai-streaming.js',
      source: "export * from 'openai/streaming';",
      imported: 'openai/streaming',
      by: ['open-connection.js'],
    },
    { file: 'undici.js', source: "export { default } from 'undici';", imported: 'undici', by: ['open-fetch.js'] },
  ],
  [`dist/${researchFolder}`]: bundledPackages.map(({ imported, file, by }) => ({
    file,
    source: `export { default } from '${imported}';`,
    imported,
    by: [by],
  })),
};

for (const [folder, packages] of Object.entries(groups)) await bundle(folder, packages);

async function bundle(folder, packages) {
  const result = await build({
    entryPoints: packages.map(({ file }) => ({ in: `entry:${file}`, out: file.replace(/\.js$/, '') })),
    outdir: `${folder}/packages`,
    bundle: true,
    // What two of them share, such as the classes of errors, must be one and the same.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    banner: {
      js: "import { createRequire as createBundleRequire } from 'node:module'; const require = createBundleRequire(import.meta.url);",
    },
    legalComments: 'none',
    // Names of our own failures stay; of npm's client nobody reads them.
    minifyWhitespace: true,
    minifySyntax: true,
    minifyIdentifiers: folder !== 'dist/src/model',
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
  await writeFile(`${folder}/packages/LICENSES.txt`, await licensesOf(Object.keys(result.metafile.inputs)));
  for (const { file, imported, by } of packages) {
    for (const importer of by) {
      const path = `${folder}/${importer}`;
      const code = await readFile(path, 'utf8');
      const from = `import('${imported}')`;
      if (!code.includes(from)) throw new Error(`Expected ${from} in ${path}, found none.`);
      await writeFile(path, code.replaceAll(from, `import('./packages/${file}')`));
    }
  }
}
