import { concernsDocuments } from '../request/concerns-documents.ts';
import type { Requirement } from '../request/request.ts';
import { closestSiblings, likelyChanges, type LikelyChange } from '../evidence/likely-changes.ts';
import { prose } from '../markdown/blocks/prose.ts';
import { stepList } from '../markdown/blocks/step-list.ts';
import { commandTextField, pathField, requirementField } from './fields.ts';
import { code, keepCode, listed, plain } from './phrases.ts';
import { defineSection, type DraftInput } from './section.ts';

const unknownEffort = 'not estimated';

/** 7: the order of work, each step with its files and its proof. */
export const steps = defineSection({
  id: 'steps',
  heading: '7. Implementation Steps',
  needs: ['changes'],
  parts: {
    preface: { block: prose(), guide: 'Base branch and how the steps become commits, in a sentence; may be empty.' },
    steps: {
      block: stepList({ file: pathField('any'), requirement: requirementField(), verification: commandTextField() }),
      guide:
        'Steps of at most half a day: what to do, which files, a command that proves it, the effort. Step 1 asks what must be decided.',
    },
  },
  draft(input) {
    const changes = likelyChanges(input.evidence, input.request, input.size);
    const required = input.request.requirements.filter(({ kind }) => kind !== 'exclusion');
    return {
      preface: prefaceOf(input),
      steps: [decisionStep(input), ...workSteps(input, required, changes), ...closingSteps(input, changes)],
      open: [],
      notApplicable: [],
    };
  },
  example: {
    preface: ['Steps 2–7 are one commit each.'],
    steps: [
      {
        name: 'Store',
        requirements: ['R2', 'R7'],
        description: 'The contract and the in-memory store of 6.3.',
        files: ['src/middleware/rate-limit/store.ts'],
        verification: '`npx vitest run src/middleware/rate-limit`',
        effort: '2 h',
      },
    ],
    open: [],
    notApplicable: [],
  },
});

function prefaceOf({ evidence }: DraftInput): string[] {
  const { branch, commit } = evidence.repository;
  const base =
    commit === null
      ? ''
      : `Base: ${branch === null ? '' : `branch ${code(branch)} at `}commit ${code(commit.slice(0, 8))}. `;
  const style =
    evidence.history.convention === null ? '' : `Commit messages here follow ${plain(evidence.history.convention)}. `;
  const order = 'Steps follow the order of the request; effort is left to whoever takes the decisions.';
  return [`${base}${style}${order}`];
}

function decisionStep({ request, evidence }: DraftInput) {
  const excluded = request.requirements.filter(({ kind }) => kind === 'exclusion').map(({ id }) => id);
  const contributing = evidence.rules.files.find(({ kind }) => kind === 'contributing');
  return {
    name: 'Settle the open points',
    requirements: [],
    description: `Answer what stands as **Open** in sections 2 to 12, the interface (6.3), the new files (6.1) and the threats (4.1) first; every later step depends on them.${excluded.length > 0 ? ` Keep out what the request leaves out (${excluded.join(', ')}).` : ''}${contributing === undefined ? '' : ` ${code(contributing.path)} says how changes are proposed here.`}`,
    files: [],
    verification: 'No open point is left in this plan.',
    effort: unknownEffort,
  };
}

interface RequirementGroup {
  readonly requirements: readonly Requirement[];
  readonly paths: readonly string[];
}

