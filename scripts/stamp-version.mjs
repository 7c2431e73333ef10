// Puts the version of package.json into the manifests for shops; everything else in them stays. `npm version` runs it.
// Usage: node scripts/stamp-version.mjs [--check] [FOLDER]. With --check nothing is written, and a manifest with another version ends with
// exit code 1.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyEdits, modify } from 'jsonc-parser';

const args = process.argv.slice(2);
const checking = args.includes('--check');
const root = resolve(args.find((arg) => arg !== '--check') ?? fileURLToPath(new URL('..', import.meta.url)));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const pinned = `groundplan@${version}`;

/** Where a version stands in each, as the keys that lead to it. */
const places = {
  'server.json': [
    [['version'], version],
    [['packages', 0, 'version'], version],
  ],
  'packaging/mcpb/manifest.json': [[['version'], version]],
  '.claude-plugin/plugin.json': [
    [['version'], version],
    [['mcpServers', 'groundplan', 'args', 1], pinned],
  ],
  'gemini-extension.json': [
    [['version'], version],
    [['mcpServers', 'groundplan', 'args', 1], pinned],
  ],
};

for (const [file, stamps] of Object.entries(places)) {
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  const stamped = stamps.reduce((made, [keys, value]) => applyEdits(made, modify(made, keys, value, {})), text);
  if (stamped === text) continue;
  if (!checking) writeFileSync(path, stamped);
  process.stdout.write(`${checking ? 'other version' : 'stamped'}: ${file}\n`);
  if (checking) process.exitCode = 1;
}
if (process.exitCode === 1) process.stderr.write('hint: run `node scripts/stamp-version.mjs` and commit the result\n');
