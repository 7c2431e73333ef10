import { spawn } from 'node:child_process';
import { cleanEnvironment, type CliResult } from './run-cli.ts';

/** Runs a module's text as a process of its own; `shell` is what a shell does before, for instance set a limit. */
export function runScript(text: string, args: readonly string[], shell = 'true'): Promise<CliResult> {
  const own = ['-c', `${shell} && exec "$@"`, 'sh', process.execPath, '--input-type=module', '--eval', text, ...args];
  return new Promise((resolve, reject) => {
    const child = spawn('sh', own, { env: cleanEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (more: string) => (output.stdout += more));
    child.stderr.setEncoding('utf8').on('data', (more: string) => (output.stderr += more));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...output }));
  });
}

/** The address of a module as the build made it. */
export function builtModule(path: string): string {
  return new URL(`../../dist/src/${path}`, import.meta.url).href;
}
