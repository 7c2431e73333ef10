import type { SectionId } from '../../../src/sections/section.ts';

const store = 'src/invoices/invoice-store.ts';
const server = 'src/server.ts';
const storeTest = 'tests/invoices/invoice-store.test.ts';
const serverTest = 'tests/server.test.ts';
const workflow = '.github/workflows/ci.yml';

const box = (text: string) => ({ text, done: false });
const none = (part: string, reason: string) => ({ part, reason });

/** What the request for the sample repository asks for, in its own words. */
export const goodRequirements = {
  requirements: [
    { quote: 'Delete an invoice', kind: 'functional' },
    { quote: 'Add DELETE /invoices/:id', kind: 'functional' },
    { quote: 'removes it from the InvoiceStore', kind: 'functional' },
    { quote: 'answers 404 when there is none', kind: 'acceptance' },
    { quote: 'It must not log the customer', kind: 'constraint' },
  ],
  questions: ['What does a successful DELETE answer: 204 without a body, or the invoice that was deleted?'],
} as const;

/** An entry of the drift from the request: the one place to change when the form of such an entry does. */
const drift = [
  {
    kind: 'assumed',
    requirements: ['R2'],
    what: 'A successful DELETE answers 204 without a body (ADR-2).',
    why: 'The request does not say what it answers.',
    by: 'assistant',
  },
];

