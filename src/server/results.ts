import type { CallToolResult, ResourceLink } from '@modelcontextprotocol/server';
import type { Tool, ToolResult } from '../../tools/tool.ts';
import { PlanError } from '../errors.ts';
import { planUri } from './plan-uri.ts';

/** A tool's answer for the client: its text where the product is prose, else the data, whole, and the same JSON as text. */
export function answer({ product }: Tool, { text, data, plan }: ToolResult): CallToolResult {
  if (product === 'text') return { content: [{ type: 'text', text }, ...(plan === undefined ? [] : [linkTo(plan)])] };
  const json = JSON.stringify(data);
  const structuredContent: Record<string, unknown> = JSON.parse(json); // What is sent is what the text says, without undefined fields.
  return { content: [{ type: 'text', text: json }], structuredContent };
}

function linkTo(plan: string): ResourceLink {
  return { type: 'resource_link', uri: planUri(plan), name: plan, title: 'The plan', mimeType: 'text/markdown' };
}

/** A failure as a result that the model can act on: what was expected and what to do next, never a stack. */
export function failure(error: unknown): CallToolResult {
  return { content: [{ type: 'text', text: explain(error) }], isError: true };
}

/** The message and hint of any error. */
export function explain(error: unknown): string {
  if (error instanceof PlanError)
    return error.hint === undefined ? error.message : `${error.message}\nHint: ${error.hint}`;
  const said = error instanceof Error ? error.message : String(error);
  return `Unexpected failure: ${said}\nHint: This is a fault of Groundplan; start the server with GROUNDPLAN_LOG=debug to see more on its standard error.`;
}
