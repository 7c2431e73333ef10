// Bundles Mermaid's parsers into one file for the syntax check, without what only drawing needs: the package is used
// for its grammars, and has no place in the dependencies of whoever installs this one.
import { writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { licensesOf } from './licenses-of.mjs';

/** Packages that draw, lay out or touch a document; a module that answers anything stands in for them. */
const drawing = [
  'cytoscape',
  'cytoscape-cose-bilkent',
  'cytoscape-fcose',
  'd3',
  'd3-sankey',
  'dagre-d3-es',
  'dompurify',
  'elkjs',
  'katex',
  'marked',
  'roughjs',
  'stylis',
  '@iconify/utils',
  '@upsetjs/venn.js',
];

// The bundler looks names up along the prototype of what a module exports.
const standIn = `
const get = (_, key) => (key === Symbol.toPrimitive ? () => '' : key === '__esModule' || key === 'then' ? undefined : answer);
const names = new Proxy({}, { get });
const answer = new Proxy(function () {}, {
  get,
  getPrototypeOf: () => names,
  apply: (_, self, given) => (typeof given[0] === 'string' ? given[0] : answer),
  construct: () => answer,
});
module.exports = answer;
`;

const result = await build({
  entryPoints: ['scripts/mermaid-worker.mjs'],
  outfile: 'dist/mermaid/worker.mjs',
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  plugins: [
    {
      name: 'without-drawing',
      setup({ onResolve, onLoad }) {
        const named = new RegExp(`^(?:${drawing.join('|')})(?:/|$)`);
        onResolve({ filter: named }, ({ path }) => ({ path, namespace: 'stand-in' }));
        onLoad({ filter: /.*/, namespace: 'stand-in' }, () => ({ contents: standIn, loader: 'js' }));
      },
    },
  ],
});

await writeFile('dist/mermaid/LICENSES.txt', await licensesOf(Object.keys(result.metafile.inputs)));
