import { performance } from 'node:perf_hooks';
import type { CallToolResult, InputRequiredResult, ServerContext } from '@modelcontextprotocol/server';
import type { Tool } from '../../tools/tool.ts';
import type { Environment } from '../config.ts';
import { createToolContext } from '../create-tool-context.ts';
import { PlanError } from '../errors.ts';
import { chooseRepository, type AllowedRoots } from './allowed-roots.ts';
import type { WriteLog } from './log.ts';
import { openQuestions, Unanswered } from './questions.ts';
import { reportProgress, type SendProgress } from './report-progress.ts';
import { answer, failure } from './results.ts';
import { inLine } from './in-line.ts';

/** About 8,000 tokens: below what clients cut off or warn of. */
export const answerBudget = 32_000;

/** One call, as it came in. */
export interface ToolCall {
  readonly tool: Tool;
  /** Arguments as the client sent them, held against the tool's own schema here. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly context: ServerContext;
  /** What the client says that it can do. */
  readonly capabilities: unknown;
  readonly roots: AllowedRoots;
  readonly environment: Environment;
  readonly log: WriteLog;
  /** Milliseconds after which slow work goes on without the caller, who asks again. */
  readonly patience: number;
}

/** Runs a tool for a client. Never throws: what goes wrong is a result that says what to do next. */
export async function callTool(call: ToolCall): Promise<CallToolResult | InputRequiredResult> {
  const { tool, context, capabilities } = call;
  const started = performance.now();
  const questions = openQuestions([tool.name, call.input], context, capabilities);
  const progress = reportProgress(progressSender(context));
  try {
    const { result, outcome } = await inLine(
      context.mcpReq.signal,
      () => run(call, questions.consult, progress.tell),
      tool.annotations.openWorldHint ? 'others' : 'ours',
    );
    logEnd(call, outcome, started, result);
    return result;
  } catch (error) {
    if (error instanceof Unanswered) {
      logEnd(call, 'question', started);
      return questions.ask(error.question);
    }
    const result = failure(error);
    logEnd(call, outcomeOf(error, context), started, result);
    logFault(call, error);
    return result;
  } finally {
    progress.stop();
  }
}

async function run(
  { tool, input: { repo, ...input }, roots, environment, context, patience, log }: ToolCall,
  consult: ReturnType<typeof openQuestions>['consult'],
  tell: ReturnType<typeof reportProgress>['tell'],
): Promise<{ readonly result: CallToolResult; readonly outcome: string }> {
  const toolContext = createToolContext({
    face: 'mcp',
    folder: chooseRepository(typeof repo === 'string' ? repo : undefined, roots),
    environment,
    input,
    budget: answerBudget,
    patience,
    colour: false,
    ask: null,
    consult,
    signal: context.mcpReq.signal,
    progress: tell,
    tell: (message) => log({ level: 'debug', message, tool: tool.name }),
  });
  const done = await tool.run(tool.input.parse(input), toolContext);
  return { result: answer(tool, done), outcome: done.outcome };
}

function progressSender({ mcpReq: { _meta: meta, notify } }: ServerContext): SendProgress | null {
  const progressToken = meta?.progressToken;
  if (progressToken === undefined) return null;
  return (progress, message) =>
    notify({ method: 'notifications/progress', params: { progressToken, progress, message } });
}

function outcomeOf(error: unknown, { mcpReq }: ServerContext): string {
  if (mcpReq.signal.aborted) return 'cancelled';
  return error instanceof PlanError ? error.code : 'fault';
}

function logEnd({ tool, input, log }: ToolCall, outcome: string, started: number, result?: CallToolResult): void {
  const sent = result?.content.reduce((sum, part) => sum + (part.type === 'text' ? part.text.length : 0), 0);
  log({
    level: 'info',
    message: `${tool.name}: ${outcome}`,
    tool: tool.name,
    outcome,
    milliseconds: Math.round(performance.now() - started),
    received: JSON.stringify(input).length,
    ...(sent === undefined ? {} : { sent }),
  });
}

/** What the answer does not say: a fault of our own, and the stack of whatever failed. */
function logFault({ tool, context, log }: ToolCall, error: unknown): void {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const own = !(error instanceof PlanError) && !context.mcpReq.signal.aborted;
  if (own) log({ level: 'error', message: `${tool.name}: ${String(error)}`, tool: tool.name });
  log({ level: 'debug', message: stack, tool: tool.name });
}
