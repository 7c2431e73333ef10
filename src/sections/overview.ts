import { bulletList } from '../markdown/blocks/bullet-list.ts';
import { field } from '../markdown/blocks/fields.ts';
import { fieldTable } from '../markdown/blocks/field-table.ts';
import { choice, md, text } from '../markdown/blocks/cells.ts';
import { column, table } from '../markdown/blocks/table.ts';
import { coverageTable } from './coverage.ts';
import { driftEntry } from './drift-entry.ts';
import { requestQuoteField, requirementField } from './fields.ts';
import { addDrift, type DriftEntry } from '../request/drift.ts';
import { code, plain } from './phrases.ts';
import { defineSection, type DraftInput, type OpenPoint } from './section.ts';
import { steps } from './steps.ts';
import { testing } from './testing.ts';

export const statuses = ['Draft', 'Under Review', 'Approved', 'In Progress', 'Completed'] as const;

/** 1: what is built, what was asked, and where the two part. Drafted last. */
export const overview = defineSection({
  id: 'overview',
  heading: '1. Overview',
  needs: [
    'current-state',
    'web-research',
    'tech-stack',
    'compliance',
    'architecture',
    'security',
    'performance',
    'changes',
    'steps',
    'testing',
    'observability',
    'migration',
    'done',
    'decisions',
    'references',
    'appendix-diagrams',
    'appendix-research',
  ],
  parts: {
    fields: {
      block: fieldTable({
        goal: field('Goal', md()),
        status: field('Status', choice(statuses)),
        author: field('Author', text()),
        created: field('Date Created', text()),
        target: field('Target Completion', text()),
      }),
      guide: 'The goal in one sentence, the status, who drafted it, when, and when it should be done.',
    },
    requirements: {
      block: table({
        id: column('ID', text(requirementField())),
        words: column('Words in the request', text(requestQuoteField())),
        steps: column('Steps', text()),
        proof: column('Proved by', md()),
      }),
      label: 'Requirements and where each is met',
      guide: 'Every requirement, in the words of the request, with the steps that meet it and the tests that prove it.',
    },
    drift: {
      block: bulletList(driftEntry()),
      under: ['Drift from Original Request'],
      guide:
        'Each way in which the plan differs from the request, one bullet each: the requirement and how it fares, what, why, and who decided.',
    },
  },
  settled: ['requirements'],
  settle(content, input, before) {
    const drift = addDrift(before.drift, content.drift);
    return {
      ...content,
      fields: { ...content.fields, status: 'Draft', author: input.author, created: input.today },
      requirements: coverageOf(input),
      drift,
      open: [...content.open, ...openQuestions(input, content.open)],
      notApplicable: content.notApplicable.filter(({ part }) => part !== 'drift' || drift.length === 0),
    };
  },
  draft(input) {
    return {
      fields: {
        goal: goalOf(input),
        status: 'Draft',
        author: input.author,
        created: input.today,
        target: 'not set',
      },
      requirements: coverageOf(input),
      drift: leftOut(input),
      open: [{ part: 'fields', question: 'When must this be done, and who approves it?' }, ...openQuestions(input, [])],
      notApplicable:
        input.request.left === undefined
          ? [
              {
                part: 'drift',
                reason:
                  'nothing of the request was narrowed, widened or left out; what it leaves undecided stands as open points',
              },
            ]
          : [],
    };
  },
  example: {
    fields: {
      goal: 'A built-in middleware that counts requests per key and answers 429',
      status: 'Draft',
      author: 'Planning agent',
      created: '2026-11-22',
      target: '3 working days after Step 1',
    },
    requirements: [{ id: 'R1', words: '“N requests per window per key”', steps: '2, 4', proof: 'U1, U8' }],
    drift: [
      {
        kind: 'narrowed',
        requirements: ['R4'],
        what: 'The default key works where the platform gives an address; elsewhere the request fails with a clear error.',
        why: 'Fastly and Service Workers offer no address.',
        by: 'constraint',
      },
    ],
    open: [],
    notApplicable: [],
  },
});

/** Where each requirement is met and proved, by what the other sections say. */
function coverageOf(input: DraftInput) {
  return coverageTable(input.request.requirements, { steps: input.drafted(steps), testing: input.drafted(testing) });
}

/** What the request leaves open and nobody answered, as far as it is not asked already. */
function openQuestions({ request: { questions = [], answers = [] } }: DraftInput, asked: readonly OpenPoint[]) {
  const answered = new Set(answers.map(({ question }) => question));
  return questions
    .filter((question) => !answered.has(question))
    .map((question) => ({ part: 'fields', question: plain(question) }))
    .filter(({ question }) => !asked.some((one) => one.question === question));
}

/** Demands beyond what one plan can hold are never dropped in silence. */
function leftOut({ request: { left, requirements } }: DraftInput): DriftEntry[] {
  if (left === undefined) return [];
  return [
    {
      kind: 'dropped',
      requirements: [],
      what: `The request makes ${left} more demands after ${requirements.at(-1)?.id ?? 'the last'}; one plan holds ${requirements.length}. Split the request.`,
      why: '',
      by: null,
    },
  ];
}

function goalOf({ request, evidence }: DraftInput): string {
  return `${request.title.replace(/[.…]+$/, '')}, in ${code(evidence.repository.name)}`;
}
