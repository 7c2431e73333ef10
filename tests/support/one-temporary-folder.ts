import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Lays every temporary folder of a run into one, and removes it at the end: modules are shared between test files, so
 * what a module leaves to `afterAll` is done after the first file only.
 */
export default function layTogether(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-tests-'));
  process.env['TMPDIR'] = folder; // The workers, which start later, inherit it.
  return () => rmSync(folder, { recursive: true, force: true });
}
