import { isDeepStrictEqual } from 'node:util';
import { PlanError } from '../errors.ts';
import { contentOf } from './content-of.ts';
import { lineBreakOf } from '../markdown/splice.ts';
import { parsePlan } from './parse-plan.ts';
import type { Plan, PlanSection } from './plan.ts';
import type { DriftEntry } from '../request/drift.ts';
import { writeDrift } from '../sections/drift-entry.ts';
import { overview } from '../sections/overview.ts';
import { editFront } from './edit-front.ts';
import { findEntryPlace } from './drift-place.ts';

/**
 * The plan with one more bullet under "Drift from Original Request". Every other byte stays, but for a note in its place that
 * nothing differs, and for the hash of an overview that nobody edited, which moves along.
 * @throws PlanError `unreadable` without section 1, `conflict` when the file would not say what it said, and the entry.
 */
export function recordEntry(plan: Plan, entry: DriftEntry): Plan {
  const section = plan.sections.find(({ id }) => id === 'overview');
  if (section === undefined) {
    throw new PlanError('unreadable', 'Expected section 1 in the plan, found none.', {
      hint: 'Add a heading "## 1. Overview"; the drift stands at its end.',
    });
  }
  const lineBreak = lineBreakOf(plan.text);
  const { start, end, before, replaces } = findEntryPlace(section, lineBreak);
  const at = endOfLine(plan.text, section.start + end);
  const from = replaces ? section.start + start : at;
  const rest = plan.text.slice(replaces ? section.start + end : at);
  // The line below must not be read as one of the bullet's own.
  const after = !replaces && /^(?:\r\n|\n|\r)[ \t]*\S/.test(rest) ? lineBreak : '';
  const spliced = plan.text.slice(0, from) + before + writeDrift(entry) + after + rest;
  const changed = parsePlan(withProvenance(spliced, plan));
  checkSame(plan, changed, entry, replaces);
  return changed;
}

/** Spaces at the end of a line belong to it. */
function endOfLine(text: string, offset: number): number {
  return offset + (/^[ \t]*/.exec(text.slice(offset))?.[0].length ?? 0);
}

function withProvenance(spliced: string, plan: Plan): string {
  if (plan.front === null) return spliced;
  return editFront(spliced, plan, overviewOf(parsePlan(spliced))?.text, {});
}

function overviewOf({ sections }: Plan): PlanSection | undefined {
  return sections.find(({ id }) => id === 'overview');
}

/** What a file says besides can hide a bullet, in an open fence for instance, or a bullet can swallow what follows. */
function checkSame(before: Plan, after: Plan, entry: DriftEntry, replaces: boolean): void {
  const old = replaces ? [] : (contentOf(before, overview)?.drift ?? []);
  const others = ({ sections }: Plan) => sections.map(({ id, text }) => (id === 'overview' ? id : text));
  const isSame =
    isDeepStrictEqual(contentOf(after, overview)?.drift, [...old, entry]) &&
    isDeepStrictEqual(others(after), others(before)) &&
    (replaces || overviewOf(after)?.extras.length === overviewOf(before)?.extras.length);
  if (isSame) return;
  throw new PlanError(
    'conflict',
    'Expected to add one bullet to the drift of section 1, but the text around it would be read otherwise.',
    {
      hint: `Close what is open in section 1 (a fence, a comment, HTML), or add the bullet by hand: - ${writeDrift(entry)}`,
    },
  );
}
