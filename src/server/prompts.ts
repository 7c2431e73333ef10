import { completable, type GetPromptResult, type McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { sectionIds } from '../../tools/section-ids.ts';
import type { ToolContext } from '../../tools/tool.ts';
import { completePlans, type MakeContext } from './plan-names.ts';
import { serveReading } from './serve-reading.ts';

/** Offers what a user may start by hand: clients show these as commands. */
export function offerPrompts(server: McpServer, makeContext: MakeContext): void {
  server.registerPrompt(
    'write_plan',
    {
      title: 'Write a plan',
      description: 'Plan a feature before any code is written, and check every claim in the plan',
      argsSchema: z.object({ request: z.string().max(200_000).describe('What is to be built, in your own words') }),
    },
    async ({ request }) => {
      const { fillPrompt } = await import('../model/prompts.ts');
      return say('Plan a feature', fillPrompt('assistant/write-plan', { request }));
    },
  );
  server.registerPrompt(
    'refine_section',
    {
      title: 'Refine a section',
      description: 'Change one section of a plan, and nothing else',
      argsSchema: z.object({
        plan: completable(z.string().max(400).describe('Path or name of the plan'), (typed) =>
          completePlans(typed, makeContext),
        ),
        section: completable(z.string().max(100).describe('Id of the section'), (typed) =>
          sectionIds.filter((id) => id.startsWith(typed)),
        ),
        instruction: z.string().max(20_000).describe('What is to be changed'),
      }),
    },
    (input, { mcpReq: { signal } }) => serveReading(signal, () => refineSection(input, makeContext(signal))),
  );
}

async function refineSection(
  { plan, section, instruction }: Readonly<Record<'plan' | 'section' | 'instruction', string>>,
  context: ToolContext,
): Promise<GetPromptResult> {
  const { readSection } = await import('../../tools/plans/read-section.ts');
  const { createFence } = await import('../model/fence-material.ts');
  const { fillPrompt } = await import('../model/prompts.ts');
  const found = await readSection(plan, section, context);
  const { marker, fence } = createFence();
  const text = fence('section', found.text);
  return say(
    `Refine ${section} of ${found.name}`,
    fillPrompt('assistant/refine-section', { plan: found.name, section, instruction, marker, text }),
  );
}

function say(description: string, text: string): GetPromptResult {
  return { description, messages: [{ role: 'user', content: { type: 'text', text } }] };
}
