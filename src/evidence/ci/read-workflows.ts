import type { Repository } from '../../repository/repository.ts';
import type { CiLine } from './ci-format.ts';
import { ciFormats } from './index.ts';

/** Workflows of one repository beyond this many are variations of the same checks. */
const maximumWorkflows = 60;

/** A command that CI runs, and the file that says so. */
export interface WorkflowLine extends CiLine {
  readonly path: string;
  /** True if the workflow runs for changes. */
  readonly gate: boolean;
}

/** Reads the CI files, the ones named after checks first. A broken one is listed and has no lines. */
export function readWorkflows(repository: Repository, signal: AbortSignal) {
  const found = repository.files
    .flatMap(({ path }) => ciFormats.filter(({ matches }) => matches(path)).map((format) => ({ path, format })))
    .toSorted((left, right) => rankOf(left.path) - rankOf(right.path))
    .slice(0, maximumWorkflows);
  const lines = found.flatMap(({ path, format }): readonly WorkflowLine[] => {
    signal.throwIfAborted();
    const text = repository.read(path);
    if (text === null) return [];
    try {
      const workflow = format.parse(text, path);
      return workflow.lines.map((line) => ({ ...line, path, gate: workflow.gate && !isRepair(path) }));
    } catch {
      return [];
    }
  });
  return { workflows: found.map(({ path, format }) => ({ path, system: format.name })), lines };
}

/** A workflow that mends what it finds and pushes it stops no change. */
function isRepair(path: string): boolean {
  return /auto-?fix|auto-?format/iu.test(path.slice(path.lastIndexOf('/') + 1));
}

/** Where several workflows run one command, the reader wants the one whose business it is. */
function rankOf(path: string): number {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^(?:ci|continuous|main|build|checks?|pr|pull|tests?)\b/iu.test(name)) return 0;
  return /lint|test|check|verify|validate|\bci\b/iu.test(name) ? 1 : 2;
}
