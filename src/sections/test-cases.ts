import { concernsDocuments } from '../request/concerns-documents.ts';
import { closestSiblings, focusFiles, likelyChanges } from '../evidence/likely-changes.ts';
import { code, keepCode } from './phrases.ts';
import { type DraftInput } from './section.ts';

/** One case to write for each requirement, in the file that tests its code, beside the existing case to imitate. */
export function unitCases(input: DraftInput) {
  const { request, evidence } = input;
  const wanted = request.requirements.filter(
    (requirement) => requirement.kind !== 'exclusion' && !concernsDocuments(requirement),
  );
  return wanted.flatMap(({ id, quote }, index) => {
    const paths = evidence.traces.requirements.find(({ requirement }) => requirement === id)?.paths ?? [];
    const module = moduleFor(input, paths);
    if (module === null) return [];
    const like = existingCase(input, module);
    return [{ test: `T${index + 1} (new)`, description: `${id}: ${keepCode(quote)}${like}`, module }];
  });
}

/** The test file of the traced code; for an addition its own new test file, unless the trace leads to a file that changes. */
function moduleFor({ evidence, request, size }: DraftInput, paths: readonly string[]): string | null {
  const changes = likelyChanges(evidence, request, size);
  const added = changes.find(({ change, role }) => change === 'new' && role === 'test');
  const adds = closestSiblings(evidence, request).length > 0;
  const own = adds ? paths.filter((path) => changes.some((change) => change.path === path)) : paths;
  if (adds && added !== undefined && own.length === 0) return added.path;
  for (const source of [...own, ...focusFiles(evidence, request, size).map(({ path }) => path)]) {
    const covering = evidence.tests.files.find(({ targets }) => targets[0] === source);
    if (covering !== undefined) return covering.path;
    const placed = evidence.tests.testFor(source);
    if (placed !== null && (placed.exists || changes.some(({ path }) => path === placed.path))) return placed.path;
  }
  return changes.find(({ role }) => role === 'test')?.path ?? null;
}

function existingCase({ evidence }: DraftInput, module: string): string {
  const first = evidence.tests.files.find(({ path }) => path === module)?.cases[0];
  return first === undefined ? '' : `. Cases there read like ${code(first.name)} (${code(`${module}:${first.line}`)})`;
}
