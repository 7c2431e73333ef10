import { z } from 'zod';
import { unwrapSchema } from './unwrap-schema.ts';

/**
 * A value brought nearer to a schema, where a model wrote the right thing in a slightly other form: unknown keys are left
 * out, nothing stands for an empty list or text, one thing for a list of one, a number for its digits, a word of a choice in
 * other letter case. Whatever else does not fit stays as it is, for the schema to refuse.
 */
export function coerceValue(schema: z.core.$ZodType, value: unknown): unknown {
  const inner = innermost(schema);
  if (inner instanceof z.ZodObject) return coerceRecord(inner, value);
  if (inner instanceof z.ZodArray) return coerceList(inner, value);
  if (inner instanceof z.ZodEnum) return coerceChoice(inner, value);
  return inner instanceof z.ZodString ? coerceText(value) : value;
}

function coerceRecord(schema: z.ZodObject, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const given: Readonly<Record<string, unknown>> = { ...value };
  const fields = Object.entries<z.core.$ZodType>(schema.shape).flatMap(([key, field]) => {
    const isGiven = given[key] !== undefined;
    if (!isGiven && !isEmptiable(field)) return [];
    return [[key, coerceValue(field, isGiven ? given[key] : null)] as const];
  });
  return Object.fromEntries(fields);
}

/** A list that was left out says that there is nothing to list. */
function isEmptiable(schema: z.core.$ZodType): boolean {
  return innermost(schema) instanceof z.ZodArray;
}

function coerceList(schema: z.ZodArray, value: unknown): unknown {
  if (value === null || value === '') return [];
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.map((item) => coerceValue(schema.element, item));
}

function coerceChoice({ options }: z.ZodEnum, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return options.find((option) => String(option).toLowerCase() === value.trim().toLowerCase()) ?? value;
}

function coerceText(value: unknown): unknown {
  if (value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const isListOfTexts = Array.isArray(value) && value.every((item) => typeof item === 'string');
  return isListOfTexts ? value.join(' ') : value;
}

/** The schema inside what only wraps it. */
function innermost(schema: z.core.$ZodType): z.core.$ZodType {
  const inner = unwrapSchema(schema);
  return inner === null ? schema : innermost(inner);
}
