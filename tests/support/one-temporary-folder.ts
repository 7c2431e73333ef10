import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noNetwork } from './no-network.ts';

/**
 * Lays every temporary folder of a run into one, and removes it at the end: modules are shared between test files, so
 * what a module leaves to `afterAll` is done after the first file only. It lies in memory where that is possible, for
 * thousands of small files are written.
 * The network is off for all of them.
 */
export default function layTogether(): () => void {
  const folder = mkdtempSync(join(suits(memory) ? memory : tmpdir(), 'groundplan-tests-'));
  process.env['TMPDIR'] = folder; // The workers, which start later, inherit it.
  Object.assign(process.env, noNetwork);
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Where Linux keeps files in memory. */
const memory = '/dev/shm';

/** True if there is room, and programs may run there: containers often allow little of both. */
function suits(place: string): boolean {
  if (!existsSync(place)) return false;
  const { bavail, bsize } = statfsSync(place);
  if (bavail * bsize < 2 * 1024 ** 3) return false;
  const folder = mkdtempSync(join(place, 'groundplan-probe-'));
  try {
    writeFileSync(join(folder, 'program'), '#!/bin/sh\n', { mode: 0o755 });
    execFileSync(join(folder, 'program'));
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
