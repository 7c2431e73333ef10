import { plainPath } from '../claims/path-forms.ts';
import { contentOf } from '../plan/content-of.ts';
import type { Plan, PlanFront, PlanSection, Provenance } from '../plan/plan.ts';
import { citedBlobs } from '../plan/provenance.ts';
import { withFront } from '../plan/put-sections.ts';
import { PlanError } from '../errors.ts';
import type { Repository } from '../repository/repository.ts';
import { changes } from '../sections/changes.ts';
import type { SectionId } from '../sections/section.ts';
import { makesStale, type Freshness } from './freshness.ts';

/** A plan whose cited files are taken as they are now. */
export interface Accepted {
  readonly plan: Plan;
  readonly sections: readonly SectionId[];
  /** The base commit from now on. */
  readonly base: string | null;
  /** Why the base commit stays though the whole plan was accepted; null otherwise. */
  readonly kept: string | null;
}

/**
 * Takes what sections cite as it stands now, all sections for `null`: later checks compare with this state. Only the front matter
 * changes. Of files in which cited lines merely moved, the record stays: the lines are still followed from where they were cited.
 * With all sections the base commit moves to today's, unless work on the plan has begun, which is measured from there.
 * @throws PlanError `unreadable` for a plan without front matter, `usage` for a section without a record.
 */
export function acceptSections(
  plan: Plan,
  ids: readonly SectionId[] | null,
  repository: Repository,
  freshness: Freshness,
): Accepted {
  const { front } = plan;
  if (front === null) {
    throw new PlanError('unreadable', 'Expected front matter to write the new state into, found none.', {
      hint: 'Only a plan that Groundplan drafted knows what it was drafted at.',
    });
  }
  const accepted = plan.sections.filter(({ id }) => ids === null || ids.includes(id));
  const missing = ids?.find((id) => front.sections[id] === undefined || accepted.every((section) => section.id !== id));
  if (missing !== undefined) {
    throw new PlanError('usage', `Expected a section that the front matter keeps a record of, got ${missing}.`, {
      hint: 'Accept the whole plan: --accept without names.',
    });
  }
  const blobs = new Map(accepted.map((section) => [section.id, blobsOf(section, front, repository, freshness)]));
  const all = ids === null;
  const kept = all ? reasonToKeep(plan, repository) : null;
  const base = all && kept === null ? repository.commit : front.base;
  const cites = all ? sorted(Object.assign({}, ...blobs.values())) : front.cites;
  const sections = Object.fromEntries(
    Object.entries(front.sections).map(([id, record]) => [id, recordOf(record, own(blobs, id), cites)]),
  );
  return {
    plan: withFront(plan, { base, cites, sections }),
    sections: accepted.map(({ id }) => id),
    base,
    kept,
  };
}

type Blobs = Readonly<Record<string, string>>;

function own(blobs: ReadonlyMap<SectionId, Blobs>, id: string): Blobs | undefined {
  return [...blobs].find(([section]) => section === id)?.[1];
}

/** Blob ids by path: those of today, but the recorded ones where cited lines only moved. */
function blobsOf(
  { id, section, content }: PlanSection,
  front: PlanFront,
  repository: Repository,
  freshness: Freshness,
): Blobs {
  const known = { ...front.cites, ...front.sections[id]?.cites };
  const found = freshness.sections.find((one) => one.section === id)?.changes ?? [];
  const pathOf = (cited: string) => plainPath(cited.replace(/:\d+(?:-\d+)?$/u, ''));
  const stale = new Set(found.filter(makesStale).map(({ cited }) => pathOf(cited)));
  const moved = found.filter((change) => !makesStale(change)).map(({ cited }) => pathOf(cited));
  const followed = moved.flatMap((path) => {
    const blob = known[path];
    return blob === undefined || stale.has(path) ? [] : [[path, blob] as const];
  });
  return { ...citedBlobs(section, content, repository), ...Object.fromEntries(followed) };
}

/** A record that keeps only what differs from the plan's own list. */
function recordOf({ cites: old, ...record }: Provenance, blobs: Blobs | undefined, cites: Blobs): Provenance {
  if (blobs === undefined) return old === undefined ? record : { ...record, cites: old };
  const differing = Object.entries(blobs).filter(([path, blob]) => cites[path] !== blob);
  return differing.length === 0 ? record : { ...record, cites: sorted(Object.fromEntries(differing)) };
}

/** What status measures from must not move past the work itself. */
function reasonToKeep(plan: Plan, repository: Repository): string | null {
  const status = plan.front?.status;
  if (status === 'In Progress' || status === 'Completed')
    return `the plan is ${status}, and its progress is measured from there`;
  const entries = contentOf(plan, changes)?.files.entries ?? [];
  const made = entries.find(({ change, path }) => change === 'new' && repository.file(plainPath(path)) !== undefined);
  return made === undefined
    ? null
    : `\`${made.path}\`, which the plan creates, is there: its progress is measured from there`;
}

function sorted(blobs: Blobs): Blobs {
  return Object.fromEntries(Object.entries(blobs).sort(([one], [other]) => (one < other ? -1 : 1)));
}
