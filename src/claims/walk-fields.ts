import { z } from 'zod';
import { unwrapSchema } from '../model/unwrap-schema.ts';
import { claimRegistry } from './registry.ts';

/** A string in a value, with the schema that describes it. */
export interface StringField {
  readonly schema: z.core.$ZodType;
  readonly value: string;
  /** Keys and indexes from the top of the value, joined by dots: `files.entries.2.path`. */
  readonly path: string;
  /** The object that the string belongs to, or whose array holds it. */
  readonly siblings: Readonly<Record<string, unknown>>;
}

/** Every string of a value that the schema describes, in the order of the schema's keys. What does not fit is passed over. */
export function walkFields(schema: z.core.$ZodType, value: unknown): StringField[] {
  return walk(schema, value, { path: '', siblings: {} });
}

type Place = Pick<StringField, 'path' | 'siblings'>;

function walk(schema: z.core.$ZodType, value: unknown, place: Place): StringField[] {
  if (typeof value === 'string') return [{ schema: innermost(schema), value, ...place }];
  const inner = innermost(schema);
  if (inner instanceof z.ZodUnion) return walk(chosenOption(inner, value), value, place);
  if (Array.isArray(value)) return walkArray(inner, value, place);
  return isRecord(value) ? walkRecord(inner, value, place) : [];
}

function walkArray(schema: z.core.$ZodType, items: readonly unknown[], { path, siblings }: Place): StringField[] {
  return items.flatMap((item, index) => {
    const element = elementAt(schema, index);
    return element === undefined ? [] : walk(element, item, { path: join(path, String(index)), siblings });
  });
}

function elementAt(schema: z.core.$ZodType, index: number): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodArray) return schema.element;
  return schema instanceof z.ZodTuple ? (schema.def.items[index] ?? schema.def.rest ?? undefined) : undefined;
}

function walkRecord(
  schema: z.core.$ZodType,
  record: Readonly<Record<string, unknown>>,
  { path }: Place,
): StringField[] {
  const shape: Readonly<Record<string, z.core.$ZodType>> =
    schema instanceof z.ZodObject
      ? schema.shape
      : schema instanceof z.ZodRecord
        ? Object.fromEntries(Object.keys(record).map((key) => [key, schema.valueType]))
        : {};
  return Object.entries(shape).flatMap(([key, field]) =>
    walk(field, record[key], { path: join(path, key), siblings: record }),
  );
}

/** The schema inside optionals, defaults, transformations and the like; a wrapper that is registered itself stays. */
function innermost(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodType && claimRegistry.get(schema) !== undefined) return schema;
  const inner = unwrapSchema(schema);
  return inner === null ? schema : innermost(inner);
}

function chosenOption(union: z.ZodUnion, value: unknown): z.core.$ZodType {
  return union.options.find((option) => z.safeParse(option, value).success) ?? z.never();
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
