import { concernsDocuments } from '../request/concerns-documents.ts';
import { findHeadline } from '../request/find-headline.ts';
import { closestSiblings, focusFiles, likelyChanges } from '../evidence/likely-changes.ts';
import { termsOf } from '../evidence/terms.ts';
import { code, keepCode } from './phrases.ts';
import { type DraftInput } from './section.ts';

/** One case to write for each requirement, in the file that tests its code, beside the existing case to imitate. */
export function unitCases(input: DraftInput) {
  const { request, evidence } = input;
  const wanted = request.requirements.filter(
    (requirement) => requirement.kind !== 'exclusion' && !concernsDocuments(requirement),
  );
  // The case for the first of its particulars shows the headline of the request too.
  const headline = findHeadline(request, wanted);
  const shown = wanted.filter((requirement) => requirement !== headline);
  return shown.flatMap(({ id, quote }, index) => {
    const paths = evidence.traces.requirements.find(({ requirement }) => requirement === id)?.paths ?? [];
    const module = moduleFor(input, paths);
    if (module === null) return [];
    const like = existingCase(input, module, quote);
    const ids = index === 0 && headline !== undefined ? `${headline.id}, ${id}` : id;
    return [{ test: `T${index + 1} (new)`, description: `${ids}: ${keepCode(quote)}${like}`, module }];
  });
}

/** The test file of the traced code; for an addition its own new test file, unless the trace leads to a file that changes. */
function moduleFor(input: DraftInput, paths: readonly string[]): string | null {
  const { evidence, request, size } = input;
  const changes = likelyChanges(evidence, request, size);
  const added = changes.find(({ change, role }) => change === 'new' && role === 'test');
  const adds = closestSiblings(evidence, request).length > 0;
  const own = adds ? paths.filter((path) => changes.some((change) => change.path === path)) : paths;
  if (adds && added !== undefined && own.length === 0) return added.path;
  const listed = changes.filter(({ role }) => role === 'test').map(({ path }) => path);
  const aimed = own.flatMap((source) => listed.find((path) => targetsOf(input, path).includes(source)) ?? [])[0];
  // 6.1 says which tests change: a case goes to one of them, best to one for the code that this requirement leads to.
  if (listed.length > 0) return aimed ?? listed[0] ?? null;
  for (const source of [...own, ...focusFiles(evidence, request, size).map(({ path }) => path)]) {
    const covering = evidence.tests.files.find(({ targets }) => targets[0] === source);
    if (covering !== undefined) return covering.path;
    const placed = evidence.tests.testFor(source);
    if (placed !== null && (placed.exists || changes.some(({ path }) => path === placed.path))) return placed.path;
  }
  return null;
}

/** What a test tests: the file that holds the function of its name, or else what it imports or is named after. */
function targetsOf({ evidence }: DraftInput, test: string): readonly string[] {
  const { named } = evidence.affectedTests;
  const functions = named.filter(({ path }) => path === test).map(({ source }) => source);
  return [...functions, ...(evidence.tests.files.find(({ path }) => path === test)?.targets.slice(0, 1) ?? [])];
}

/** The case that shares most words with the requirement, else the one nearest to the request, else the first of the file. */
function existingCase({ evidence }: DraftInput, module: string, quote: string): string {
  const wanted = new Set(termsOf(quote));
  const cases = evidence.tests.files.find(({ path }) => path === module)?.cases ?? [];
  const rated = cases.map((one) => {
    const terms = [...new Set(termsOf(one.name))];
    const shared = terms.filter((term) => wanted.has(term)).length;
    return { one, rating: shared / Math.sqrt(terms.length || 1) };
  });
  const best = rated.reduce((one, other) => (other.rating > one.rating ? other : one), { one: cases[0], rating: 0 });
  const [near] = evidence.affectedTests.files.find(({ path }) => path === module)?.cases ?? [];
  const like = best.rating > 0 ? best.one : (near ?? cases[0]);
  return like === undefined ? '' : `. Cases there read like ${code(like.name)} (${code(`${module}:${like.line}`)})`;
}
