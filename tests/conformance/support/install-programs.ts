import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const wanted = fileURLToPath(new URL('../programs/', import.meta.url));

/** Where the suite and the inspector are: outside what `npm install` brings, which they would nearly double. */
export const programsFolder = fileURLToPath(new URL('../../../node_modules/.cache/conformance/', import.meta.url));

/** Installs the suite, the inspector and their Node.js as the lock file has them, unless that was done before. */
export default function installPrograms(): void {
  if (isThere()) return;
  mkdirSync(programsFolder, { recursive: true });
  for (const name of ['package.json', 'package-lock.json'])
    copyFileSync(join(wanted, name), join(programsFolder, name));
  // No scripts: none of the packages needs one.
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', ['ci', ...options], { cwd: programsFolder, stdio: ['ignore', 'ignore', 'inherit'] });
  copyFileSync(join(wanted, 'package-lock.json'), stamp);
}

/** Written last, so that an installation that was interrupted is made again. */
const stamp = join(programsFolder, 'installed.json');

function isThere(): boolean {
  const lock = readFileSync(join(wanted, 'package-lock.json'), 'utf8');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === lock;
}
