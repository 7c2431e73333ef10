import type { Collector } from '../collector.ts';
import type { CiFormat, CiLine, CiWorkflow, MatrixAxis } from './ci-format.ts';
import { ciFormats } from './index.ts';

/** Workflows of one repository beyond this many are variations of the same checks. */
const maximumWorkflows = 60;

/** A command that CI runs, and the file that says so. */
export interface WorkflowLine extends CiLine {
  readonly path: string;
  /** True if the workflow runs for changes. */
  readonly gate: boolean;
}

/** What CI does here. */
export interface WorkflowFacts {
  readonly workflows: readonly { readonly path: string; readonly system: string }[];
  readonly lines: readonly WorkflowLine[];
  /** Values that jobs are repeated for, with their place. */
  readonly axes: readonly (MatrixAxis & { readonly path: string })[];
}

/** Reads the CI files, the ones named after checks first. A broken one is listed and has no lines. */
export const collectWorkflows: Collector<WorkflowFacts> = ({ repository, signal }) => {
  const found = repository.files
    .flatMap(({ path }) => ciFormats.filter(({ matches }) => matches(path)).map((format) => ({ path, format })))
    .toSorted((left, right) => rankOf(left.path) - rankOf(right.path))
    .slice(0, maximumWorkflows);
  const read = found.map(({ path, format }) => {
    signal.throwIfAborted();
    const { gate, lines, axes } = parseWorkflow(repository.read(path), path, format);
    return {
      lines: lines.map((line) => ({ ...line, path, gate: gate && !isRepair(path) })),
      axes: axes.map((axis) => ({ ...axis, path })),
    };
  });
  return {
    workflows: found.map(({ path, format }) => ({ path, system: format.name })),
    lines: read.flatMap(({ lines }) => lines),
    axes: read.flatMap(({ axes }) => axes),
  };
};

function parseWorkflow(text: string | null, path: string, format: CiFormat): CiWorkflow {
  const nothing = { gate: false, lines: [], axes: [] };
  if (text === null) return nothing;
  try {
    return format.parse(text, path);
  } catch {
    return nothing;
  }
}

/** A workflow that mends what it finds and pushes it stops no change. */
function isRepair(path: string): boolean {
  return /auto-?fix|auto-?format/iu.test(path.slice(path.lastIndexOf('/') + 1));
}

/** Where several workflows run one command, the reader wants the one whose business it is. */
function rankOf(path: string): number {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.ya?ml$/u, '');
  if (
    /code-?ql|scorecard|release|publish|deploy|stale|\block\b|label|trivy|dependabot|dependency-review|issue|triage|close|cifuzz|docs?\b/iu.test(
      name,
    )
  )
    return 3;
  if (/^(?:pr|pull-?request|main|ci\b.*|continuous.*|build|builds?[-_]and[-_]tests?|checks?|tests?)$/iu.test(name))
    return 0;
  return /lint|test|check|verify|validate|\bci\b|action/iu.test(name) ? 1 : 2;
}
