import { z } from 'zod';
import type { Tool } from '../../tools/tool.ts';
import { nearestNames } from '../claims/nearest-names.ts';

const repo = z.string().optional().describe('Absolute path of another repository than the one of the server');

/** What a client sends: the tool's fields without those of the command line, and the repository. Unknown names are answered with the nearest known. */
export function mcpInput({ input, command }: Tool): z.ZodObject {
  const only = new Set(command?.only);
  const fields = Object.entries(input.shape).filter(([name]) => !only.has(name));
  const shape = { ...Object.fromEntries(fields), repo };
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? unknownArguments(issue.keys, Object.keys(shape)) : undefined,
  });
}

function unknownArguments(unknown: readonly string[], known: readonly string[]): string {
  const named = unknown.map((name) => {
    const [near] = nearestNames(name, known);
    return near === undefined ? `\`${name}\`` : `\`${name}\` (did you mean \`${near}\`?)`;
  });
  return `Unexpected argument ${named.join(', ')}, expected some of: ${known.join(', ')}`;
}
