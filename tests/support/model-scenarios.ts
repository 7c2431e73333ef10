import type { AskedOfModel, Reaction, Scenario } from './model-server.ts';

/** Writes the answer of a model: an object, or a text that is sent as it stands. */
export type Author = (asked: AskedOfModel) => unknown;

/** An endpoint that knows everything: what `author` writes is the answer, in any form that is asked for. */
export function answering(author: Author, more: Reaction = {}): Scenario {
  return async (asked) => ({ ...more, content: await author(asked) });
}

/** An endpoint that refuses the first requests in these ways, and then does as `scenario` says. */
export function failingFirst(reactions: readonly Reaction[], scenario: Scenario): Scenario {
  let next = 0;
  return (asked) => reactions[next++] ?? scenario(asked);
}

/** Refuses `json_schema` as DeepSeek does; knows `json_object`. */
export function objectOnly(author: Author): Scenario {
  return (asked) =>
    asked.body.response_format?.type === 'json_schema'
      ? refusing(400, 'This response_format type is unavailable now', { type: 'invalid_request_error' })
      : answering(author)(asked);
}

/** Refuses every `response_format`, as plain servers do. */
export function textOnly(author: Author): Scenario {
  return (asked) =>
    asked.body.response_format === undefined
      ? answering(author)(asked)
      : refusing(422, "Extra inputs are not permitted: 'response_format'");
}

/** Takes only schemas without the keywords that grammars do not know. */
export function portableOnly(author: Author): Scenario {
  return (asked) =>
    asked.body.response_format?.json_schema?.strict === true
      ? refusing(400, "Invalid schema for response_format: 'minItems' is not supported by the grammar")
      : answering(author)(asked);
}

/** Takes every `response_format` and looks at none: chats until the schema stands in the prompt. */
export function ignoringSchema(author: Author): Scenario {
  return (asked) =>
    asked.body.response_format?.type === 'json_schema'
      ? { content: 'Happy to help! Could you tell me more about what you would like to plan?' }
      : answering(author)(asked);
}

/** Refuses requests that hold one of these parameters, naming it. */
export function withoutParameters(names: readonly string[], scenario: Scenario): Scenario {
  return (asked) => {
    const named = names.find((name) => name in asked.body);
    return named === undefined
      ? scenario(asked)
      : refusing(400, `Unsupported parameter: '${named}' is not supported with this model.`, { param: named });
  };
}

/** Knows no system turn, as some chat templates. */
export function withoutSystem(scenario: Scenario): Scenario {
  return (asked) =>
    asked.body.messages.some(({ role }) => role === 'system')
      ? refusing(500, 'System role not supported')
      : scenario(asked);
}

/** An error in the form that OpenAI gives it. */
export function refusing(
  status: number,
  message: string,
  {
    headers = {},
    ...error
  }: { readonly headers?: Readonly<Record<string, string>>; readonly [field: string]: unknown } = {},
): Reaction {
  return {
    status,
    headers,
    raw: JSON.stringify({ error: { message, type: null, param: null, code: null, ...error } }),
  };
}

/** How models wrap an object that they were told to give alone. */
export const wrappings = {
  fenced: (text: string) => `\`\`\`json\n${text}\n\`\`\``,
  chatty: (text: string) => `Sure! Here is what you asked for:\n\n${text}\n\nLet me know if {anything} is missing.`,
  thinking: (text: string) => `<think>\nThe user wants {"an": "object"}. I'll write it.\n</think>\n\n${text}`,
  'thinking from the prompt': (text: string) => `The user wants {"an": "object"}.\n</think>\n${text}`,
  'byte order mark': (text: string) => `\uFEFF${text}\n`,
} as const;

/** A valid value for a JSON Schema: the least that fits, so that a run needs no author. */
export function leastValue(schema: unknown): unknown {
  const {
    type,
    properties,
    enum: values,
    anyOf,
  } = schema as {
    readonly type?: string | readonly string[];
    readonly properties?: Readonly<Record<string, unknown>>;
    readonly enum?: readonly unknown[];
    readonly anyOf?: readonly unknown[];
  }; // A schema of our own making.
  if (values !== undefined) return values[0];
  if (anyOf !== undefined) return leastValue(anyOf[0]);
  const kind = typeof type === 'string' ? type : type?.[0];
  if (kind === 'object')
    return Object.fromEntries(Object.entries(properties ?? {}).map(([name, value]) => [name, leastValue(value)]));
  if (kind === 'array') return [];
  if (kind === 'number' || kind === 'integer') return 0;
  if (kind === 'boolean') return false;
  return kind === 'null' ? null : 'text';
}

/** An author that needs no thought: the least that fits the schema it is given. */
export const writesTheLeast: Author = ({ schema }) => leastValue(schema ?? { type: 'object' });
