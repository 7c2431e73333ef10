import { join } from 'node:path';
import {
  ResourceNotFoundError,
  ResourceTemplate,
  type McpServer,
  type ReadResourceResult,
} from '@modelcontextprotocol/server';
import { sectionIds } from '../../tools/section-ids.ts';
import type { ToolContext } from '../../tools/tool.ts';
import { PlanError } from '../errors.ts';

/** Makes what a resource is read with; the signal ends the reading. */
export type MakeContext = (signal: AbortSignal) => ToolContext;

/** Offers plans as `plan://{plan}` and their sections as `plan://{plan}/{section}`. Whatever is offered here, get_plan gives too. */
export function offerPlans(server: McpServer, makeContext: MakeContext): void {
  const plans = async () => listNames(makeContext(new AbortController().signal));
  server.registerResource(
    'plan',
    new ResourceTemplate('plan://{plan}', {
      list: async () => ({
        resources: (await plans()).map((name) => ({
          name,
          uri: `plan://${encodeURIComponent(name)}`,
          mimeType: 'text/markdown',
        })),
      }),
      complete: { plan: async (typed) => (await plans()).filter((name) => name.startsWith(typed)).slice(0, 100) },
    }),
    { title: 'Plan', description: 'An implementation plan as Markdown', mimeType: 'text/markdown' },
    (uri, { plan }, ctx) => readResource(uri, String(plan), null, makeContext(ctx.mcpReq.signal)),
  );
  server.registerResource(
    'plan-section',
    new ResourceTemplate('plan://{plan}/{section}', {
      list: undefined,
      complete: {
        plan: async (typed) => (await plans()).filter((name) => name.startsWith(typed)).slice(0, 100),
        section: (typed) => sectionIds.filter((id) => id.startsWith(typed)),
      },
    }),
    {
      title: 'Section of a plan',
      description: `One section of a plan as Markdown: ${sectionIds.join(', ')}`,
      mimeType: 'text/markdown',
    },
    (uri, { plan, section }, ctx) => readResource(uri, String(plan), String(section), makeContext(ctx.mcpReq.signal)),
  );
}

async function listNames(context: ToolContext): Promise<readonly string[]> {
  const { listPlans } = await import('../../tools/plans/find-plan.ts');
  const { repository } = await context.open();
  return listPlans(join(repository.root, context.settings.plans)).map((name) => name.replace(/\.md$/, ''));
}

async function readResource(
  uri: URL,
  plan: string,
  section: string | null,
  context: ToolContext,
): Promise<ReadResourceResult> {
  const { readPlan } = await import('../../tools/plans/read-plan.ts');
  const found = await readPlan(decode(plan), context).catch((error: unknown) => {
    throw error instanceof PlanError && error.code === 'not-found' ? new ResourceNotFoundError(uri.href) : error;
  });
  const text = section === null ? found.plan.text : found.plan.sections.find(({ id }) => id === section)?.text;
  if (text === undefined) throw new ResourceNotFoundError(uri.href);
  return { contents: [{ uri: uri.href, mimeType: 'text/markdown', text }] };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
