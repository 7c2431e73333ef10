import {
  ResourceNotFoundError,
  ResourceTemplate,
  type McpServer,
  type ReadResourceResult,
} from '@modelcontextprotocol/server';
import { sectionIds } from '../../tools/section-ids.ts';
import type { ToolContext } from '../../tools/tool.ts';
import { PlanError } from '../errors.ts';
import { completePlans, listPlanNames, type MakeContext } from './plan-names.ts';
import { planUri } from './plan-uri.ts';
import { serveReading } from './serve-reading.ts';

/** Offers plans as `plan://{plan}` and their sections as `plan://{plan}/{section}`. Whatever is offered here, get_plan gives too. */
export function offerPlans(server: McpServer, makeContext: MakeContext): void {
  const complete = (typed: string) => completePlans(typed, makeContext);
  server.registerResource(
    'plan',
    new ResourceTemplate('plan://{plan}', {
      list: async ({ mcpReq: { signal } }) => {
        const names = await serveReading(signal, () => listPlanNames(makeContext(signal)));
        return { resources: names.map((name) => ({ name, uri: planUri(name), mimeType: 'text/markdown' })) };
      },
      complete: { plan: complete },
    }),
    { title: 'Plan', description: 'An implementation plan as Markdown', mimeType: 'text/markdown' },
    (uri, { plan }, { mcpReq: { signal } }) =>
      serveReading(signal, () => readResource(uri, String(plan), null, makeContext(signal))),
  );
  server.registerResource(
    'plan-section',
    new ResourceTemplate('plan://{plan}/{section}', {
      list: undefined,
      complete: {
        plan: complete,
        section: (typed) => sectionIds.filter((id) => id.startsWith(typed)),
      },
    }),
    {
      title: 'Section of a plan',
      description: `One section of a plan as Markdown: ${sectionIds.join(', ')}`,
      mimeType: 'text/markdown',
    },
    (uri, { plan, section }, { mcpReq: { signal } }) =>
      serveReading(signal, () => readResource(uri, String(plan), String(section), makeContext(signal))),
  );
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
