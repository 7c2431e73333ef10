import { isDeepStrictEqual } from 'node:util';
import type { Repository } from '../repository/repository.ts';
import { readRequest } from '../request/read-request.ts';
import type { Request } from '../request/request.ts';
import { sections } from '../sections/index.ts';
import type { PlanSize, SectionId } from '../sections/section.ts';
import { parsePlan } from './parse-plan.ts';
import type { Plan, PlanContents, PlanFront, Provenance } from './plan.ts';
import { joinPlan, printSections } from './print-plan.ts';
import { citedBlobs, recordProvenance } from './provenance.ts';

/** What a plan is assembled from beside its contents. */
export interface AssembleInput {
  readonly request: Request;
  readonly repository: Repository;
  readonly drafter: Provenance['drafter'];
  readonly size: PlanSize;
  readonly now: Date;
}

/** Puts drafted sections together: front matter with provenance, title, and the text as it will stand in the file. */
export function assemblePlan(contents: PlanContents, { request, repository, drafter, size, now }: AssembleInput): Plan {
  const texts = printSections(contents);
  const drafted: Partial<Record<SectionId, Provenance>> = {};
  const cites: Record<string, string> = {};
  for (const section of sections) {
    const content = contents.get(section.id);
    if (content === undefined) continue;
    drafted[section.id] = recordProvenance(texts.get(section.id) ?? '', drafter, now);
    Object.assign(cites, citedBlobs(section, content, repository));
  }
  const front = {
    groundplan: 1,
    title: request.title,
    status: 'Draft',
    request: request.text,
    repository: repository.name,
    base: repository.commit,
    created: now.toISOString().slice(0, 10),
    size,
    ...settledRequest(request),
    sections: drafted,
    cites: Object.fromEntries(Object.entries(cites).sort(([one], [other]) => (one < other ? -1 : 1))),
  } as const;
  return parsePlan(joinPlan(front, request.title, contents, texts));
}

/** What of the request would not come out the same when it is read again. */
function settledRequest({ text, requirements, questions, answers }: Request): Partial<PlanFront> {
  const again = readRequest(text).requirements;
  return {
    ...(isDeepStrictEqual(again, requirements) ? {} : { requirements }),
    ...(questions === undefined || questions.length === 0 ? {} : { questions }),
    ...(answers === undefined || answers.length === 0 ? {} : { answers }),
  };
}
