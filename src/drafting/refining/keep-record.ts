import { addDrift, isSameEntry, type DriftEntry } from '../../request/drift.ts';
import { appendixResearch, withSources } from '../../sections/appendix-research.ts';
import { overview } from '../../sections/overview.ts';
import type { Content, Section } from '../../sections/section.ts';
import { markOf } from '../../sections/source-rows.ts';
import { webResearch } from '../../sections/web-research.ts';

/**
 * The content with what no refinement may change: in section 1 the status, the author and the date of the plan, the rows of the
 * requirements, and what was entered in the drift. Other sections hold nothing of the kind, but for what refreshing cannot tell anew
 * (`keepSources`).
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

/** The content of 2.2 or Appendix B with the sources that were read for the plan: the repository, from which they are refreshed, knows none. */
export function keepSources({ id }: Section, content: Content, standing: Content): Content {
  const stood = webResearch.content.safeParse(standing).data;
  if (id === webResearch.id && stood?.sources.some(({ source }) => isTried(source)) === true) return stood;
  const written = appendixResearch.content.safeParse(content).data;
  const quoted = appendixResearch.content.safeParse(standing).data;
  if (id !== appendixResearch.id || written === undefined || quoted === undefined) return content;
  return withSources(written, quoted.sources);
}

/** True for a source that somebody tried to read. */
function isTried(source: string): boolean {
  const mark = markOf(source);
  return mark !== null && (mark.state !== 'not-fetched' || mark.reason !== '');
}

/** Entries that stood keep their places; the others follow. */
function inOrderOf(stood: readonly DriftEntry[], drift: readonly DriftEntry[]): readonly DriftEntry[] {
  const kept = stood.flatMap((entry) => drift.find((one) => isSameEntry(one, entry)) ?? []);
  return [...kept, ...drift.filter((entry) => !kept.includes(entry))];
}
