import { z } from 'zod';
import type { Context } from '../context.ts';
import { PlanError } from '../errors.ts';
import type { Evidence } from '../evidence/gather-evidence.ts';
import type { PlanContents } from '../plan/plan.ts';
import type { LicensePolicy } from '../research/packages/license-policy.ts';
import type { PackageBook } from '../research/packages/package-book.ts';
import type { Request } from '../request/request.ts';
import type { Research } from '../research/sources/source-finding.ts';
import { sections } from '../sections/index.ts';
import type { Content, DraftInput, PlanSize, Section, SectionId } from '../sections/section.ts';
import type { Drafter } from './drafter.ts';

/** What is drafted from. */
export interface DraftSource {
  readonly request: Request;
  readonly evidence: Evidence;
  readonly research: Research;
  readonly size: PlanSize;
  readonly author: string;
  readonly now: Date;
  /** What is known of packages beyond the repository. */
  readonly packages?: PackageBook | undefined;
  /** Which licences new packages may have. */
  readonly licenses?: LicensePolicy | undefined;
}

/**
 * Drafts every section, each after those that it needs. What a drafter answers must fit the section's schema, which also
 * brings its strings into their normal form.
 * @throws PlanError `internal` when a drafter's answer does not fit.
 */
export async function draftSections(
  drafter: Drafter,
  source: DraftSource,
  { signal, progress }: Context,
): Promise<PlanContents> {
  const drafts = new Map<SectionId, Content>();
  const input: DraftInput = {
    ...source,
    today: source.now.toISOString().slice(0, 10),
    drafted: ({ id, content }) => content.safeParse(drafts.get(id)).data,
  };
  const ordered = inOrderOfNeed(sections);
  for (const [done, section] of ordered.entries()) {
    signal.throwIfAborted();
    progress({ stage: 'drafting', item: section.id, done, total: ordered.length });
    drafts.set(section.id, fitting(section, await drafter.draft(section, input, signal)));
  }
  return drafts;
}

/** Sections such that each comes after those that it needs; otherwise in document order. */
export function inOrderOfNeed(all: readonly Section[]): readonly Section[] {
  const ordered: Section[] = [];
  const place = (section: Section): void => {
    if (ordered.includes(section)) return;
    all.filter(({ id }) => section.needs.includes(id)).forEach(place);
    ordered.push(section);
  };
  all.forEach(place);
  return ordered;
}

function fitting(section: Section, draft: Content): Content {
  const read = section.content.safeParse(draft);
  if (read.success) return read.data;
  throw new PlanError(
    'internal',
    `Expected a draft of ${section.id} that fits its schema, got: ${z.prettifyError(read.error)}`,
    {
      hint: 'This is a fault of the drafter; please report it with the request.',
    },
  );
}
