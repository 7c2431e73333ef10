import { z } from 'zod';
import { nearestNames } from '../../claims/nearest-names.ts';
import { PlanError } from '../../errors.ts';
import type { PlanSection } from '../../plan/plan.ts';
import { sections } from '../../sections/index.ts';
import { anchorsOf, type Content, type Section } from '../../sections/section.ts';
import { isFlatEnough, mostLevels } from './nesting.ts';
import { groupOf, nameOf } from './section-parts.ts';

/** One section of a submission in JSON: Markdown, or content by part. */
export type JsonSection = { readonly section: Section } & (
  | { readonly markdown: string }
  | { readonly content: Readonly<Record<string, unknown>> }
);

/**
 * Reads `{ "<section id>": content }`, as a value or as text with or without a fence.
 * @throws PlanError `usage` for what is no such object, or for ids that no section has.
 */
export function readJson(json: unknown): readonly JsonSection[] {
  const value = typeof json === 'string' ? parseText(json) : json;
  if (!isFlatEnough(value)) {
    throw new PlanError('usage', `Expected \`json\` nested at most ${mostLevels} levels deep, got more.`, {
      hint: 'Send the sections as Markdown in `markdown`, or their content by the schema that brief_sections shows.',
    });
  }
  const read = z.record(z.string(), z.union([z.string(), z.record(z.string(), z.unknown())])).safeParse(value);
  if (!read.success) {
    throw new PlanError('usage', 'Expected `json` to be an object of contents by section id, got something else.', {
      hint: 'Send { "steps": { … } }; brief_sections with form "schema" gives the schema of a section. Markdown is taken too.',
    });
  }
  const entries = Object.entries(read.data);
  const unknown = entries.map(([id]) => id).filter((id) => !sections.some((section) => section.id === id));
  if (unknown.length > 0) throw unknownIds(unknown);
  return entries.flatMap(([id, given]) =>
    sections
      .filter((section) => section.id === id)
      .map((section) => (typeof given === 'string' ? { section, markdown: given } : { section, content: given })),
  );
}

/** Content as it fits the section's schema, with the names of the parts that came and of those that stay as they stood; or what does not fit. */
export function fitContent(
  section: Section,
  given: Readonly<Record<string, unknown>>,
  standing: PlanSection | undefined,
):
  | { readonly content: Content; readonly given: readonly string[]; readonly kept: readonly string[] }
  | { readonly problem: string } {
  const missing = anchorsOf(section.parts).filter(
    (anchor) => !groupOf(section, anchor).some((key) => key in given) && !hasNote(given, anchor),
  );
  const before = standing?.content;
  const values = Object.entries(section.parts).map(([key, { block }]) => [key, before?.[key] ?? block.empty] as const);
  const isMissing = (key: string) => missing.some((anchor) => groupOf(section, anchor).includes(key));
  const notes = (key: 'open' | 'notApplicable') => [
    ...listOf(given[key]),
    ...(before?.[key].filter(({ part }) => missing.includes(part)) ?? []),
  ];
  const read = section.content.safeParse({
    ...section.names,
    ...Object.fromEntries(Object.keys(section.names).map((key) => [key, before?.[key] ?? ''])),
    ...Object.fromEntries(
      values.map(([key, value]) => [key, isMissing(key) ? value : section.parts[key]?.block.empty]),
    ),
    ...given,
    open: notes('open'),
    notApplicable: notes('notApplicable'),
  });
  if (!read.success) return { problem: z.prettifyError(read.error) };
  const names = (anchors: readonly string[]) => anchors.map((anchor) => nameOf(section, anchor));
  return {
    content: read.data,
    given: names(anchorsOf(section.parts).filter((anchor) => !missing.includes(anchor))),
    kept: standing === undefined ? [] : names(missing),
  };
}

function hasNote(given: Readonly<Record<string, unknown>>, anchor: string): boolean {
  return [...listOf(given['open']), ...listOf(given['notApplicable'])].some(
    (note) => typeof note === 'object' && note !== null && 'part' in note && note.part === anchor,
  );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function parseText(text: string): unknown {
  const plain = text.trim().replace(/^```\w*\s*\n([\s\S]*)\n```$/, '$1');
  try {
    return JSON.parse(plain);
  } catch (cause) {
    throw new PlanError('usage', `Expected \`json\` to be JSON, got text that is not: ${String(cause)}.`, {
      hint: 'Send the sections as Markdown in `markdown` instead; nothing needs to be escaped there.',
      cause,
    });
  }
}

/** Most unknown ids that an answer names. */
const mostNamed = 5;

function unknownIds(unknown: readonly string[]): PlanError {
  const ids = sections.map(({ id }) => id);
  const near = unknown.slice(0, mostNamed).flatMap((id) => nearestNames(id, ids).slice(0, 1));
  const more = unknown.length > mostNamed ? ` and ${unknown.length - mostNamed} more` : '';
  const named = unknown.slice(0, mostNamed).map((id) => `\`${id.slice(0, 100)}\``);
  return new PlanError('usage', `Expected ids of sections, got ${named.join(', ')}${more}.`, {
    hint: `${near.length === 0 ? '' : `Did you mean ${near.join(', ')}? `}The sections are: ${ids.join(', ')}.`,
  });
}
