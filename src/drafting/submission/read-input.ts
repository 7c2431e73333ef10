import { PlanError } from '../../errors.ts';
import type { Section } from '../../sections/section.ts';
import type { OwnHeadings } from './own-headings.ts';
import { readJson } from './read-json.ts';
import { readSubmission, type SubmittedSection } from './read-submission.ts';

/** What was sent. */
export interface SubmissionInput {
  readonly markdown: string | null;
  readonly json: unknown;
}

/** Characters of Markdown in one piece, as in the schema of the tool; looked at here too, since Markdown also comes in JSON. */
const mostCharacters = 1_000_000;

/** A submission as it was read, in either form. */
export interface ReadInput {
  readonly markdown: readonly SubmittedSection[];
  readonly json: readonly { readonly section: Section; readonly content: Readonly<Record<string, unknown>> }[];
  readonly notes: readonly string[];
  readonly title: string;
  readonly outside: readonly string[];
  readonly definitions: string;
}

/**
 * Reads a submission in Markdown, in JSON, or both, for a plan with headings of its `own`.
 * @throws PlanError `usage` when nothing in it is a section.
 */
export function readInput({ markdown, json }: SubmissionInput, own: OwnHeadings): ReadInput {
  const sent =
    markdown?.trim().startsWith('{') === true && json === undefined
      ? { markdown: null, json: markdown }
      : { markdown, json };
  const parts = sent.json === undefined ? [] : readJson(sent.json);
  const long = [sent.markdown ?? '', ...parts.map((part) => ('markdown' in part ? part.markdown : ''))];
  if (long.some(({ length }) => length > mostCharacters)) {
    throw new PlanError('usage', `Expected Markdown of at most ${mostCharacters} characters, got more.`, {
      hint: 'Send fewer sections at once, and move long material to a file of its own.',
    });
  }
  const texts = [
    ...(sent.markdown === null ? [] : [readSubmission(sent.markdown, own)]),
    ...parts.flatMap((part) => ('markdown' in part ? [readSubmission(withHeading(part, own), own)] : [])),
  ];
  const read = {
    markdown: texts.flatMap(({ sections }) => sections),
    json: parts.flatMap((part) => ('content' in part ? [part] : [])),
    notes: texts.flatMap(({ notes }) => notes),
    title: texts.map(({ title }) => title).find((title) => title !== '') ?? '',
    outside: texts.flatMap(({ outside }) => outside),
    definitions: texts.map(({ definitions }) => definitions).join('\n'),
  };
  if (read.markdown.length + read.json.length > 0) return read;
  throw new PlanError(
    'usage',
    'Expected Markdown with the heading of a section, such as "## 7. Implementation Steps", found none; nothing was written.',
    {
      hint: 'Begin each section with its heading as start_plan and brief_sections show it, or send { "steps": "…" } in `json`.',
    },
  );
}

/** Markdown for a section that is named by its id may come without the heading. */
function withHeading(
  { section, markdown }: { readonly section: Section; readonly markdown: string },
  own: OwnHeadings,
): string {
  const { sections } = readSubmission(markdown, own);
  return sections.some((one) => one.section.id === section.id)
    ? markdown
    : `${'#'.repeat(section.depth)} ${section.heading}\n\n${markdown}`;
}
