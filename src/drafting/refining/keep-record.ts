import { addDrift, isSameEntry, type DriftEntry } from '../../request/drift.ts';
import { overview } from '../../sections/overview.ts';
import type { Content, Section } from '../../sections/section.ts';

/**
 * The content with what no refinement may change: in section 1 the status, the author and the date of the plan, the rows of the
 * requirements, and what was entered in the drift. Other sections hold nothing of the kind.
 */
export function keepRecord({ id }: Section, content: Content, standing: Content): Content {
  if (id !== overview.id) return content;
  const written = overview.content.safeParse(content).data;
  const stood = overview.content.safeParse(standing).data;
  if (written === undefined || stood === undefined) return content;
  const { status, author, created } = stood.fields;
  const drift = inOrderOf(stood.drift, addDrift(stood.drift, written.drift));
  return {
    ...content,
    fields: { ...written.fields, status, author, created },
    requirements: stood.requirements,
    drift,
    notApplicable: written.notApplicable.filter(({ part }) => part !== 'drift' || drift.length === 0),
  };
}

/** Entries that stood keep their places; the others follow. */
function inOrderOf(stood: readonly DriftEntry[], drift: readonly DriftEntry[]): readonly DriftEntry[] {
  const kept = stood.flatMap((entry) => drift.find((one) => isSameEntry(one, entry)) ?? []);
  return [...kept, ...drift.filter((entry) => !kept.includes(entry))];
}
