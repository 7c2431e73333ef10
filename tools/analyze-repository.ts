import { z } from 'zod';
import type { Omitted } from './analysis/fit-budget.ts';
import { boundedText } from './bounded-text.ts';
import { settingFields } from '../src/config.ts';
import type { Context } from '../src/context.ts';
import type { Request } from '../src/request/request.ts';
import { defineTool, type ToolContext } from './tool.ts';

/** Where an analysis over its budget is shortened first. */
const leastFirst = [
  'documents',
  'routes',
  'entryPoints',
  'settings',
  'similarCommits',
  'facilities',
  'tests',
  'stack',
  'commands',
  'rules',
  'traces',
  'functions',
  'candidates',
  'requirements',
];
/** Characters kept free for the note on what was left out. */
const noteRoom = 400;

/** Current-state evidence for a request. */
export const analyzeRepository = defineTool({
  name: 'analyze_repository',
  title: 'Analyze repository',
  summary: 'Show what the repository says about a request',
  description: `Use this to find what a change would touch when no plan is wanted: files ranked for the request with symbols, lines and reasons, stack, rules, commands, tests, similar commits, each with path:line. Reads only.`,
  input: z.object({
    request: boundedText(200_000).default('').describe('The request in full; empty for general facts'),
    top: z.number().int().min(1).max(50).default(10).describe('Number of files'),
    rerank: settingFields.rerank.optional(),
    model: settingFields.model.optional(),
    base_url: settingFields.base_url.optional(),
    detail: z.enum(['concise', 'detailed']).default('concise').describe('How much of each fact'),
  }),
  product: 'data',
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  faces: ['mcp', 'cli'],
  command: {
    name: 'analyze',
    details:
      'Shows the evidence for a request: the files that it will likely touch, with reasons and symbols, the stack, rules, commands, tests and past commits like it. Writes nothing.',
    positional: [{ field: 'request', value: 'REQUEST', required: false, rest: true, orFile: true }],
    defaults: { top: 20, detail: 'detailed' },
    only: ['rerank', 'model', 'base_url'],
    values: { top: 'N', model: 'ID', base_url: 'URL' },
    json: true,
  },
  async run({ request: text, top, detail }, context) {
    const core = await context.open();
    const { repository, signal, progress } = core;
    const { gatherEvidence, startGathering } = await import('../src/evidence/gather-evidence.ts');
    const { readRequest } = await import('../src/request/read-request.ts');
    const { describeEvidence, tellLimits } = await import('./analysis/describe-evidence.ts');
    const { fitBudget } = await import('./analysis/fit-budget.ts');
    const { printAnalysis } = await import('./analysis/print-analysis.ts');
    const request = text.trim() === '' ? { text: '', title: '', requirements: [] } : readRequest(text);
    progress({ stage: 'reading the repository', item: '', done: 0, total: 0 });
    const gathering = startGathering(repository, request, signal, await chooseReranker(request, core, context));
    const evidence = await gatherEvidence(repository, request, signal, gathering);
    const { value, omitted } = fitBudget(describeEvidence(evidence, request, { top, detail }), {
      limits: tellLimits[detail],
      leastFirst,
      budget: context.budget - noteRoom,
    });
    return {
      text: printAnalysis(value, omitted),
      data: { ...value, ...noteOmitted(omitted, detail) },
      outcome: 'done',
    };
  },
});

/** Over MCP nobody pays for a model unasked, and the tool says that it stays on this machine. */
async function chooseReranker(request: Request, core: Context, { face, settings }: ToolContext) {
  if (face === 'mcp' || !settings.rerank || request.text === '') return undefined;
  const { requireDesk } = await import('../src/drafting/model-desk.ts');
  const { openReranker } = await import('../src/drafting/rerank-files.ts');
  const desk = requireDesk({ tokens: settings.max_tokens, cost: settings.max_cost }, core);
  return openReranker(request, { ...core, ...desk });
}

function noteOmitted(omitted: Omitted, detail: 'concise' | 'detailed'): Readonly<Record<string, unknown>> {
  return Object.keys(omitted).length === 0
    ? {}
    : {
        omitted: {
          ...omitted,
          more: `${detail === 'concise' ? 'Ask with detail "detailed"' : 'Ask for fewer files with top'}, or read the files named here.`,
        },
      };
}
