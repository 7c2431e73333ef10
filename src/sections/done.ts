import type { Command } from '../evidence/collectors/commands.ts';
import { likelyChanges } from '../evidence/likely-changes.ts';
import { mainRuleFile } from '../evidence/rules/main-rule-file.ts';
import { checklist } from '../markdown/blocks/checklist.ts';
import { commandTextField } from './fields.ts';
import { gatesOf, ruleAsking } from './gates.ts';
import { cite, code, listed, plain } from './phrases.ts';
import { defineSection, type DraftInput } from './section.ts';

const box = (text: string) => ({ text, done: false });

/** 11: when the work is finished. */
export const done = defineSection({
  id: 'done',
  heading: '11. Definition of Done',
  needs: ['steps', 'testing'],
  parts: {
    code: { block: checklist(), under: ['Code Complete'], guide: 'What must be true of the code, beyond the gates.' },
    gates: {
      block: checklist({ text: commandTextField() }),
      under: ['Quality Gates'],
      guide: "The repository's own checks, those that CI runs first, each as a command that passes.",
    },
    documentation: {
      block: checklist(),
      under: ['Documentation'],
      guide: 'Which documents of the repository must follow.',
    },
    review: { block: checklist(), under: ['Review'], guide: 'Who looks at it before it is merged.' },
  },
  draft(input) {
    const gates = gateBoxes(input);
    return {
      code: codeBoxes(input),
      gates,
      documentation: documentBoxes(input),
      review: reviewBoxes(input),
      open:
        gates.length === 0
          ? [
              {
                part: 'gates',
                question: 'Which checks must pass? The repository defines no test, lint or build command.',
              },
            ]
          : [],
      notApplicable: [],
    };
  },
  example: {
    code: [box('All implementation steps completed')],
    gates: [box('`npm run lint` passes (`.github/workflows/ci.yml:34`)')],
    documentation: [box('`README.md` updated if needed')],
    review: [box('Code reviewed by a maintainer')],
    open: [],
    notApplicable: [],
  },
});

function codeBoxes({ evidence, request }: DraftInput) {
  const { files } = evidence.rules;
  const ids = request.requirements.map(({ id }) => id);
  const span = ids.length > 1 ? `Each of ${ids[0]}–${ids.at(-1)}` : (ids[0] ?? '');
  const rulesFile = mainRuleFile(files);
  return [
    box('All implementation steps completed'),
    box(`${span} has a passing test, or an entry in the drift of section 1`),
    ...(rulesFile === undefined ? [] : [box(`Code follows ${code(rulesFile.path)}`)]),
    box('No open point is left in this plan'),
  ];
}

function gateBoxes({ evidence }: DraftInput) {
  const silent = evidence.commands.workflows.length === 0 ? 'no CI file was found' : 'CI does not run it';
  return gatesOf({ evidence }).map((command) => {
    const rule = command.gateAt === null ? ruleAsking(evidence.rules.rules, command.run) : null;
    const reason = rule === null ? gateReason(command, silent) : `asked for by ${cite(rule.at)}`;
    return box(`${code(command.run)} passes (${reason})`);
  });
}

function gateReason({ at, gateAt, folder, implied }: Command, silent: string): string {
  const place = folder === '' ? '' : ` in ${code(`${folder}/`)}`;
  if (gateAt !== null) return `CI runs it${place}, ${cite(gateAt)}`;
  return implied ? `implied by ${cite(at)}${place}` : `defined${place} at ${cite(at)}; ${silent}`;
}

function documentBoxes({ evidence, request, size }: DraftInput) {
  const { readme, changelog, pages, decisionFolder } = evidence.documents;
  const changed = likelyChanges(evidence, request, size).filter(
    ({ role, path }) => role === 'document' && path !== readme && path !== changelog,
  );
  const elsewhere = new Set([readme, changelog, ...changed.map(({ path }) => path)]);
  const near = pages.filter(({ relevance, path }) => relevance >= 0.3 && !elsewhere.has(path)).slice(0, 3);
  return [
    ...(readme === null ? [] : [box(`${code(readme)} updated if needed`)]),
    ...(changelog === null ? [] : [box(`${code(changelog)} has an entry`)]),
    ...changed.map(({ path }) => box(`${code(path)} tells of the change`)),
    ...(near.length === 0
      ? []
      : [
          box(
            `Pages that speak of it still hold: ${listed(near.map(({ path, title }) => `${code(path)} (${plain(title)})`))}`,
          ),
        ]),
    box(
      decisionFolder === null
        ? 'Significant decisions recorded in section 12'
        : `Decision record added under ${code(`${decisionFolder}/`)} for each significant decision`,
    ),
  ];
}

function reviewBoxes({ evidence, size }: DraftInput) {
  const [first] = evidence.candidates.files;
  const authors =
    first === undefined
      ? []
      : evidence.history
          .authorsOf(first.path)
          .filter(({ commits }) => commits > 1)
          .slice(0, size === 'quick' ? 1 : 2);
  const knows =
    authors.length === 0 || first === undefined
      ? ''
      : `; ${listed(authors.map(({ name, commits }) => `${plain(name)} (${commits})`))} made most commits to ${code(first.path)}`;
  return [box(`Code reviewed by a peer or the user${knows}`), box('Changes approved for merge')];
}