/** A whole plan for the request of the sample repository that is true of it, by section, as a good model would answer. */
export const goodPlan: Readonly<Record<SectionId, Readonly<Record<string, unknown>>>> = {
  overview: {
    fields: {
      goal: '`DELETE /invoices/:id` removes an invoice from the store and answers 404 when there is none',
      status: 'Draft',
      author: 'Planning model',
      created: '2026-11-22',
      target: '1 working day after Step 1 (4 h of work)',
    },
    drift,
    open: [],
    notApplicable: [],
  },
  'current-state': {
    description: [
      `Invoices live in a \`Map\` inside \`InvoiceStore\` (\`${store}:4-15\`), which can save and find but not remove. \`createServer\` (\`${server}:6-11\`) registers one GET and one POST route and takes the store as an argument, so that a test can hand in its own.`,
      'The nearest precedent is the last addition, `byCustomer` (`src/invoices/by-customer.ts:4-6`): one exported function with a one-line comment.',
    ],
    modify: [
      { lead: store, text: 'keeps invoices in memory; gets a way to remove one.' },
      { lead: server, text: 'registers the routes; gets the DELETE route.' },
      { lead: storeTest, text: 'tests the store; gets the cases of removal.' },
    ],
    reuse: [
      {
        lead: 'InvoiceStore',
        at: `${store}:4-15`,
        text: 'the private `Map` whose `delete` tells whether it held the key.',
      },
      {
        lead: 'createServer',
        at: `${server}:6-11`,
        text: 'takes a store, so that the route can be tested without a socket.',
      },
    ],
    traps: [
      `The GET route looks up \`String(request.params)\` (\`${server}:8\`), which is \`[object Object]\` for every request: it never finds an invoice. The DELETE route must read the \`id\` of the parameters and not copy that line.`,
    ],
    open: [],
    notApplicable: [],
  },
  'web-research': {
    about: ['Nothing was fetched; what is said of HTTP is remembered.'],
    sources: [
      {
        source: 'RFC 9110 §9.3.5 (not fetched)',
        topic: 'DELETE',
        learning: '204 where nothing more is to be said (remembered)',
        appliedTo: 'R2',
      },
    ],
    open: [],
    notApplicable: [],
  },
  'tech-stack': {
    technologies: [
      {
        technology: 'fastify',
        version: '5.6.1',
        fit: 'Serves the routes; `inject` answers requests in tests without a socket',
      },
      { technology: 'zod', version: '4.1.12', fit: 'Holds invoices against `invoiceSchema`; not needed for the route' },
      { technology: 'vitest', version: '4.0.5', fit: 'Test runner; script `test` (`package.json:7`)' },
    ],
    open: [],
    notApplicable: [],
  },
  compliance: {
    rulesFile: 'AGENTS.md',
    sources: ['Rules read: `AGENTS.md`.'],
    rules: [
      {
        quote: 'Every change needs a test.',
        at: 'AGENTS.md:3',
        text: 'U1 to U3 and I1 to I3 come with the code, in Steps 2 and 3.',
      },
      {
        quote: 'Never log the address of a customer.',
        at: 'AGENTS.md:4',
        text: 'the route logs nothing; I3 looks at what is written.',
      },
    ],
    open: [],
    notApplicable: [],
  },
  architecture: {
    patterns: [
      {
        pattern: 'Repository',
        purpose: 'Hides how invoices are kept from whoever serves them',
        location: `\`InvoiceStore\` (\`${store}:4\`)`,
      },
    ],
    components: [
      { component: store, responsibility: 'Removes an invoice and tells whether it was there', change: 'Modified' },
      { component: server, responsibility: 'Turns that into 204 or 404', change: 'Modified' },
    ],
    flow: [
      'The route reads the id, asks the store to remove the invoice, and answers 204 when it was there and 404 when it was not. No other part of the invoice is read.',
    ],
    flowDiagram: [
      'sequenceDiagram\n    participant C as Client\n    participant R as DELETE route\n    participant S as InvoiceStore\n    C->>R: DELETE /invoices/1\n    R->>S: remove the invoice\n    S-->>R: whether it was there\n    R-->>C: 204 or 404',
    ],
    componentDiagram: [
      'graph TB\n    A[src/server.ts] --> B[src/invoices/invoice-store.ts]\n    B --> C[src/invoices/invoice.ts]',
    ],
    open: [],
    notApplicable: [],
  },
  changes: {
    modelLibrary: 'zod',
    files: {
      root: 'invoice-desk',
      entries: [
        { path: store, change: 'modified', note: 'remove' },
        { path: server, change: 'modified', note: 'the DELETE route' },
        { path: storeTest, change: 'modified', note: 'U1 to U3' },
        { path: serverTest, change: 'new', note: 'I1 to I3, with inject' },
      ],
    },
    dependencies: [],
    functions: ['`remove` on the store, and one route; nothing that exists changes for its callers.'],
    functionCode: [
      { language: 'ts', code: '/** Removes an invoice; false when there was none. */\nremove(id: string): boolean' },
    ],
    models: [],
    modelCode: [],
    configuration: [],
    open: [],
    notApplicable: [
      none('dependencies', 'fastify and the standard library suffice'),
      none('models', 'an id goes in and a status comes out; no data model changes'),
      none('configuration', 'nothing to set'),
    ],
  },
  decisions: {
    about: ['The repository keeps no decision records; they stand here.'],
    records: [
      `**ADR-1 The store tells whether it removed something.** Rejected: \`find\` first and remove then; two calls can disagree, and \`find\` hands out the customer (\`${store}:12-14\`).`,
      '**ADR-2 204 without a body.** Rejected: answering the deleted invoice, which would send the customer back for no need.',
    ],
    open: [],
    notApplicable: [],
  },
  'appendix-diagrams': {
    about: [],
    diagrams: [],
    open: [],
    notApplicable: [none('about', 'the diagrams of 3.3 and 3.4 suffice')],
  },
  security: {
    threats: [
      {
        threat: 'Guessing ids to delete invoices of others',
        likelihood: 'Medium',
        impact: 'High',
        mitigation:
          'No route of this service asks who is calling; ADR-2 sends nothing back, and a proxy must guard it as it guards POST',
      },
      {
        threat: 'Reading customers out of logs',
        likelihood: 'Low',
        impact: 'Medium',
        mitigation: 'The route logs nothing; I3',
      },
    ],
    controls: [
      box('Input validation: the id is only a key of a `Map`; an unknown one answers 404; I2'),
      box('Authentication: not applicable, the service has none today'),
      box('Secrets: not applicable, none are read'),
    ],
    handling: [
      { title: 'Sensitive data types', text: 'the customer of an invoice; the route never reads it.' },
      { title: 'Protection measures', text: 'nothing of the invoice is answered or logged; ADR-1, ADR-2.' },
    ],
    open: [],
    notApplicable: [],
  },
  performance: {
    targets: [
      {
        metric: 'Time of one removal',
        target: 'Constant, whatever the number of invoices',
        method: 'U1 with 100,000 invoices ends within the limit of `npm test`',
      },
    ],
    scalability: [
      box('Async: not applicable, the store is in memory'),
      box('Connection pooling: not applicable, no connections'),
      box('Caching strategy: none, the store is the memory'),
      box('Horizontal scaling: each process has its own store, as today'),
    ],
    risks: [],
    open: [],
    notApplicable: [none('risks', 'a removal from a `Map` does not depend on its size')],
  },
  observability: {
    logging: [],
    metrics: [],
    alerts: [],
    open: [],
    notApplicable: [
      none('logging', 'fastify is created without a logger, and R5 forbids logging the customer'),
      none('metrics', 'the service measures nothing'),
      none('alerts', 'the service measures nothing'),
    ],
  },
  migration: {
    migration: [],
    rollback: ['Before release: revert the commits of Steps 2 and 3; nothing else calls what they add.'],
    breaking: [],
    open: [],
    notApplicable: [
      none('migration', 'invoices live in memory; nothing is stored'),
      none('breaking', 'a new method and a new route; nothing that exists changes'),
    ],
  },
  steps: {
    preface: ['Steps 2 and 3 are one commit each, on a branch from `main`.'],
    steps: [
      {
        name: 'Agree on the answer',
        requirements: ['R2'],
        description: 'Ask the approver: is 204 without a body right for a deletion (ADR-2)?',
        files: [],
        verification: 'The answer stands in section 12.',
        effort: '0.5 h',
      },
      {
        name: 'Remove from the store',
        requirements: ['R3', 'R1'],
        description:
          '`remove` deletes from the private `Map` and gives what `Map` says: whether the key was there (ADR-1).',
        files: [store, storeTest],
        verification: '`npx vitest run tests/invoices/invoice-store.test.ts` passes with U1 to U3',
        effort: '1 h',
      },
      {
        name: 'Add the route',
        requirements: ['R2', 'R4', 'R5'],
        description:
          'The route reads the `id` of the parameters, calls the store, and answers 204 or 404; it reads and logs nothing of the invoice.',
        files: [server, serverTest],
        verification: '`npm test` passes with I1 to I3',
        effort: '2 h',
      },
      {
        name: 'Run the full gate',
        requirements: [],
        description: 'Run what CI runs, as section 11 lists it.',
        files: [],
        verification: '`npm run lint` and `npm test` pass',
        effort: '0.5 h',
      },
    ],
    open: [],
    notApplicable: [],
  },
  testing: {
    unit: [
      {
        test: 'U1 `removes what was saved`',
        description: 'R3: `find` gives nothing afterwards, also among 100,000 invoices',
        module: storeTest,
      },
      { test: 'U2 `tells that there was none`', description: 'R4: the second removal gives false', module: storeTest },
      { test: 'U3 `keeps the others`', description: 'R1: another invoice is still found', module: storeTest },
      {
        test: 'I1 `answers 204 and the invoice is gone`',
        description: 'R2: DELETE after POST, then the store has none',
        module: serverTest,
      },
      {
        test: 'I2 `answers 404 when there is none`',
        description: 'R4: an id that was never saved',
        module: serverTest,
      },
      {
        test: 'I3 `writes nothing of the customer`',
        description: 'R5: standard output and error hold no name during I1',
        module: serverTest,
      },
    ],
    integration: [],
    edges: [
      box('Two requests for the same id: the first gets 204, the second 404; U2'),
      box('An id with letters that a URL escapes: fastify decodes it before the route; I1'),
      box('Error scenarios: an id that was never saved answers 404; I2'),
    ],
    commands: [{ language: 'bash', code: 'npx vitest run tests/invoices/invoice-store.test.ts\nnpm test' }],
    open: [],
    notApplicable: [none('integration', 'I1 to I3 run the route and the store together through `inject`')],
  },
  done: {
    code: [box('Steps 1 to 4 are done'), box('U1 to U3 and I1 to I3 pass'), box('Code follows `AGENTS.md`')],
    gates: [
      box(`\`npm run lint\` passes (\`${workflow}:9\`)`),
      box(`\`npm test\` passes (\`${workflow}:10\`)`),
      box('`npm run build` passes (`package.json:9`)'),
    ],
    documentation: [box('`README.md` says nothing of routes; nothing to change')],
    review: [box('Reviewed by a maintainer of the invoice desk')],
    open: [],
    notApplicable: [],
  },
  references: {
    references: [
      `Code: \`${store}\`, \`${server}\`, \`src/invoices/invoice.ts\`, \`src/invoices/by-customer.ts\``,
      'Rules: `AGENTS.md`',
      `CI: \`${workflow}\``,
      'RFC 9110 §9.3.5 (not fetched)',
    ],
    open: [],
    notApplicable: [],
  },
  'appendix-research': {
    notes: ['Read: the store, the server, both tests folders, the rules and CI. Nothing was run.'],
    ranking: [
      { rank: '1', file: store, why: 'keeps what is to be deleted' },
      { rank: '2', file: server, why: 'has the routes' },
      { rank: '3', file: 'src/invoices/by-customer.ts', why: 'the last addition' },
    ],
    commits: [],
    open: [],
    notApplicable: [none('commits', 'one commit added a function; none removed anything')],
  },
};
