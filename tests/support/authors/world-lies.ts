import { dropReason, lie, type Lie, type Loose } from './lies.ts';

/** A page that the fake web has, in the words of the plan that quotes it. */
export interface WorldPage {
  readonly url: string;
}

/** Words that no page holds, which the author says stand on the one that it was given. */
export const inventedPageQuote = 'Deleted invoices are kept for seven years in cold storage.';

/** What models invent about the world outside of the repository, wherever a plan speaks of it. */
export function worldLies({ url }: WorldPage): readonly Lie[] {
  return [
    newPackage('package', 'nanoid-turbo', '1.0.0'),
    newPackage('package', '@acme-tools/soft-delete', '^2.0.0'),
    newPackage('version', 'nanoid', '9.9.9', '9.9.9'),
    newPackage('version', 'valibot', '^7.0.0', '7.0.0'),
    newPackage('version', 'zod', '4.1.12 → 9.0.0', '9.0.0'),
    lie('package', 'steps', 'npm install invoice-trash-kit', ({ steps }) => {
      steps[1].verification = '`npm install invoice-trash-kit` passes';
    }),
    lie('address', 'web-research', 'docs.acme-tools.dev/deleting', ({ sources }) =>
      sources.push(source('<https://docs.acme-tools.dev/deleting> (verified)', 'Deleting answers 204')),
    ),
    lie('address', 'web-research', 'RFC 9999', ({ sources }) =>
      sources.push(source('RFC 9999 §3 (verified)', 'Deleting twice answers 404')),
    ),
    lie('address', 'web-research', 'acme-tools.dev/fetched-today', ({ about }) =>
      about.push('Fetched <https://www.acme-tools.dev/fetched-today> on 2026-11-22.'),
    ),
    lie('address', 'appendix-research', 'acme-tools.dev/measured', ({ notes }) =>
      notes.push('What <https://www.acme-tools.dev/measured> says was tried.'),
    ),
    lie('address', 'references', 'acme-tools.dev/spec', ({ references }) =>
      references.push('Specification: [deleting](https://www.acme-tools.dev/spec)'),
    ),
    lie('address', 'decisions', 'acme-tools.dev/why', ({ records }) =>
      records.push('**ADR-3 No trash.** As <https://www.acme-tools.dev/why> says. Rejected: a trash.'),
    ),
    lie('address', 'security', 'acme-tools.dev/owasp', ({ controls }) =>
      controls.push({ text: 'As https://www.acme-tools.dev/owasp asks', done: false }),
    ),
    lie('page quote', 'web-research', 'must never be restored', ({ sources }) =>
      sources.push(
        source('<https://www.acme-tools.dev/restoring> (verified)', '“An invoice that is gone must never be restored”'),
      ),
    ),
    lie('page quote', 'appendix-research', 'answers 410 for a year', (content) => {
      quotePage(content, url, '“The route answers 410 for a year after that”');
      dropReason(content, 'sources');
    }),
    lie('page quote', 'appendix-research', 'unknown pages hold this too', (content) => {
      quotePage(content, 'https://www.acme-tools.dev/quoted', '“All unknown pages hold this too, says everybody”');
      dropReason(content, 'sources');
    }),
  ];
}

function newPackage(kind: Lie['kind'], name: string, version: string, words = name): Lie {
  return lie(kind, 'changes', words, (content: Loose) => {
    const row = { package: name, version, purpose: 'Deleting', license: 'MIT', check: 'npm audit: 0 found' };
    content['dependencies'].push(row);
    dropReason(content, 'dependencies');
  });
}

function source(name: string, learning: string): Loose {
  return { source: name, topic: 'Deleting', learning, appliedTo: 'R1' };
}

function quotePage(content: Loose, url: string, quote: string): void {
  content['sources'] = [...(content['sources'] ?? []), { url, quote, read: '2026-11-22', hash: '3f1c0a5be2d94c77' }];
}
