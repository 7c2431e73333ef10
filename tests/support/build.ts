import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Builds `dist/` before the tests, because the command-line tests run the program that users run; not again when nothing is newer than it. */
export default function build(): void {
  const built = statSync(lastOutput, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (inputs.every((path) => newestIn(path) < built)) return;
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** The build writes it last. */
const lastOutput = 'dist/src/bundled/LICENSES.txt';

const inputs = [
  'src',
  'tools',
  'prompts',
  'scripts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
];

/** When something in it was changed, added or taken out last, in milliseconds. */
function newestIn(path: string): number {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestIn(join(path, name))), mtimeMs);
}
