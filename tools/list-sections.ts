import { z } from 'zod';
import { defineTool } from './tool.ts';

/** The sections of a plan. */
export const listSections = defineTool({
  name: 'list_sections',
  title: 'List sections',
  summary: 'List the sections of a plan',
  description: 'The sections of a plan in document order: id, heading, what each needs first, and what its parts hold.',
  input: z.object({}),
  product: 'data',
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  faces: ['cli'],
  command: {
    name: 'sections',
    details: 'Lists the sections of a plan: id, heading, what each needs first, and its parts.',
    json: true,
  },
  async run() {
    const { sections } = await import('../src/sections/index.ts');
    const { describeSections, printSections } = await import('./plans/describe-sections.ts');
    const described = describeSections(sections);
    return { text: printSections(described), data: { sections: described }, outcome: 'done' };
  },
});
