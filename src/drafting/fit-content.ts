import { z } from 'zod';
import { coerceValue } from '../model/coerce-value.ts';
import type { Content, Section } from '../sections/section.ts';
import { anchorFor } from './mark-findings.ts';

/** How an answer for one section fits its schema. */
export type Fit =
  | { readonly content: Content; readonly issues: readonly [] }
  | { readonly content: null; readonly issues: readonly string[] };

/**
 * The shape that is asked of a drafter for some sections: one object with a key for each, without the parts that code
 * settles.
 */
export function askedSchema(sections: readonly Section[]): z.ZodType {
  return z.strictObject(Object.fromEntries(sections.map((section) => [section.id, askedContent(section)])));
}

/**
 * Reads an answer for one section. Slight differences in form are put right; `settled` gives the parts that nobody was
 * asked for. Issues name the field, what is wrong with it, and what is allowed.
 */
export function fitContent(section: Section, answer: unknown, settled: Content): Fit {
  const asked = coerceValue(askedContent(section), answer);
  if (typeof asked !== 'object' || asked === null)
    return { content: null, issues: [`${section.id}: expected an object, got ${describe(answer)}`] };
  const kept = Object.fromEntries(section.settled.map((key) => [key, settled[key]]));
  const read = section.content.safeParse({ ...asked, ...kept });
  if (read.success) return { content: read.data, issues: [] };
  return { content: null, issues: read.error.issues.map((issue) => describeIssue(section, issue)) };
}

/**
 * What can be kept of an answer that never fitted: its parts that do, and the others as they stood before. Null when nothing
 * of it fits. `lost` names the parts that are not the answer's.
 */
export function salvageContent(
  section: Section,
  answer: unknown,
  before: Content,
): { readonly content: Content; readonly lost: readonly string[] } | null {
  const asked = coerceValue(askedContent(section), answer);
  if (typeof asked !== 'object' || asked === null) return null;
  const given: Readonly<Record<string, unknown>> = { ...asked };
  const parts = Object.keys(section.parts).filter((key) => !section.settled.includes(key));
  const fitting = parts.filter((key) => section.parts[key]?.block.schema.safeParse(given[key]).success === true);
  const lost = parts.filter((key) => !fitting.includes(key));
  if (fitting.length === 0) return null;
  const values = Object.fromEntries(fitting.map((key) => [key, given[key]]));
  const notes = { ...before, ...mergeNotes(section, { given, before, lost }) };
  const read = section.content.safeParse({ ...notes, ...values });
  if (read.success) return { content: read.data, lost };
  const plain = section.content.safeParse({ ...before, ...values });
  return plain.success ? { content: plain.data, lost } : null;
}

interface Salvage {
  readonly given: Readonly<Record<string, unknown>>;
  readonly before: Content;
  readonly lost: readonly string[];
}

/** The notes of the answer, and those of before where its parts are lost. */
function mergeNotes(section: Section, { given, before, lost }: Salvage): Readonly<Record<string, unknown>> {
  const anchors = new Set<unknown>(lost.map((key) => anchorFor(section, key)));
  const merge = (key: 'open' | 'notApplicable') => {
    const own: readonly unknown[] = Array.isArray(given[key]) ? given[key] : [];
    const isLost = (note: unknown) =>
      typeof note === 'object' && note !== null && 'part' in note && anchors.has(note.part);
    return [...own.filter((note) => !isLost(note)), ...before[key].filter(isLost)];
  };
  return { open: merge('open'), notApplicable: merge('notApplicable') };
}

function askedContent({ content, settled }: Section): z.ZodObject {
  const shape = content instanceof z.ZodObject ? content.shape : {};
  return z.strictObject(Object.fromEntries(Object.entries(shape).filter(([key]) => !settled.includes(key))));
}

/** What does not fit in the content of a section, named by its field. */
export function describeIssue({ id }: Section, { path, message }: z.core.$ZodIssue): string {
  return `${[id, ...path.map(String)].join('.')}: ${message}`;
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  return Array.isArray(value) ? 'a list' : value === null ? 'null' : `a ${typeof value}`;
}
