/** Kinds of inventions that must never reach a plan unmarked: the fields are nothing but the claim. */
export const hardKinds = [
  'path',
  'new path',
  'lines',
  'symbol',
  'package',
  'version',
  'command',
  'quote',
  'requirement',
  'address',
  'page quote',
] as const;

/** What kind of invention it is. */
export type LieKind = (typeof hardKinds)[number] | 'path in a sentence' | 'name in a sentence' | 'link';

/** Something that is not true of the sample repository, and how it gets into the good plan. */
export interface Lie {
  readonly kind: LieKind;
  readonly section: string;
  /** Words that stand in the section's own text if and only if the lie does. */
  readonly words: string;
  /** Words by which a note names it. */
  readonly noted: string;
  /** Puts the lie into a content that is true; the content is changed in place. */
  readonly tell: (content: Loose) => void;
}

/** A content that may be bent into anything. */
// oxlint-disable-next-line typescript/no-explicit-any -- lies keep to no type
export type Loose = Record<string, any>;

/** Every kind of invention that models make, where they make it. */
export const lies: readonly Lie[] = [
  lie('path', 'current-state', 'src/invoices/invoice-archive.ts', ({ modify }) =>
    modify.push({ lead: 'src/invoices/invoice-archive.ts', text: 'keeps what was deleted.' }),
  ),
  lie('path', 'architecture', 'src/invoices/trash.ts', ({ components }) =>
    components.push({
      component: 'src/invoices/trash.ts',
      responsibility: 'Holds what was deleted',
      change: 'Modified',
    }),
  ),
  lie('path', 'changes', 'routes.ts', ({ files }) =>
    files.entries.push({ path: 'src/invoices/routes.ts', change: 'modified', note: 'one route more' }),
  ),
  lie('path', 'changes', 'legacy.ts', ({ files }) =>
    files.entries.push({ path: 'src/legacy.ts', change: 'deleted', note: 'not needed any more' }),
  ),
  lie('path', 'steps', 'src/invoices/delete-invoice.ts', ({ steps }) =>
    steps[1].files.push('src/invoices/delete-invoice.ts'),
  ),
  lie('path', 'testing', 'tests/invoices/trash.test.ts', ({ unit }) =>
    unit.push({
      test: 'U4 `keeps deleted ones`',
      description: 'R3: for a day',
      module: 'tests/invoices/trash.test.ts',
    }),
  ),
  lie('new path', 'changes', 'by-customer.ts', ({ files }) =>
    files.entries.push({ path: 'src/invoices/by-customer.ts', change: 'new', note: 'those of one customer' }),
  ),
  lie('lines', 'current-state', 'src/invoices/by-customer.ts:40-46', ({ reuse }) =>
    reuse.push({ lead: 'byCustomer', at: 'src/invoices/by-customer.ts:40-46', text: 'finds those of one customer.' }),
  ),
  lie('lines', 'decisions', 'src/server.ts:80-92', ({ records }) =>
    records.push('**ADR-3 No hook.** Rejected: a hook as in `src/server.ts:80-92`.'),
  ),
  lie('symbol', 'current-state', 'InvoiceArchive', ({ reuse }) =>
    reuse.push({ lead: 'InvoiceArchive', at: 'src/invoices/invoice-store.ts:4-15', text: 'archives.' }),
  ),
  lie(
    'symbol',
    'current-state',
    'src/invoices/invoice.ts:3-6',
    ({ reuse }) => reuse.push({ lead: 'createServer', at: 'src/invoices/invoice.ts:3-6', text: 'creates the server.' }),
    'createServer',
  ),
  lie('package', 'tech-stack', 'pino', ({ technologies }) =>
    technologies.push({ technology: 'pino', version: '9.1.0', fit: 'Logs every request' }),
  ),
  lie('package', 'changes', 'vitest', (content) => {
    content['dependencies'].push({
      package: 'vitest',
      version: '4.0.5',
      purpose: 'Tests',
      license: 'MIT',
      check: 'none',
    });
    dropReason(content, 'dependencies');
  }),
  lie('version', 'tech-stack', '4.2.0', ({ technologies }) => (technologies[0].version = '4.2.0')),
  lie('command', 'testing', 'npm run test:routes', ({ commands }) => (commands[0].code += '\nnpm run test:routes')),
  lie(
    'command',
    'testing',
    'tests/nothing.test.ts',
    ({ commands }) => (commands[0].code += '\nnpx vitest run tests/nothing.test.ts'),
  ),
  lie('command', 'performance', 'npm run bench', ({ targets }) => (targets[0].method = '`npm run bench` prints it')),
  lie('command', 'done', 'npx jest', ({ gates }) => gates.push({ text: '`npx jest` passes', done: false })),
  lie(
    'command',
    'steps',
    'npm run verify:routes',
    ({ steps }) => (steps[2].verification = '`npm run verify:routes` passes'),
  ),
  lie('command', 'done', 'npm run typecheck:all', ({ gates }) =>
    gates.push({ text: '`npm run typecheck:all` passes', done: false }),
  ),
  lie('quote', 'compliance', 'Deletions are soft', ({ rules }) =>
    rules.push({ quote: 'Deletions are soft.', at: 'AGENTS.md:3', text: 'a mark, not a removal.' }),
  ),
  lie(
    'quote',
    'compliance',
    'README.md:3',
    ({ rules }) => rules.push({ quote: 'Every change needs a test.', at: 'README.md:3', text: 'see section 8.' }),
    'README.md',
  ),
  lie('quote', 'compliance', 'Routes need a changelog entry', ({ rules }) =>
    rules.push({ quote: 'Routes need a changelog entry.', at: '', text: 'there is none yet.' }),
  ),
  lie('requirement', 'steps', 'R12', ({ steps }) => steps[2].requirements.push('R12')),
  lie('path in a sentence', 'performance', 'src/cache/invoice-cache.ts', ({ scalability }) =>
    scalability.push({ text: 'The cache of `src/cache/invoice-cache.ts` is cleared', done: false }),
  ),
  lie('name in a sentence', 'security', 'requireOwner', ({ controls }) =>
    controls.push({ text: 'Ownership: `requireOwner()` guards the route', done: false }),
  ),
  lie('link', 'references', 'docs/guide.md', ({ references }) =>
    references.push('Guide: [how to delete](docs/guide.md)'),
  ),
];

/** One lie; what is noted of it are its words, unless told otherwise. */
export function lie(kind: LieKind, section: string, words: string, tell: Lie['tell'], noted = words): Lie {
  return { kind, section, words, noted, tell };
}

/** Takes the reason away why a part is empty: it no longer is. */
export function dropReason(content: Loose, part: string): void {
  content['notApplicable'] = content['notApplicable'].filter((note: { readonly part: string }) => note.part !== part);
}
