import type { z } from 'zod';
import type { Environment, Settings } from '../src/config.ts';
import type { Context, Progress } from '../src/context.ts';
import type { Ask } from '../src/drafting/ask-questions.ts';

/** Who a tool is offered to: assistants that speak MCP, people and programs at a shell. */
export type Face = 'mcp' | 'cli';

/** A question to the user in the middle of a call. Whatever it asks can also be said by an argument. */
export interface Question {
  /** Unique within a call. */
  readonly id: string;
  /** `consent`: yes or no. `text`: words of their own. */
  readonly kind: 'consent' | 'text';
  /** As the user reads it, with what happens on a yes. */
  readonly words: string;
  /** What the answer is about, such as a hash of what would be replaced: once that is another, the question is asked anew. */
  readonly about: string;
}

/** True or false to `consent`, words to `text`; null when nobody can be asked, or nothing was said. */
export type Answer = boolean | string | null;

/**
 * Gives the user's answer, or null where nobody can be asked. May throw to end the call, which is made again when there is an
 * answer: so nothing is written before the question is asked that may not be written twice, and its error is never caught.
 */
export type Consult = (question: Question) => Answer;

/** What slow work gets that may outlive the call that began it. */
export interface Life {
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

/** What a call gets from the face that it came through. */
export interface ToolContext {
  readonly face: Face;
  /** Merged in their one order; what the call itself says is in them already. */
  readonly settings: Settings;
  /** Absolute path of the folder that the user points at. */
  readonly folder: string;
  readonly environment: Environment;
  /** Most characters of an answer; infinite where nobody counts. */
  readonly budget: number;
  /** The text is for a terminal that shows colours. */
  readonly colour: boolean;
  readonly signal: AbortSignal;
  /** Told of each step; must not throw. */
  readonly progress: (progress: Progress) => void;
  /** Milliseconds that the caller waits; slow work goes on without it then, and the answer says how to come back to it. */
  readonly patience: number;
  /** Asks whoever sits at the terminal; null where nobody does. */
  readonly ask: Ask | null;
  /** Asks the user through the assistant's client. */
  readonly consult: Consult;
  /** Questions and answers go through a terminal, so that a person may be asked unbidden. */
  readonly atTerminal: boolean;
  /** What the core works with; opens the repository when it is first asked for, and is the same ever after. */
  open(): Promise<Context>;
  /** The same for work with a life of its own; opens the repository each time. */
  openFor(life: Life): Promise<Context>;
}

/** What a call answers. */
export interface ToolResult {
  /** For people, and over MCP where the product is prose. */
  readonly text: string;
  /** The same as one JSON document. */
  readonly data: object;
  /** Path or name of the plan that a reader may want to open now. */
  readonly plan?: string;
  /** `findings`: done, and there is something to look at. `failed`: not all could be done, and the text says why. The exit code says so. */
  readonly outcome: 'done' | 'findings' | 'failed';
}

/** How a tool stands on the command line. Flags, their values and their help come from the fields of `input`. */
export interface Command {
  readonly name: string;
  /** The word after the arguments that chooses this tool among those of one name: `add` in `drift PLAN add`. */
  readonly action?: string;
  /** For the command's own help. */
  readonly details: string;
  /** Fields given without a flag, in order. */
  readonly positional?: readonly Positional[];
  /** Fields that only the command line has; over MCP they take their defaults. */
  readonly only?: readonly string[];
  /** What the command line assumes where MCP assumes something else, by field. */
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** Lists whose flag takes one value and is given again for more: the words after it are not its own. */
  readonly repeated?: readonly string[];
  /** What a flag means that is given without its value, by field. */
  readonly bare?: Readonly<Record<string, string>>;
  /** Names of values in the help, by field: `FILE`. */
  readonly values?: Readonly<Record<string, string>>;
  /** Lists that may be given without a value: `--accept`, which gives an empty list. */
  readonly optional?: readonly string[];
  /** Offers --json. */
  readonly json: boolean;
}

/** A field given without a flag. */
export interface Positional {
  readonly field: string;
  /** Name in the help: `REQUEST`. */
  readonly value: string;
  readonly required: boolean;
  /** All remaining words: joined by spaces for a text, one by one for a list. */
  readonly rest: boolean;
  /** Also offers `--<field>-file FILE`, where `-` is standard input. */
  readonly orFile?: boolean;
}

/** One thing that Groundplan does, as both faces offer it. */
export interface Tool<Input extends z.ZodObject = z.ZodObject> {
  /** `verb_noun`, the name over MCP. */
  readonly name: string;
  readonly title: string;
  /** What it does, in one line without a full stop: for lists of commands and documents. */
  readonly summary: string;
  /** Under 2 KB; what decides whether to call it comes first. */
  readonly description: string;
  /** Flat; every field is described. */
  readonly input: Input;
  /** What an assistant is handed: the text, or the data (whole, and the same JSON as text). */
  readonly product: 'text' | 'data';
  readonly annotations: {
    readonly readOnlyHint: boolean;
    readonly destructiveHint: boolean;
    readonly idempotentHint: boolean;
    readonly openWorldHint: boolean;
  };
  readonly faces: readonly Face[];
  readonly command?: Command;
  /** Heavy parts are imported here, not at the top of the file, so that listing the tools is quick. */
  run(input: z.output<Input>, context: ToolContext): Promise<ToolResult>;
}

/** Declares a tool. */
export function defineTool<Input extends z.ZodObject>(tool: Tool<Input>): Tool<Input> {
  return tool;
}