/** Requirements that land in the same file first are one step. */
function groupByFiles({ evidence }: DraftInput, required: readonly Requirement[]): RequirementGroup[] {
  const groups = new Map<string, { requirements: Requirement[]; paths: string[] }>();
  for (const requirement of required) {
    const paths = evidence.traces.requirements.find(({ requirement: id }) => id === requirement.id)?.paths ?? [];
    const key = concernsDocuments(requirement) ? 'docs' : (paths[0] ?? '');
    const group = groups.get(key) ?? { requirements: [], paths: [] };
    group.requirements.push(requirement);
    group.paths.push(...paths.slice(0, 2).filter((path) => !group.paths.includes(path)));
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** One step per group of requirements. What 6.1 lists and no requirement leads to goes with the first of them. */
function workSteps(input: DraftInput, required: readonly Requirement[], changes: readonly LikelyChange[]) {
  const work = groupByFiles(input, required).map((group) => workStep(input, group, changes));
  const placed = new Set(work.flatMap(({ files }) => files));
  const left = changes
    .filter(({ path, role }) => (role === 'source' || role === 'test') && !placed.has(path))
    .map(({ path }) => path);
  return work.map((step, index) => (index === 0 ? { ...step, files: [...step.files, ...left] } : step));
}

function workStep(input: DraftInput, { requirements, paths }: RequirementGroup, changes: readonly LikelyChange[]) {
  const { evidence, request } = input;
  const aboutDocs = requirements.every(concernsDocuments);
  const siblings = new Set(closestSiblings(evidence, request).map(({ path }) => path));
  const models = paths.filter((path) => siblings.has(path));
  const files = aboutDocs ? documentFiles(input, requirements) : affectedFiles(input, paths, models, changes);
  const quotes = requirements.map(({ id, quote }) => `${id} “${keepCode(quote)}”`);
  const start =
    models.length > 0
      ? ` Follow ${listed(models.map(code))}, the closest of what is there.`
      : termsOf(input, requirements);
  const tests = files.filter((path) => changes.some((change) => change.path === path && change.role === 'test'));
  return {
    name: stepName(requirements),
    requirements: requirements.map(({ id }) => id),
    description: `Make true: ${quotes.join('; ')}.${aboutDocs ? '' : start}`,
    files: [...new Set(files)],
    verification: aboutDocs
      ? 'Read the changed pages against the requirement.'
      : verificationOf(input, tests.length > 0 ? tests : files),
    effort: unknownEffort,
  };
}

/** The documents that the requirements name, else the pages that share most words with the request. */
function documentFiles({ evidence }: DraftInput, requirements: readonly Requirement[]): string[] {
  const { readme, changelog, pages } = evidence.documents;
  const words = requirements.map(({ quote }) => quote).join(' ');
  const named = [/\breadme\b/i.test(words) ? readme : null, /\bchangelog\b/i.test(words) ? changelog : null].filter(
    (path) => path !== null,
  );
  if (named.length > 0) return named;
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
  const all = evidence.commands.commands.find(({ purpose }) => purpose === 'test');
  return all === undefined
    ? 'The new cases of 8.1 pass; the repository defines no test command.'
    : `${code(all.run)} with the new cases of 8.1`;
}

function termsOf({ evidence }: DraftInput, requirements: readonly Requirement[]): string {
  const [first] = requirements;
  const trace = evidence.traces.requirements.find(({ requirement }) => requirement === first?.id);
  const [path] = trace?.paths ?? [];
  if (trace === undefined || path === undefined || trace.terms.length === 0) return '';
  return ` Start in ${code(path)}, which already speaks of ${listed(trace.terms.slice(0, 4).map(code))}.`;
}

function closingSteps({ evidence }: DraftInput, changes: readonly LikelyChange[]) {
  const companions = changes.filter(({ role }) => role === 'companion' || role === 'document');
  const gates = evidence.commands.commands.filter(({ gateAt }) => gateAt !== null);
  const accompanying = {
    name: 'Bring what goes with it up to date',
    requirements: [],
    description: `Look at each file that changed together with these before: ${listed(
      companions.map(({ path, why }) => `${code(path)} (${keepCode(why)})`),
      5,
    )}.`,
    files: companions.map(({ path }) => path),
    verification: 'Each file is changed, or the pull request says why not.',
    effort: unknownEffort,
  };
  const last = {
    name: 'Run the full gate',
    requirements: [],
    description:
      gates.length > 0 ? 'Run every check that CI runs, as section 11 lists them.' : 'Run every check of section 11.',
    files: [],
    verification: 'Every command under Quality Gates in section 11 passes.',
    effort: unknownEffort,
  };
  return companions.length > 0 ? [accompanying, last] : [last];
}

/** A few words for the heading: the first requirement, cut at a word. */
function stepName([first]: readonly Requirement[]): string {
  const words = (first?.quote ?? 'Change').replace(/[`*_#]/g, '');
  const cut = words.length <= 62 ? words : `${words.slice(0, 60).replace(/[\s,;:(]+\S*$/, '')} …`;
  return cut.charAt(0).toUpperCase() + cut.slice(1);
}
