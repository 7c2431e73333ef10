// Takes out of `dist` what nobody can use: modules whose source is gone since an earlier build, and the types of those that the public
// types do not lead to. They would be a fifth of what is installed of this package.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

for (const folder of ['src', 'tools']) {
  for (const path of filesIn(join('dist', folder))) {
    const source = relative('dist', path).replace(/(?:\.d\.ts|\.js)$/, '.ts');
    if (source.endsWith('.ts') && !source.startsWith('src/bundled/') && !existsSync(source)) rmSync(path);
  }
}

const reached = new Set();
reach(resolve('dist/src/index.d.ts'));
for (const path of filesIn('dist')) if (path.endsWith('.d.ts') && !reached.has(resolve(path))) rmSync(path);

function reach(path) {
  if (reached.has(path) || !existsSync(path)) return;
  reached.add(path);
  for (const [, module] of readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)) {
    reach(resolve(dirname(path), module.replace(/\.[jt]s$/, '.d.ts')));
  }
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}
