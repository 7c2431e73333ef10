import { execFileSync } from 'node:child_process';

/** Builds `dist/` once before the tests, because the command-line tests run the program that users run. */
export default function build(): void {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
}
