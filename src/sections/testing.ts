import { focusFiles, likelyChanges } from '../evidence/likely-changes.ts';
import { checklist } from '../markdown/blocks/checklist.ts';
import { codeFence } from '../markdown/blocks/fences.ts';
import { code as codeCell, md } from '../markdown/blocks/cells.ts';
import { column, table } from '../markdown/blocks/table.ts';
import { commandLinesField, pathField } from './fields.ts';
import { code, count, listed } from './phrases.ts';
import { edgeCases } from './edge-cases.ts';
import { unitCases } from './test-cases.ts';
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
                question: `Does the change need a test across components? ${integrationHint(input)}`,
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

/** Where the repository keeps tests of several components, when none of them is near. */
function integrationHint({ evidence }: DraftInput): string {
  const folders = new Map<string, number>();
  for (const { path, kind } of evidence.tests.files) {
    const folder = path.split('/').slice(0, -1).join('/');
    if (kind !== 'unit' && folder !== '') folders.set(folder, (folders.get(folder) ?? 0) + 1);
  }
  const known = [...folders].map(([folder, files]) => `${code(`${folder}/`)} (${count(files, 'file')})`);
  return known.length === 0
    ? 'No file of the repository is an integration or end-to-end test by its name or place.'
    : `Those of the repository stand in ${listed(known)}; none of them imports the files above directly.`;
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

function commandLines(input: DraftInput): string[] {
  const { evidence } = input;
  const changes = likelyChanges(evidence, input.request, input.size).filter(({ role }) => role === 'test');
  const own = changes.flatMap(({ path }) => evidence.tests.commandFor(path) ?? []);
  const all = evidence.commands.commands
    .filter(
      ({ purpose, run }) =>
        (purpose === 'test' || purpose === 'coverage') && !run.includes('${{') && !WATCHES.test(run),
    )
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

/** It never ends by itself, so it tells nobody that the tests pass. */
const WATCHES = /(?:^|[\s:-])watch(?:$|[\s:=])/;
