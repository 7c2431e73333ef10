import type { CallToolResult, ServerContext } from '@modelcontextprotocol/server';
import type { Tool } from '../../tools/tool.ts';
import { isDebugging, type Environment } from '../config.ts';
import { createToolContext } from '../create-tool-context.ts';
import { PlanError } from '../errors.ts';
import { chooseRepository, type AllowedRoots } from './allowed-roots.ts';
import { reportProgress, type SendProgress } from './report-progress.ts';
import { answer, failure } from './results.ts';

/** About 8,000 tokens: below what clients cut off or warn of. */
export const answerBudget = 32_000;

/** One call, as it came in. */
export interface ToolCall {
  readonly tool: Tool;
  /** Arguments as the client sent them, held against the tool's own schema here. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly request: ServerContext['mcpReq'];
  readonly roots: AllowedRoots;
  readonly environment: Environment;
  readonly log: (line: string) => void;
}

/** Runs a tool for a client. Never throws: what goes wrong is a result that says what to do next. */
export async function callTool(call: ToolCall): Promise<CallToolResult> {
  const { tool, roots, request, environment } = call;
  const { repo, ...input } = call.input;
  const progress = reportProgress(progressSender(request));
  try {
    const context = createToolContext({
      face: 'mcp',
      folder: chooseRepository(typeof repo === 'string' ? repo : undefined, roots),
      environment,
      input,
      budget: answerBudget,
      colour: false,
      ask: null,
      signal: request.signal,
      progress: progress.tell,
    });
    return answer(tool, await tool.run(tool.input.parse(input), context));
  } catch (error) {
    logFailure(call, error);
    return failure(error);
  } finally {
    progress.stop();
  }
}

function progressSender({ _meta: meta, notify }: ToolCall['request']): SendProgress | null {
  const progressToken = meta?.progressToken;
  if (progressToken === undefined) return null;
  return (progress, message) =>
    notify({ method: 'notifications/progress', params: { progressToken, progress, message } });
}

/** What the answer does not say: the stack when debugging, else only faults of our own. */
function logFailure({ tool, request, roots, environment, log }: ToolCall, error: unknown): void {
  const stack = error instanceof Error ? error.stack : undefined;
  if (isDebugging({ folder: roots.folder, environment })) log(`${tool.name}: ${stack ?? String(error)}`);
  else if (!(error instanceof PlanError) && !request.signal.aborted) log(`${tool.name}: ${String(error)}`);
}
