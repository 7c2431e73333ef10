import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { createTemporaryFolder } from '../../support/temporary-repository.ts';
import { programsFolder } from './install-programs.ts';
import { runProgram } from './run-program.ts';

/** The revisions of the protocol that are served. */
export const revisions = ['2025-11-25', '2026-07-28'] as const;
export type Revision = (typeof revisions)[number];

/** One thing that the suite looked at. */
export interface Check {
  readonly scenario: string;
  readonly id: string;
  readonly status: 'SUCCESS' | 'FAILURE' | 'WARNING' | 'SKIPPED' | 'INFO';
  /** What was wrong; empty when nothing was. */
  readonly message: string;
}

const checksSchema = z.array(
  z.object({
    id: z.string(),
    status: z.enum(['SUCCESS', 'FAILURE', 'WARNING', 'SKIPPED', 'INFO']),
    errorMessage: z.string().default(''),
  }),
);

/** Runs the suite against a server; every check of every scenario that it ran, in its order. */
export async function runSuite(
  url: string,
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly text: string; readonly checks: readonly Check[] }> {
  const out = createTemporaryFolder();
  const { code, stdout, stderr } = await runProgram('suite', ['server', '--url', url, '--output-dir', out, ...args]);
  const checks = readdirSync(out).flatMap((folder) => {
    const scenario = folder.replace(/^server-(.+)-\d{4}-\d{2}-\d{2}T.*$/, '$1');
    const read = checksSchema.parse(JSON.parse(readFileSync(join(out, folder, 'checks.json'), 'utf8')));
    return read.map(({ id, status, errorMessage: message }) => ({ scenario, id, status, message }));
  });
  return { code, text: stdout + stderr, checks };
}

/** Names of the scenarios for servers. */
export async function listScenarios(): Promise<readonly string[]> {
  const { stdout } = await runProgram('suite', ['list', '--server']);
  return [...stdout.matchAll(/^ +- (\S+)/gm)].map(([, name = '']) => name);
}

/** Those that count for a revision, as they were when it came out. */
export function requiredScenarios(revision: Revision): readonly string[] {
  const path = join(programsFolder, 'node_modules/@modelcontextprotocol/conformance/requirements', `${revision}.yaml`);
  return z.object({ server: z.array(z.string()) }).parse(parse(readFileSync(path, 'utf8'))).server;
}
