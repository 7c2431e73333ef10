import { z } from 'zod';
import type { Tool } from '../../tools/tool.ts';

/** A field of a tool's input, as the command line needs to know it. */
export interface Field {
  /** As in the schema: `fail_on`. */
  readonly name: string;
  /** As typed: `fail-on`. */
  readonly flag: string;
  readonly kind: 'text' | 'number' | 'switch' | 'list';
  /** The only values there are, or null for any. */
  readonly choices: readonly string[] | null;
  readonly description: string;
  readonly required: boolean;
  /** What the schema takes when nothing is given. */
  readonly default: unknown;
}

const property = z.object({
  type: z.string().default('string'),
  enum: z.array(z.string()).optional(),
  description: z.string().default(''),
  default: z.unknown().optional(),
});

/** The fields of a tool's input, in their order, read from the same JSON Schema that MCP clients see. */
export function fieldsOf({ input }: Tool): readonly Field[] {
  const { properties = {}, required = [] } = z.toJSONSchema(input, { io: 'input' });
  return Object.entries(properties).map(([name, schema]): Field => {
    const { type, enum: choices = null, description, default: value } = property.parse(schema);
    return {
      name,
      flag: name.replaceAll('_', '-'),
      kind: kindOf(type),
      choices,
      description,
      required: required.includes(name),
      default: value,
    };
  });
}

function kindOf(type: string): Field['kind'] {
  if (type === 'boolean') return 'switch';
  if (type === 'array') return 'list';
  return type === 'integer' || type === 'number' ? 'number' : 'text';
}
