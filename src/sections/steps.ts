import { likelyChanges, type LikelyChange } from '../evidence/likely-changes.ts';
import { prose } from '../markdown/blocks/prose.ts';
import { stepList } from '../markdown/blocks/step-list.ts';
import { commandTextField, pathField, requirementField } from './fields.ts';
import { code, keepCode, listed, plain } from './phrases.ts';
import { unknownEffort, workSteps } from './work-steps.ts';
import { defineSection, type DraftInput } from './section.ts';

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
        'Steps of at most half a day: what to do, which files, a command that proves it, the effort. What only the approver can decide, if anything, is asked in step 1.',
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

function closingSteps({ evidence }: DraftInput, changes: readonly LikelyChange[]) {
  const companions = changes.filter(({ role }) => role === 'companion' || role === 'document');
  const gates = evidence.commands.commands.filter(({ gateAt }) => gateAt !== null);
  const accompanying = {
    name: 'Bring what goes with it up to date',
    requirements: [],
    description: `Look at what may have to follow: ${listed(
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
