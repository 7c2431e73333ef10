import type { Consult, Face, Life, ToolContext } from '../tools/tool.ts';
import { loadSettings, type Environment } from './config.ts';
import type { Context, Progress } from './context.ts';
import type { Ask } from './drafting/ask-questions.ts';

/** What one call of a tool is made with. */
export interface CallOptions {
  readonly face: Face;
  readonly folder: string;
  readonly environment: Environment;
  /** Arguments of the call; those that are settings win over every other source. */
  readonly input: Readonly<Record<string, unknown>>;
  /** Most characters of an answer. */
  readonly budget: number;
  /** Milliseconds that the caller waits. */
  readonly patience: number;
  readonly colour: boolean;
  readonly ask: Ask | null;
  readonly consult: Consult;
  /** Left out where nobody sits at a terminal. */
  readonly atTerminal?: boolean;
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
  /** Told what went wrong and was worked without. */
  readonly tell?: (message: string) => void;
}

/**
 * Puts together what a tool gets. The repository is opened when the tool first asks for it.
 * @throws PlanError `config`.
 */
export function createToolContext({ input, atTerminal = false, ...options }: CallOptions): ToolContext {
  const { face, folder, environment, tell } = options;
  // Where text is sent is for whoever runs the program to say, not for an assistant that has read who knows what.
  const flags = face === 'cli' ? input : { ...input, base_url: undefined };
  const settings = loadSettings({ folder, environment, flags });
  let opened: Promise<Context> | undefined;
  return {
    ...options,
    atTerminal,
    settings,
    open: () => (opened ??= openFor(options)),
    openFor,
  };

  async function openFor({ signal, progress }: Life): Promise<Context> {
    const { createContext } = await import('./create-context.ts');
    return createContext({ folder, environment, settings, signal, progress, tell });
  }
}
