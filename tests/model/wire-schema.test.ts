import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toWire, type WireSchema } from '../../src/model/wire-schema.ts';
import { sections } from '../../src/sections/index.ts';

/** Every object in a schema. */
function objectsIn(value: unknown): readonly WireSchema[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  const node = value as WireSchema; // Any object may be read as a record.
  return [...(node['type'] === 'object' ? [node] : []), ...Object.values(node).flatMap(objectsIn)];
}

/** Every keyword in a schema; names of properties are none. */
function keywordsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(keywordsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([keyword, inner]) => [
    keyword,
    ...(keyword === 'properties' ? Object.values(inner as object).flatMap(keywordsIn) : keywordsIn(inner)),
  ]);
}

const allowed = ['type', 'description', 'enum', 'properties', 'required', 'additionalProperties', 'items', 'anyOf'];
const bounds = [
  'pattern',
  'format',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minItems',
  'maxItems',
];

describe.each(['strict', 'portable'] as const)('every section in the dialect %s', (dialect) => {
  it.each(sections.map((section) => [section.id, section] as const))('can be said: %s', (_, { content }) => {
    const { schema, problems, size } = toWire(content, dialect);
    expect(problems).toEqual([]);
    const objects = objectsIn(schema);
    expect(objects.length).toBeGreaterThan(2);
    for (const { properties, required, additionalProperties } of objects) {
      expect(required).toEqual(Object.keys(properties as object)); // An object by its type.
      expect(additionalProperties).toBe(false);
    }
    expect(size.levels).toBeLessThanOrEqual(10);
    expect(size.properties).toBeLessThanOrEqual(5000);
    expect(size.names).toBeLessThanOrEqual(120_000);
    const taken = new Set(dialect === 'strict' ? [...allowed, ...bounds] : allowed);
    expect(keywordsIn(schema).filter((keyword) => !taken.has(keyword))).toEqual([]);
  });
});

describe('the wire schema', () => {
  it('says in words what a dialect cannot say', () => {
    const schema = z.object({
      id: z
        .string()
        .regex(/^R-\d+$/)
        .max(20)
        .describe('The requirement'),
      count: z.int().min(1),
      names: z.array(z.string()).min(2),
      when: z.iso.date(),
      site: z.url(),
    });
    expect(toWire(schema, 'strict').schema['properties']).toEqual({
      id: { type: 'string', description: 'The requirement (at most 20 characters)', pattern: '^R-\\d+$' },
      count: { type: 'integer', minimum: 1 },
      names: { type: 'array', minItems: 2, items: { type: 'string' } },
      when: { type: 'string', format: 'date' },
      site: { type: 'string', description: '(format uri)' },
    });
    expect(toWire(schema, 'portable').schema['properties']).toMatchObject({
      id: { description: 'The requirement (at most 20 characters; matches ^R-\\d+$)' },
      count: { type: 'integer', description: '(at least 1)' },
      names: { description: '(at least 2 items)' },
      when: { description: '(format date)' },
    });
  });

  it('turns unions, literals and defaults into what every provider takes', () => {
    const schema = z.object({
      shape: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('a'), one: z.string() }),
        z.object({ kind: z.literal('b'), two: z.number().nullable() }),
      ]),
      flag: z.boolean().default(false),
    });
    const { schema: wire, problems } = toWire(schema, 'strict');
    expect(problems).toEqual([]);
    expect(wire['required']).toEqual(['shape', 'flag']);
    expect(wire).toMatchObject({
      properties: { flag: { type: 'boolean' }, shape: { anyOf: [{ properties: { kind: { enum: ['a'] } } }, {}] } },
    });
  });

  it.each([
    ['a record', z.object({ map: z.record(z.string(), z.string()) }), 'map: a record'],
    ['a tuple', z.object({ pair: z.tuple([z.string(), z.number()]) }), 'pair: a tuple'],
    ['an optional property', z.object({ in: z.object({ maybe: z.string().optional() }) }), 'in.maybe: optional'],
    ['an open object', z.object({ any: z.looseObject({ a: z.string() }) }), 'any: an open object'],
    ['anything', z.object({ list: z.array(z.unknown()) }), 'list[]: takes anything'],
    ['a root that is no object', z.array(z.string()), 'the root: expected an object'],
  ])('reports %s', (_, schema, problem) => {
    expect(toWire(schema, 'strict').problems).toContain(problem);
  });
});
