import type { Author } from '../model-scenarios.ts';
import type { AskedOfModel } from '../model-server.ts';
import { goodPlan, goodRequirements } from './good-plan.ts';

/** Answers every call for the sample repository's request with what is true of it. */
export const goodAuthor: Author = (asked) =>
  isAboutRequirements(asked)
    ? goodRequirements
    : Object.fromEntries(sectionsAsked(asked).map((id) => [id, goodContent(id)]));

/** The good plan's content of one section; a mutable copy. */
export function goodContent(id: string): Record<string, unknown> {
  const content = Object.entries(goodPlan).find(([key]) => key === id)?.[1];
  if (content === undefined) throw new Error(`No author wrote a section ${id}`);
  return structuredClone(content);
}

/** The first call of a draft asks for no section. */
export function isAboutRequirements({ schema, schemaName }: AskedOfModel): boolean {
  return schemaName === 'requirements' || keysOf(schema).includes('questions');
}

/** A call that reads one page answers with two strings. */
export function isAboutSource({ schema }: AskedOfModel): boolean {
  return keysOf(schema).join() === 'learning,quote';
}

/** Ids of the sections that a call asks for, read off the schema. */
export function sectionsAsked({ schema }: AskedOfModel): readonly string[] {
  return keysOf(schema);
}

function keysOf(schema: AskedOfModel['schema']): readonly string[] {
  const properties = schema?.['properties'];
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
}

/** True for a call that sends findings back. */
export function isRepair({ turns }: AskedOfModel): boolean {
  return turns.some(({ role }) => role === 'assistant');
}

/** What a repair names: its numbered findings; empty in a first call. */
export function findingsOf(asked: AskedOfModel): string {
  return isRepair(asked) ? (asked.turns.at(-1)?.text ?? '') : '';
}
