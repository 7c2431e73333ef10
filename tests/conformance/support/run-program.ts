import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { cleanEnvironment, type CliResult } from '../../support/run-cli.ts';
import { createTemporaryFolder } from '../../support/temporary-repository.ts';
import { programsFolder } from './install-programs.ts';

const modules = join(programsFolder, 'node_modules');

/** The programs, by name. */
const programs = {
  suite: '@modelcontextprotocol/conformance/dist/index.js',
  inspector: '@modelcontextprotocol/inspector/clients/launcher/build/index.js',
} as const;

/** Runs one of the programs with the Node.js that was installed for it; the server under test runs with the one that runs the tests. */
export function runProgram(name: keyof typeof programs, args: readonly string[]): Promise<CliResult> {
  const environment = { ...cleanEnvironment(), HOME: createTemporaryFolder(), NO_COLOR: '1' };
  const child = spawn(join(modules, '.bin/node'), [join(modules, programs[name]), ...args], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...output }));
  });
}
