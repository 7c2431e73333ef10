import type { StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { boundedText } from '../../tools/bounded-text.ts';
import type { Tool } from '../../tools/tool.ts';
import { nearestNames } from '../claims/nearest-names.ts';
import { isFlatEnough, mostLevels } from '../drafting/submission/nesting.ts';

/** A schema as the server takes it. */
type ToolSchema = StandardSchemaWithJSON<Readonly<Record<string, unknown>>>;

/** Explained once, in the server's instructions, and not in each of the tools. */
const repo = boundedText(4096).optional();

/** What a client sends: the tool's fields without those of the command line, and the repository. Unknown names are answered with the nearest known. */
export function mcpInput({ input, command }: Tool): z.ZodObject {
  const only = new Set(command?.only);
  const fields = Object.entries(input.shape).filter(([name]) => !only.has(name));
  const shape = { ...Object.fromEntries(fields), repo };
  const strict = z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? unknownArguments(issue.keys, Object.keys(shape)) : undefined,
  });
  return strict.refine(isFlatEnough, `Expected arguments nested at most ${mostLevels} levels deep, got more`);
}

/**
 * The schema as it is advertised: every definition is read by a model, again and again, so what goes without saying is left out.
 * Clients assume the dialect that zod would name in each of the tools, and a switch that nobody sets is off.
 */
export function withoutDialect(schema: z.ZodObject): ToolSchema {
  const standard = schema['~standard'];
  const input: typeof standard.jsonSchema.input = (options) => {
    const { $schema: _, ...rest } = standard.jsonSchema.input(options);
    return withoutOff(rest);
  };
  return { '~standard': { ...standard, jsonSchema: { ...standard.jsonSchema, input } } };
}

function withoutOff(schema: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return JSON.parse(
    JSON.stringify(schema, (name, value: unknown) => (name === 'default' && value === false ? undefined : value)),
  );
}

/** Most unknown arguments that an answer names. */
const mostNamed = 5;

function unknownArguments(unknown: readonly string[], known: readonly string[]): string {
  const named = unknown.slice(0, mostNamed).map((name) => {
    const [near] = nearestNames(name, known);
    return near === undefined ? `\`${name.slice(0, 100)}\`` : `\`${name}\` (did you mean \`${near}\`?)`;
  });
  if (unknown.length > named.length) named.push(`and ${unknown.length - named.length} more`);
  return `Unexpected argument ${named.join(', ')}, expected some of: ${known.join(', ')}`;
}
