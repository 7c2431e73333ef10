import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import { PlanError } from '../errors.ts';
import { inLine } from './in-line.ts';
import { explain } from './results.ts';

/** Reads plans for what is no tool: resources, prompts, completions. In line like a call; there is no result that could say what is wrong, so an error of the protocol does. */
export async function serveReading<Result>(signal: AbortSignal, read: () => Promise<Result>): Promise<Result> {
  try {
    return await inLine(signal, read);
  } catch (error) {
    if (error instanceof ProtocolError) throw error;
    const code = error instanceof PlanError ? ProtocolErrorCode.InvalidParams : ProtocolErrorCode.InternalError;
    throw new ProtocolError(code, explain(error));
  }
}
