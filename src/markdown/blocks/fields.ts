import { z, type ZodType } from 'zod';
import type { Cell } from './cells.ts';

/** A cell with the name that stands before or above it. */
export interface Field<Value> {
  readonly name: string;
  /** Other names that people give it. */
  readonly aliases: readonly string[];
  readonly cell: Cell<Value>;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;

/** The value that holds one value for each field. */
export type RecordOf<F extends Fields> = {
  readonly [Key in keyof F]: F[Key] extends Field<infer Value> ? Value : never;
};

/** A named cell: a row of a field table, a column of a table, a labelled line. */
export function field<Value>(name: string, cell: Cell<Value>, ...aliases: readonly string[]): Field<Value> {
  return { name, aliases, cell };
}

/** The shape of a record of fields. Each cell's own schema instance is in it, with whatever was registered for it. */
export function recordSchema(fields: Fields): ZodType<Readonly<Record<string, unknown>>> {
  return z.strictObject(mapFields(fields, ({ cell }) => cell.schema));
}

export function emptyRecord(fields: Fields): Record<string, unknown> {
  return mapFields(fields, ({ cell }) => cell.empty);
}

/** The key of the field that a name means, whatever its letter case, punctuation and spaces. */
export function keyOfName(fields: Fields, name: string): string | undefined {
  const wanted = bareName(name);
  return Object.keys(fields).find((key) => {
    const known = fields[key];
    return known !== undefined && [known.name, ...known.aliases].some((alias) => bareName(alias) === wanted);
  });
}

function bareName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function mapFields<Result>(fields: Fields, map: (field: Field<unknown>) => Result): Record<string, Result> {
  return Object.fromEntries(Object.entries(fields).map(([key, one]) => [key, map(one)]));
}
