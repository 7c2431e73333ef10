// Packs the built program, with the two packages that it finds by path, into a bundle that Claude Desktop installs with a click.
// Usage, after `npm run build`: node scripts/bundle-mcpb.mjs [FILE]. Prints the file and its SHA-256, which the MCP registry asks for.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';

const root = fileURLToPath(new URL('..', import.meta.url));
const { tools } = await import(new URL('../dist/tools/index.js', import.meta.url).href);

/** Files and folders of the bundle; the licences of what is bundled into the program lie beside it. */
const contents = [
  'LICENSE',
  'package.json',
  'prompts',
  'skills',
  'dist/program',
  'dist/mermaid',
  'dist/src/bundled',
  'node_modules/@vscode/tree-sitter-wasm',
  'node_modules/web-tree-sitter',
];
/** What only developers of a package need. */
const unneeded = /\.map$|\.d\.c?ts$|^node_modules\/web-tree-sitter\/debug\//;

const manifest = JSON.parse(readFileSync(join(root, 'packaging/mcpb/manifest.json'), 'utf8'));
const offered = tools
  .filter(({ faces }) => faces.includes('mcp'))
  .map(({ name, summary }) => ({ name, description: summary }));
const files = Object.fromEntries([
  ['manifest.json', Buffer.from(`${JSON.stringify({ ...manifest, tools: offered }, null, 2)}\n`)],
  ...contents.flatMap(filesOf).map((path) => [path, readFileSync(join(root, path))]),
]);

// The same time in every bundle, so that the same program gives the same bytes.
const zip = zipSync(files, { mtime: new Date(1980, 0, 1), os: 3, attrs: 0o644 << 16 });
const target = resolve(process.argv[2] ?? join(root, 'release', `groundplan-${manifest.version}.mcpb`));
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, zip);
const sum = createHash('sha256').update(zip).digest('hex');
process.stdout.write(
  `${target}\n${Object.keys(files).length} files, ${(zip.length / 1e6).toFixed(1)} MB\nsha256 ${sum}\n`,
);

function filesOf(path) {
  if (statSync(join(root, path)).isFile()) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, '/').length).replaceAll('\\', '/'))
    .filter((name) => !unneeded.test(name))
    .sort();
}
