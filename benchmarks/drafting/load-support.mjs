// The scripted model server and its authors are written for the tests; here they are bundled to run without a test runner.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const support = `
  export { startModelServer } from './model-server.ts';
  export { countTokens } from './token-count.ts';
  export { createSampleRepository, sampleRequest } from './sample-repository.ts';
  export { goodAuthor, isAboutRequirements, sectionsAsked } from './authors/good-author.ts';
  export { inventingAuthor } from './authors/inventing-author.ts';
  export { countLies } from './authors/count-lies.ts';
  export { end } from 'vitest';
`;

/** Loads what the tests stand on, by its exports as seen from tests/support; `end` removes the temporary folders that they made. */
export async function loadSupport(contents = support) {
  const root = join(import.meta.dirname, '../..');
  const folder = mkdtempSync(join(root, 'node_modules/.drafting-'));
  const outfile = join(folder, 'support.mjs');
  await build({
    stdin: { contents, resolveDir: join(root, 'tests/support'), loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    plugins: [withoutRunner],
  });
  const loaded = await import(pathToFileURL(outfile).href);
  rmSync(folder, { recursive: true });
  return loaded;
}

const withoutRunner = {
  name: 'without a test runner',
  setup(bundler) {
    bundler.onResolve({ filter: /^vitest$/ }, () => ({ path: 'vitest', namespace: 'stub' }));
    bundler.onLoad({ filter: /.*/, namespace: 'stub' }, () => ({
      contents:
        'const ends = []; export const afterAll = (end) => ends.push(end); export const end = () => Promise.all(ends.map((one) => one()));',
    }));
  },
};
