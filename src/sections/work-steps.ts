import { concernsDocuments } from '../request/concerns-documents.ts';
import { findHeadline } from '../request/find-headline.ts';
import type { Requirement } from '../request/request.ts';
import { closestSiblings, type LikelyChange } from '../evidence/likely-changes.ts';
import { code, keepCode, listed } from './phrases.ts';
import { type DraftInput } from './section.ts';

/** Effort is a judgement of whoever takes the decisions. */
export const unknownEffort = 'not estimated';

interface RequirementGroup {
  readonly requirements: readonly Requirement[];
  readonly paths: readonly string[];
}

/** Requirements that land in the same file first are one step; the headline of the request goes with the first of them. */
function groupByFiles({ evidence, request }: DraftInput, required: readonly Requirement[]): RequirementGroup[] {
  const groups = new Map<string, { requirements: Requirement[]; paths: string[] }>();
  const headline = findHeadline(request, required);
  for (const requirement of required) {
    if (requirement === headline) continue;
    const paths = evidence.traces.requirements.find(({ requirement: id }) => id === requirement.id)?.paths ?? [];
    const key = concernsDocuments(requirement) ? 'docs' : (paths[0] ?? '');
    const group = groups.get(key) ?? { requirements: [], paths: [] };
    group.requirements.push(requirement);
    group.paths.push(...paths.slice(0, 2).filter((path) => !group.paths.includes(path)));
    groups.set(key, group);
  }
  const [first] = groups.values();
  if (headline !== undefined) first?.requirements.unshift(headline);
  return [...groups.values()];
}

/** One step per group of requirements. What 6.1 lists and no requirement leads to goes with the first of them. */
export function workSteps(input: DraftInput, required: readonly Requirement[], changes: readonly LikelyChange[]) {
  const work = groupByFiles(input, required).map((group) => workStep(input, group, changes));
  const placed = new Set(work.flatMap(({ files }) => files));
  const left = changes
    .filter(({ path, role }) => (role === 'source' || role === 'test') && !placed.has(path))
    .map(({ path }) => path);
  return work.map((step, index) => (index === 0 ? { ...step, files: [...step.files, ...left] } : step));
}

function workStep(input: DraftInput, { requirements, paths }: RequirementGroup, changes: readonly LikelyChange[]) {
  const { evidence, request } = input;
  const headline = findHeadline(request, requirements);
  const particulars = requirements.filter((one) => one !== headline);
  const aboutDocs = particulars.every(concernsDocuments);
  const siblings = new Set(closestSiblings(evidence, request).map(({ path }) => path));
  const models = paths.filter((path) => siblings.has(path));
  const files = aboutDocs ? documentFiles(input, requirements, changes) : affectedFiles(input, paths, models, changes);
  const quotes = requirements.map(({ id, quote }) => `${id} “${keepCode(quote)}”`);
  const start =
    models.length > 0
      ? ` Follow ${listed(models.map(code))}, the closest of what is there.`
      : termsOf(input, particulars);
  const tests = files.filter((path) => changes.some((change) => change.path === path && change.role === 'test'));
  return {
    name: stepName(particulars),
    requirements: requirements.map(({ id }) => id),
    description: `Make true: ${quotes.join('; ')}.${aboutDocs ? '' : start}`,
    files: [...new Set(files)],
    verification: aboutDocs ? 'Read the changed pages against the requirement.' : verificationOf(input, tests),
    effort: unknownEffort,
  };
}

/** The documents that the requirements name, else the page that 6.1 lists, else those that share most words with the request. */
function documentFiles(
  { evidence }: DraftInput,
  requirements: readonly Requirement[],
  changes: readonly LikelyChange[],
): string[] {
  const { readme, changelog, pages } = evidence.documents;
  const words = requirements.map(({ quote }) => quote).join(' ');
  const named = [/\breadme\b/i.test(words) ? readme : null, /\bchangelog\b/i.test(words) ? changelog : null].filter(
    (path) => path !== null,
  );
  if (named.length > 0) return named;
  const proposed = changes
    .filter(({ role, path }) => role === 'document' && path !== changelog)
    .map(({ path }) => path);
  if (proposed.length > 0) return proposed;
  return pages
    .filter(({ relevance }) => relevance >= 0.4)
    .slice(0, 2)
    .map(({ path }) => path);
}

/** The traced files, or the new ones when the trace leads to models only, each with its test. */
function affectedFiles(
  input: DraftInput,
  paths: readonly string[],
  models: readonly string[],
  changes: readonly LikelyChange[],
): string[] {
  // A traced file that 6.1 does not list is a hub that everything imports, or too weak a candidate to change.
  const adds = closestSiblings(input.evidence, input.request).length > 0;
  const own = paths.filter(
    (path) => !models.includes(path) && (!adds || changes.some((change) => change.path === path)),
  );
  const added = changes.filter(({ change, role }) => change === 'new' && role !== 'companion').map(({ path }) => path);
  if (adds && added.length > 0 && own.length === 0) return added;
  // Without a source to change, the new part will at least be listed where its siblings are.
  const fallback = changes.find(({ role }) => role === 'source') ?? changes.find(({ role }) => role === 'companion');
  const sources = own.length > 0 || fallback === undefined ? own : [fallback.path];
  return [...(models.length > 0 ? added : []), ...sources, ...testsFor(input, sources, changes)];
}

/** The tests of these sources among the expected changes. */
function testsFor({ evidence }: DraftInput, sources: readonly string[], changes: readonly LikelyChange[]): string[] {
  return sources.slice(0, 2).flatMap((source) => {
    const covering = evidence.tests.files.find(({ targets }) => targets[0] === source);
    const path = covering?.path ?? evidence.tests.testFor(source)?.path;
    return path !== undefined && changes.some((change) => change.path === path) ? [path] : [];
  });
}

function verificationOf({ evidence }: DraftInput, tests: readonly string[]): string {
  const own = tests.flatMap((path) => evidence.tests.commandFor(path) ?? []).slice(0, 2);
  if (own.length > 0) return `${listed([...new Set(own)].map(code))} with the new cases of 8.1`;
  // What only the CI's runner can fill in is nothing that a person can type.
  const all = evidence.commands.commands.find(({ purpose, run }) => purpose === 'test' && !run.includes('${{'));
  return all === undefined
    ? 'The new cases of 8.1 pass; the repository defines no test command.'
    : `${code(all.run)} with the new cases of 8.1`;
}

function termsOf({ evidence }: DraftInput, requirements: readonly Requirement[]): string {
  const [first] = requirements;
  const trace = evidence.traces.requirements.find(({ requirement }) => requirement === first?.id);
  const [path] = trace?.paths ?? [];
  if (trace === undefined || path === undefined || trace.terms.length < 2) return '';
  return ` Start in ${code(path)}, which already speaks of ${listed(trace.terms.slice(0, 4).map(code))}.`;
}

/** A few words for the heading: the first requirement, cut at a word. A name in code ("app.query(…)") keeps its first letter. */
function stepName([first]: readonly Requirement[]): string {
  const words = (first?.quote ?? 'Change').replaceAll('`', '');
  const cut = words.length <= 62 ? words : `${words.slice(0, 60).replace(/[\s,;:(]+\S*$/, '')} …`;
  return /^\p{Ll}+(?:[\s,]|$)/u.test(cut) ? cut.charAt(0).toUpperCase() + cut.slice(1) : cut;
}
