import { PlanError } from '../errors.ts';

/** How a failure is told. */
export interface ErrorStyle {
  readonly colour: boolean;
  /** Adds the stack and what caused it. */
  readonly debug: boolean;
}

/** A failure as lines for standard error: what was expected and came, and the next move. */
export function reportError(error: unknown, { colour, debug }: ErrorStyle): string {
  const { message, hint } = describe(error);
  const lines = [
    `${paint('error:', 31, colour)} ${message}`,
    ...(hint === undefined ? [] : [`${paint('hint:', 36, colour)} ${hint}`]),
  ];
  return [...lines, ...(debug ? stacks(error) : [])].join('\n');
}

function describe(error: unknown): { readonly message: string; readonly hint: string | undefined } {
  if (error instanceof PlanError) return error;
  const said = error instanceof Error ? error.message : String(error);
  return {
    message: `Unexpected failure: ${said}`,
    hint: 'This is a fault of Groundplan. Run it again with GROUNDPLAN_LOG=debug to see where, and report it.',
  };
}

function stacks(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  return [error.stack ?? error.message, ...(error.cause === undefined ? [] : ['caused by:', ...stacks(error.cause)])];
}

function paint(text: string, colour: number, wanted: boolean): string {
  return wanted ? `\u001B[1;${colour}m${text}\u001B[0m` : text;
}
