import { z } from 'zod';
import { PlanError } from '../errors.ts';

/** `strict`: what OpenAI's strict mode takes. `portable`: what every server takes that knows schemas at all. */
export type Dialect = 'strict' | 'portable';

/** A JSON Schema as it goes over the wire. */
export type WireSchema = { readonly [keyword: string]: unknown };

/** A schema for the wire, and what of the original it cannot say. */
export interface Wire {
  readonly schema: WireSchema;
  /** `changes.files: …`, one for each place that a provider would refuse or read otherwise than Zod does. */
  readonly problems: readonly string[];
  /** What providers limit: OpenAI 5,000 properties, 10 levels, 120,000 characters of names and values. */
  readonly size: { readonly properties: number; readonly levels: number; readonly names: number };
}

/**
 * Converts the shape of an answer for the wire: draft-7, everything in place, all properties required, all objects closed.
 * Zod stays the only judge of the answer; what a dialect cannot say stands in the description.
 */
export function toWire(schema: z.ZodType, dialect: Dialect): Wire {
  const walk: Walk = { dialect, problems: [], size: { properties: 0, levels: 0, names: 0 } };
  const converted = convert(toJsonSchema(schema), '', 1, walk);
  if (converted['type'] !== 'object') walk.problems.push('the root: expected an object');
  return { schema: converted, problems: walk.problems, size: walk.size };
}

interface Walk {
  readonly dialect: Dialect;
  readonly problems: string[];
  readonly size: { properties: number; levels: number; names: number };
}

function toJsonSchema(schema: z.ZodType): WireSchema {
  try {
    // `input`: the model writes what Zod reads; what Zod makes of it afterwards is no matter of the wire.
    const options = {
      target: 'draft-7',
      io: 'input',
      reused: 'inline',
      cycles: 'throw',
      unrepresentable: 'throw',
    } as const;
    return objectSchema.parse(z.toJSONSchema(schema, options));
  } catch (cause) {
    throw new PlanError('internal', `Expected a shape that JSON Schema can say: ${String(cause)}`, { cause });
  }
}

const objectSchema = z.record(z.string(), z.unknown());

function convert(node: WireSchema, place: string, level: number, walk: Walk): WireSchema {
  const { problems, size } = walk;
  size.levels = Math.max(size.levels, level);
  const where = place === '' ? 'the root' : place;
  const variants = node['anyOf'] ?? node['oneOf'];
  const kept = keepKeywords(node, walk);
  if (Array.isArray(variants))
    return { ...kept, anyOf: schemasIn(variants).map((one) => convert(one, place, level, walk)) };
  if ('allOf' in node || '$ref' in node) problems.push(`${where}: an intersection or a reference`);
  if (node['type'] === 'object') return { ...kept, ...convertObject(node, place, level, walk) };
  if (node['type'] === 'array') {
    const { items } = node;
    if (Array.isArray(items) || 'additionalItems' in node) problems.push(`${where}: a tuple`);
    return { ...kept, items: convert(asSchema(items), `${place}[]`, level + 1, walk) };
  }
  if (!('type' in node) && !('enum' in kept)) problems.push(`${where}: takes anything`);
  if (Array.isArray(kept['enum'])) size.names += kept['enum'].join('').length;
  return kept;
}

function convertObject(node: WireSchema, place: string, level: number, { ...walk }: Walk): WireSchema {
  const { problems, size } = walk;
  const where = place === '' ? 'the root' : place;
  const properties = Object.entries(asSchema(node['properties']));
  const required = new Set(Array.isArray(node['required']) ? node['required'] : []);
  if ('propertyNames' in node || 'patternProperties' in node) problems.push(`${where}: a record`);
  else if (typeof node['additionalProperties'] === 'object' || node['additionalProperties'] === true)
    problems.push(`${where}: an open object`);
  size.properties += properties.length;
  size.names += properties.map(([name]) => name).join('').length;
  const converted = properties.map(([name, value]) => {
    const inner = place === '' ? name : `${place}.${name}`;
    // A property with a default may be missing in what Zod reads; the model is simply asked for it.
    if (!required.has(name) && !('default' in asSchema(value))) problems.push(`${inner}: optional`);
    return [name, convert(asSchema(value), inner, level + 1, walk)] as const;
  });
  return {
    properties: Object.fromEntries(converted),
    required: converted.map(([name]) => name),
    additionalProperties: false,
  };
}

/** The keywords of one place that the dialect knows; the rest in words. */
function keepKeywords(node: WireSchema, { dialect }: Walk): WireSchema {
  const bounds = Object.entries(node).flatMap(([keyword, value]) => {
    const say = inWords[keyword];
    return say === undefined || isNoBound(keyword, value, node) ? [] : [{ keyword, value, words: say(value) }];
  });
  const stays = ({ keyword, value }: (typeof bounds)[number]) => dialect === 'strict' && isStrict(keyword, value);
  const told = bounds.filter((bound) => !stays(bound)).map(({ words }) => words);
  const description = [node['description'], told.length === 0 ? '' : `(${told.join('; ')})`].filter(Boolean).join(' ');
  return {
    ...('type' in node ? { type: node['type'] } : {}),
    ...(description === '' ? {} : { description }),
    ...('const' in node ? { enum: [node['const']] } : {}),
    ...('enum' in node ? { enum: node['enum'] } : {}),
    ...Object.fromEntries(bounds.filter(stays).map(({ keyword, value }) => [keyword, value])),
  };
}

const inWords: Readonly<Record<string, (value: unknown) => string>> = {
  pattern: (value) => `matches ${String(value)}`,
  format: (value) => `format ${String(value)}`,
  minimum: (value) => `at least ${String(value)}`,
  maximum: (value) => `at most ${String(value)}`,
  exclusiveMinimum: (value) => `more than ${String(value)}`,
  exclusiveMaximum: (value) => `less than ${String(value)}`,
  multipleOf: (value) => `a multiple of ${String(value)}`,
  minItems: (value) => `at least ${String(value)} items`,
  maxItems: (value) => `at most ${String(value)} items`,
  minLength: (value) => `at least ${String(value)} characters`,
  maxLength: (value) => `at most ${String(value)} characters`,
};

const formats = new Set(['date-time', 'time', 'date', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uuid']);

/** True for what OpenAI's strict mode documents: no length of strings, no look-around, few formats. */
function isStrict(keyword: string, value: unknown): boolean {
  if (keyword === 'minLength' || keyword === 'maxLength') return false;
  if (keyword === 'format') return formats.has(String(value));
  return keyword !== 'pattern' || !/\(\?[=!<]/.test(String(value));
}

/** True for what Zod adds of its own: the range of safe integers, and a long pattern beside a format. */
function isNoBound(keyword: string, value: unknown, node: WireSchema): boolean {
  return keyword === 'pattern' ? 'format' in node : Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER;
}

function asSchema(value: unknown): WireSchema {
  return objectSchema.catch({}).parse(value);
}

function schemasIn(values: readonly unknown[]): readonly WireSchema[] {
  return values.map(asSchema);
}
