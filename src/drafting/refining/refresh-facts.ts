import { z } from 'zod';
import { claimRegistry, type ClaimMeta } from '../../claims/registry.ts';
import { walkFields, type StringField } from '../../claims/walk-fields.ts';
import type { Content, Section } from '../../sections/section.ts';

/**
 * What stands, with the versions and places of what it names as the repository has them now. Rows stay as many as they are, in their
 * order, and so do all words: what is named, and what is said of it, somebody decided.
 */
export function refreshFacts({ content: schema }: Section, standing: Content, fresh: Content): Content {
  const drafted = namedIn(schema, fresh);
  return namedIn(schema, standing).reduce((content, { field, meta, place }) => {
    const same = drafted.filter((one) => one.place === place && nameOf(one.field) === nameOf(field));
    const [only] = same;
    if (only === undefined || same.length > 1) return content;
    const moved = only.field.value === field.value ? content : put(content, field.path.split('.'), only.field.value);
    return [meta.versionIn, meta.within].reduce<Content>((before, key) => {
      const value = key === undefined ? undefined : only.field.siblings[key];
      const path = [...field.path.split('.').slice(0, -1), key ?? ''];
      return typeof value === 'string' && value !== '' ? put(before, path, value) : before;
    }, moved);
  }, standing);
}

interface Named {
  readonly field: StringField;
  readonly meta: ClaimMeta;
  /** Its path without the numbers of rows. */
  readonly place: string;
}

function namedIn(schema: z.core.$ZodType, content: Content): readonly Named[] {
  return walkFields(schema, content).flatMap((field) => {
    const meta = field.schema instanceof z.ZodType ? claimRegistry.get(field.schema) : undefined;
    const place = field.path.replace(/\.\d+(?=\.|$)/g, '');
    return meta === undefined || field.value === '' ? [] : [{ field, meta, place }];
  });
}

/** A file by its path alone: its lines are what moves. */
function nameOf({ value }: StringField): string {
  return value.replace(/:\d+(?:-\d+)?(?:@\w+)?$/, '');
}

/** The content with another string in one place that it has. */
function put(content: Content, path: readonly string[], value: string): Content {
  const set = (one: unknown, [key = '', ...rest]: readonly string[]): unknown => {
    const next = (inner: unknown) => (rest.length === 0 ? value : set(inner, rest));
    if (Array.isArray(one)) return one.map((item: unknown, index) => (String(index) === key ? next(item) : item));
    return typeof one === 'object' && one !== null && key in one ? { ...one, [key]: next(Reflect.get(one, key)) } : one;
  };
  const [key = '', ...rest] = path;
  return { ...content, [key]: rest.length === 0 ? value : set(content[key], rest) };
}
