import type { Requirement } from '../request/request.ts';
import { likelyChanges, type LikelyChange } from '../evidence/likely-changes.ts';
import { prose } from '../markdown/blocks/prose.ts';
import { stepList } from '../markdown/blocks/step-list.ts';
import { commandTextField, pathField, requirementField } from './fields.ts';
import { code, listed, plain } from './phrases.ts';
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
      steps: [
        decisionStep(input),
        ...groupByFiles(input, required).map((group) => workStep(input, group, changes)),
        ...closingSteps(input, changes),
      ],
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
    const key = isAboutDocs(requirement) ? 'docs' : (paths[0] ?? '');
    const group = groups.get(key) ?? { requirements: [], paths: [] };
    group.requirements.push(requirement);
    group.paths.push(...paths.slice(0, 2).filter((path) => !group.paths.includes(path)));
    groups.set(key, group);
  }
  return [...groups.values()];
}

function workStep(input: DraftInput, { requirements, paths }: RequirementGroup, changes: readonly LikelyChange[]) {
  const { evidence } = input;
  const aboutDocs = requirements.every(isAboutDocs);
  const pages = aboutDocs ? evidence.documents.pages.slice(0, 2).map(({ path }) => path) : [];
  const sources = aboutDocs
    ? pages
    : paths.length > 0
      ? paths
      : changes
          .filter(({ role }) => role === 'source')
          .slice(0, 1)
          .map(({ path }) => path);
  const tests = aboutDocs ? [] : testsFor(input, sources);
  const quotes = requirements.map(({ id, quote }) => `${id} “${plain(quote)}”`);
  return {
    name: stepName(requirements),
    requirements: requirements.map(({ id }) => id),
    description: `Make true: ${quotes.join('; ')}.${termsOf(input, requirements)}`,
    files: [...new Set([...sources, ...tests])],
    verification: aboutDocs ? 'Read the changed pages against the requirement.' : verificationOf(input, tests),
    effort: unknownEffort,
  };
}

function testsFor({ evidence }: DraftInput, sources: readonly string[]): string[] {
  return sources.slice(0, 2).flatMap((source) => {
    const covering = evidence.tests.files.find(({ targets }) => targets[0] === source);
    const placed = evidence.tests.testFor(source);
    return covering !== undefined ? [covering.path] : placed === null ? [] : [placed.path];
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
      companions.map(({ path, why }) => `${code(path)} (${plain(why)})`),
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
    verification:
      gates.length > 0
        ? listed([...new Set(gates.map(({ run }) => code(run)))], 6)
        : 'All boxes of section 11 are ticked.',
    effort: unknownEffort,
  };
  return companions.length > 0 ? [accompanying, last] : [last];
}

/** A few words for the heading: the first requirement, cut at a word. */
function stepName([first]: readonly Requirement[]): string {
  const words = (first?.quote ?? 'Change').replace(/[`*_#]/g, '').split(' ');
  let name = '';
  for (const word of words) {
    if (name.length + word.length > 58) return `${name.replace(/[,;:(]+$/, '')} …`;
    name = name === '' ? word : `${name} ${word}`;
  }
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function isAboutDocs({ quote }: Requirement): boolean {
  return /^(?:docs?|documentation|document|readme|changelog|update the docs)\b/i.test(quote);
}
