import { z } from 'zod';

/** The schema that this one only wraps (an optional, a default, a transformation); null for one that says something itself. */
export function unwrapSchema(schema: z.core.$ZodType): z.core.$ZodType | null {
  const known = inner.get(schema);
  if (known !== undefined) return known;
  const found = findInner(schema);
  inner.set(schema, found);
  return found;
}

/** Schemas are made once and walked for every value; what kind one is takes zod longer to say than the step takes. */
const inner = new WeakMap<z.core.$ZodType, z.core.$ZodType | null>();

function findInner(schema: z.core.$ZodType): z.core.$ZodType | null {
  if (schema instanceof z.ZodPipe) return schema.in instanceof z.ZodTransform ? schema.out : schema.in;
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNonOptional ||
    schema instanceof z.ZodCatch ||
    schema instanceof z.ZodReadonly ||
    schema instanceof z.ZodLazy
  ) {
    return schema.unwrap();
  }
  return null;
}
