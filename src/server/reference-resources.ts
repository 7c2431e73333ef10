import type { McpServer, ReadResourceResult } from '@modelcontextprotocol/server';

/** What stays as long as the program does. */
const lasting = { ttlMs: 3_600_000, cacheScope: 'public' } as const;

/** Offers what every plan has in common: its form, and the list of its sections. */
export function offerReference(server: McpServer): void {
  server.registerResource(
    'template',
    'groundplan://template',
    {
      title: 'Form of a plan',
      description: 'Every heading, label and column of a plan, with what belongs there',
      mimeType: 'text/markdown',
      cacheHint: lasting,
    },
    readTemplate,
  );
  server.registerResource(
    'sections',
    'groundplan://sections',
    {
      title: 'Sections of a plan',
      description: 'Id, heading, parts and order of drafting of each section',
      mimeType: 'application/json',
      cacheHint: lasting,
    },
    readSections,
  );
}

async function readTemplate({ href: uri }: URL): Promise<ReadResourceResult> {
  const { writePlanForm } = await import('../drafting/brief/write-plan-form.ts');
  return { contents: [{ uri, mimeType: 'text/markdown', text: writePlanForm(null) }] };
}

async function readSections({ href: uri }: URL): Promise<ReadResourceResult> {
  const { sections } = await import('../sections/index.ts');
  const { describeSections } = await import('../../tools/plans/describe-sections.ts');
  const text = JSON.stringify({ sections: describeSections(sections) }, null, 2);
  return { contents: [{ uri, mimeType: 'application/json', text }] };
}
