import { createTemporaryRepository, type TemporaryRepository } from './temporary-repository.ts';

/** A small TypeScript service with rules, tests, a lockfile and CI: enough for every kind of evidence. */
export function createSampleRepository(): TemporaryRepository {
  return (sample ??= makeSample()).copy();
}

let sample: TemporaryRepository | undefined;

function makeSample(): TemporaryRepository {
  const repository = createTemporaryRepository({
    'package.json': JSON.stringify(
      {
        name: 'invoice-desk',
        version: '1.2.0',
        description: 'Keeps invoices and sends them.',
        type: 'module',
        scripts: { test: 'vitest run', lint: 'eslint .', build: 'tsc -p .' },
        dependencies: { fastify: '^5.0.0', zod: '^4.0.0' },
        devDependencies: { vitest: '^4.0.0', typescript: '^5.9.0', eslint: '^9.0.0' },
      },
      null,
      2,
    ),
    'package-lock.json': JSON.stringify(
      {
        name: 'invoice-desk',
        lockfileVersion: 3,
        packages: {
          '': { name: 'invoice-desk', dependencies: { fastify: '^5.0.0', zod: '^4.0.0' } },
          'node_modules/fastify': { version: '5.6.1' },
          'node_modules/zod': { version: '4.1.12' },
          'node_modules/vitest': { version: '4.0.5', dev: true },
        },
      },
      null,
      2,
    ),
    'README.md': '# Invoice desk\n\nKeeps invoices and sends them to customers.\n',
    'AGENTS.md': '# Rules\n\n- Every change needs a test.\n- Never log the address of a customer.\n',
    '.github/workflows/ci.yml':
      'name: ci\non: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - run: npm ci\n      - run: npm run lint\n      - run: npm test\n',
    'src/invoices/invoice-store.ts':
      "import type { Invoice } from './invoice.ts';\n\n/** Keeps invoices in memory. */\nexport class InvoiceStore {\n  readonly #invoices = new Map<string, Invoice>();\n\n  /** Adds or replaces an invoice. */\n  save(invoice: Invoice): void {\n    this.#invoices.set(invoice.id, invoice);\n  }\n\n  find(id: string): Invoice | undefined {\n    return this.#invoices.get(id);\n  }\n}\n",
    'src/invoices/invoice.ts':
      "import { z } from 'zod';\n\n/** What a customer owes. */\nexport const invoiceSchema = z.object({ id: z.string(), customer: z.string(), cents: z.number().int() });\n\nexport type Invoice = z.infer<typeof invoiceSchema>;\n",
    'src/server.ts':
      "import fastify from 'fastify';\nimport { invoiceSchema } from './invoices/invoice.ts';\nimport { InvoiceStore } from './invoices/invoice-store.ts';\n\n/** Serves invoices over HTTP. */\nexport function createServer(store = new InvoiceStore()) {\n  const server = fastify();\n  server.get('/invoices/:id', async (request) => store.find(String(request.params)));\n  server.post('/invoices', async (request) => store.save(invoiceSchema.parse(request.body)));\n  return server;\n}\n",
    'tests/invoices/invoice-store.test.ts':
      "import { expect, test } from 'vitest';\nimport { InvoiceStore } from '../../src/invoices/invoice-store.ts';\n\ntest('finds what was saved', () => {\n  const store = new InvoiceStore();\n  store.save({ id: '1', customer: 'Ada', cents: 5 });\n  expect(store.find('1')?.cents).toBe(5);\n});\n",
  });
  repository.commit('feat(invoices): list invoices by customer', {
    'src/invoices/by-customer.ts':
      "import type { Invoice } from './invoice.ts';\n\n/** Invoices of one customer. */\nexport function byCustomer(invoices: readonly Invoice[], customer: string): readonly Invoice[] {\n  return invoices.filter((invoice) => invoice.customer === customer);\n}\n",
  });
  repository.git('repack', '-a', '-d', '--quiet'); // One file to copy in place of thirty.
  return repository;
}

/** A request for it. */
export const sampleRequest =
  'Delete an invoice. Add DELETE /invoices/:id, which removes it from the InvoiceStore and answers 404 when there is none. It must not log the customer.';
