import { concernsDocuments } from '../request/concerns-documents.ts';
import { closestSiblings, focusFiles, likelyChanges } from '../evidence/likely-changes.ts';
import { checklist } from '../markdown/blocks/checklist.ts';
import { codeFence } from '../markdown/blocks/fences.ts';
import { code as codeCell, md } from '../markdown/blocks/cells.ts';
import { column, table } from '../markdown/blocks/table.ts';
import { commandLinesField, pathField } from './fields.ts';
import { code, keepCode, listed, plain } from './phrases.ts';
import { defineSection, type DraftInput } from './section.ts';

/** 8: what proves the change. */
export const testing = defineSection({
  id: 'testing',
  heading: '8. Testing Strategy',
  needs: ['changes'],
  parts: {
    unit: {
      block: table({
        test: column('Test Case', md()),
        description: column('Description', md()),
        module: column('Module', codeCell(pathField('any'))),
      }),
      under: ['8.1 Unit Tests'],
      guide: 'Test cases by name, what each proves (name the requirement), and the test file.',
    },
    integration: {
      block: table({
        test: column('Test Case', md()),
        components: column('Components Tested', md()),
        setup: column('Setup Required', md()),
      }),
      under: ['8.2 Integration Tests'],
      guide: 'Cases that run several components or a real service together, and what they need.',
    },
    edges: {
      block: checklist(),
      under: ['8.3 Edge Cases'],
      guide: 'Boundaries and failures, and how each is handled.',
    },
    commands: {
      block: codeFence({ code: commandLinesField() }),
      under: ['8.4 Test Commands'],
      guide: 'The commands to type, in a bash fence, each defined by the repository.',
    },
  },
  draft(input) {
    const unit = unitCases(input);
    const integration = integrationFiles(input);
    const commands = commandLines(input);
    return {
      unit,
      integration,
      edges: edgeCases(input),
      commands: commands.length === 0 ? [] : [{ language: 'bash', code: commands.join('\n') }],
      open: [
        ...(unit.length === 0
          ? [
              {
                part: 'unit',
                question:
                  'No test of the files of 2.1 was found. Where do the tests of this change go, and what runs them?',
              },
            ]
          : []),
        ...(integration.length === 0
          ? [
              {
                part: 'integration',
                question:
                  'Does the change need a test across components? The repository has no integration tests near it.',
              },
            ]
          : []),
      ],
      notApplicable:
        commands.length === 0
          ? [{ part: 'commands', reason: 'no manifest, script or CI file defines a test command' }]
          : [],
    };
  },
  example: {
    unit: [
      {
        test: 'U1 `starts a new window when the old one ends`',
        description: 'R2: the count returns to 1',
        module: 'src/middleware/rate-limit/store.test.ts',
      },
    ],
    integration: [
      { test: 'I1 Node: second request gets 429', components: 'Default key, real socket', setup: '`createAgent`' },
    ],
    edges: [{ text: 'Store returns `resetMs` ≤ 0: clamped to 1 s', done: false }],
    commands: [{ language: 'bash', code: 'npx vitest run src/middleware/rate-limit' }],
    open: [],
    notApplicable: [],
  },
});

/** One case to write for each requirement, in the file that tests its code, beside the existing case to imitate. */
function unitCases(input: DraftInput) {
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

function integrationFiles({ evidence, request, size }: DraftInput) {
  const sources = new Set(focusFiles(evidence, request, size).map(({ path }) => path));
  return evidence.tests.files
    .filter(({ kind, targets }) => kind !== 'unit' && targets.some((target) => sources.has(target)))
    .slice(0, 5)
    .map(({ path, cases, targets }) => ({
      test: `${code(path)} (existing${cases[0] === undefined ? '' : `, such as ${code(cases[0].name)}`})`,
      components: listed(targets.slice(0, 3).map(code)),
      setup:
        evidence.tests.commandFor(path) === null ? 'As the file has it' : code(evidence.tests.commandFor(path) ?? ''),
    }));
}

/** Words for states in which software is tried too seldom. */
const unusualState =
  /\b(?:already|twice|again|duplicates?|concurrent(?:ly)?|simultaneous(?:ly)?|parallel|empty|missing|invalid|malformed|expired|unknown|offline|too (?:large|long|many|short|small))\b/i;

/** Conditions, unusual states and amounts in the words of the request, each a boundary to try. */
function edgeCases({ request }: DraftInput) {
  const wanted = request.requirements.filter(({ kind }) => kind !== 'exclusion');
  const conditions = wanted.flatMap(({ id, quote }) => {
    const condition = /(?<![-\w])(?:when|if|unless|where|until|after|before|while|without|default)\b[^,.;)]*/i
      .exec(quote)?.[0]
      .trim();
    return condition === undefined
      ? []
      : [{ text: `${id} “${plain(condition)}”: a case in which it holds, and one in which it does not`, done: false }];
  });
  const states = wanted.flatMap(({ id, quote }) =>
    unusualState.test(quote) ? [{ text: `${id} “${keepCode(quote)}”: that case, and its opposite`, done: false }] : [],
  );
  const amounts = wanted.flatMap(({ id, quote }) => {
    const number = /(?<![\w.-])\d[\d.,]*(?![\w.-])/.exec(quote)?.[0];
    // A bare number from 100 to 599 is far more often an HTTP status than an amount.
    return number === undefined || /^[1-5]\d\d$/.test(number)
      ? []
      : [{ text: `${id} “${plain(number)}”: one below, at, and one above`, done: false }];
  });
  return [
    ...conditions,
    ...states,
    ...amounts,
    { text: 'Error scenarios: empty, missing and malformed input; what the callers see', done: false },
  ].slice(0, 10);
}

function commandLines(input: DraftInput): string[] {
  const { evidence } = input;
  const changes = likelyChanges(evidence, input.request, input.size).filter(({ role }) => role === 'test');
  const own = changes.flatMap(({ path }) => evidence.tests.commandFor(path) ?? []);
  const all = evidence.commands.commands
    .filter(({ purpose }) => purpose === 'test' || purpose === 'coverage')
    .slice(0, 4);
  const near = [...new Set(own)].slice(0, 4);
  return [
    ...(near.length > 0 ? ['# The tests near this change', ...near] : []),
    ...(all.length > 0
      ? [
          '# Everything',
          ...all.map(
            ({ run, folder, at }) => `${folder === '' ? '' : `cd ${folder} && `}${run}  # ${at.path}:${at.startLine}`,
          ),
        ]
      : []),
  ];
}
