import { Command as Program, CommanderError } from 'commander';
import { z } from 'zod';
import { tools } from '../../tools/index.ts';
import type { ToolResult } from '../../tools/tool.ts';
import { chooseFolder, chooseLogLevel, isLively, loadSettings, wantsColour, type Environment } from '../config.ts';
import { createToolContext } from '../create-tool-context.ts';
import { PlanError } from '../errors.ts';
import { version } from '../version.ts';
import { createAsk } from './create-ask.ts';
import { addCommand, type Typed } from './add-command.ts';
import { addMcpCommand } from './add-mcp-command.ts';
import { addCompletionCommands } from './completion/add-completion-commands.ts';
import { reportError } from './report-error.ts';
import { showProgress, type ProgressStream, type ProgressStyle } from './show-progress.ts';

/** What the program is run with: the process, or what a test gives in its place. */
export interface Terminal {
  readonly stdin: AsyncIterable<Uint8Array | string> & { readonly isTTY?: boolean };
  readonly stdout: { readonly isTTY?: boolean; write(text: string): unknown };
  readonly stderr: ProgressStream & { readonly isTTY?: boolean };
  readonly environment: Environment;
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal;
}

export const exitCodes = { done: 0, findings: 1, failed: 2, interrupted: 130 } as const;

/** Runs one command line (without the program's own name) and gives the exit code. Never throws. */
export async function runProgram(args: readonly string[], terminal: Terminal): Promise<number> {
  const { stderr, environment, signal } = terminal;
  let code: number = exitCodes.done;
  const program = createProgram(terminal, (outcome) => (code = exitCodes[outcome]));
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.failed;
    if (signal.aborted) {
      stderr.write(`${explainInterruption(error)}\n`);
      return exitCodes.interrupted;
    }
    const { folder } = readGlobals(program.opts(), environment);
    const style = {
      colour: wantsColour(stderr, environment),
      debug: chooseLogLevel({ folder, environment }) === 'debug',
    };
    stderr.write(`${reportError(error, style)}\n`);
    return exitCodes.failed;
  }
}

function createProgram(terminal: Terminal, end: (outcome: ToolResult['outcome']) => void): Program {
  const { stdout, stderr, stdin, environment, signal } = terminal;
  const program = new Program('groundplan')
    .description('Implementation plans that are true of the repository they are for.')
    .version(version, '-V, --version')
    .option(
      '--repo <DIR>',
      'Folder of the repository, or any folder in it (default: GROUNDPLAN_REPO, else the working folder)',
    )
    .option('--quiet', 'No progress on standard error')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: (text, write) => write(withHint(text)),
    });
  const offered = tools.flatMap((tool) =>
    tool.command === undefined || !tool.faces.includes('cli') ? [] : [{ tool, command: tool.command }],
  );
  for (const one of offered.filter(({ command }) => command.action === undefined)) {
    const actions = offered.filter(
      ({ command: { name, action } }) => name === one.command.name && action !== undefined,
    );
    addCommand(program, one, actions, { stdin, signal }, async (typed) =>
      end(await runTool(typed, program.opts(), terminal)),
    );
  }
  addMcpCommand(program, { environment, stderr, signal });
  addCompletionCommands(program, { stdout, environment });
  return program;
}

const globals = z.object({ repo: z.string().optional(), quiet: z.boolean().optional() });

/** Where work was kept, the error says how to go on. */
function explainInterruption(error: unknown): string {
  const kept = error instanceof PlanError ? error.hint : undefined;
  return `Interrupted: ${kept ?? 'no file was changed. Run the same command again to start over.'}`;
}

/** What is said before or after any command. */
function readGlobals(
  options: unknown,
  environment: Environment,
): { readonly folder: string; readonly quiet: boolean | undefined } {
  const { repo, quiet } = globals.parse(options);
  return { folder: chooseFolder(repo, ['GROUNDPLAN_REPO'], environment), quiet };
}

async function runTool(
  { tool, input, json }: Typed,
  options: unknown,
  { stdin, stdout, stderr, environment, signal }: Terminal,
): Promise<ToolResult['outcome']> {
  const { folder, quiet } = readGlobals(options, environment);
  const settings = loadSettings({ folder, environment, flags: { quiet } });
  const progress = showProgress(stderr, styleOf(settings.quiet, isLively(stderr, environment)));
  try {
    const context = createToolContext({
      face: 'cli',
      folder,
      environment,
      input: { ...input, quiet },
      budget: Infinity,
      colour: wantsColour(stdout, environment),
      // Questions go to standard error, and answers come from standard input.
      atTerminal: stdin.isTTY === true && stderr.isTTY === true,
      ask: createAsk({ stdin, stderr, signal, before: progress.clear }),
      consult: () => null, // What is asked over MCP is a flag here.
      patience: Infinity,
      signal,
      progress: progress.tell,
      tell: (message) => settings.log === 'debug' && stderr.write(`${message}\n`),
    });
    const result = await tool.run(readInput(tool, input), context);
    progress.clear();
    stdout.write(json ? `${JSON.stringify(result.data, null, 2)}\n` : `${result.text.trimEnd()}\n`);
    return result.outcome;
  } finally {
    progress.clear();
  }
}

/** Commander's own errors in the form of all others: with the next move on a line of its own. */
function withHint(text: string): string {
  const suggested = text.replace(/^\(Did you mean (.*)\?\)$/m, 'hint: Did you mean $1?');
  if (suggested !== text) return suggested;
  const dashes = /unknown option/.test(text)
    ? 'Put words that begin with a dash in quotes with the others, or after --. '
    : '';
  const swallowed = /missing required argument/.test(text)
    ? 'An option that takes several words takes all that follow: put arguments before it, or after --. '
    : '';
  return `${text.trimEnd()}\nhint: ${dashes}${swallowed}See --help for what there is.\n`;
}

function styleOf(quiet: boolean, lively: boolean): ProgressStyle {
  if (quiet) return 'none';
  return lively ? 'live' : 'plain';
}

function readInput({ input: schema }: Typed['tool'], input: Typed['input']): Readonly<Record<string, unknown>> {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const name = String(issue?.path[0] ?? '');
  if (input[name] === undefined) {
    throw new PlanError('usage', `Expected --${name.replaceAll('_', '-')}, got nothing for it.`, {
      hint: 'See --help for what the command takes.',
    });
  }
  throw new PlanError(
    'usage',
    `Unexpected value ${JSON.stringify(input[name])} for \`${name.replaceAll('_', '-')}\`: ${issue?.message ?? 'not understood'}.`,
    {
      hint: 'See --help for what the command takes.',
    },
  );
}
