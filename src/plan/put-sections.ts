import { editFrontMatter, splitFrontMatter } from '../markdown/front-matter.ts';
import { scanOutline } from '../markdown/outline.ts';
import { spliceRegion, type Region } from '../markdown/splice.ts';
import type { Repository } from '../repository/repository.ts';
import { meansHeading } from '../sections/heading.ts';
import { sectionOf, sections } from '../sections/index.ts';
import type { SectionId } from '../sections/section.ts';
import { keepIgnoreComments } from './keep-ignore-comments.ts';
import { parsePlan } from './parse-plan.ts';
import type { Plan, PlanFront, PlanSection, Provenance } from './plan.ts';
import { citedBlobs, recordProvenance } from './provenance.ts';

/** A section to put into a plan. */
export interface SectionToPut {
  readonly id: SectionId;
  /** Its Markdown, the heading first. */
  readonly text: string;
  readonly drafter: Provenance['drafter'];
  /** What a model used for it, and whether it is still at work on it. */
  readonly record?: Pick<Provenance, 'tokens' | 'cost' | 'pending'>;
}

/** What the change is recorded with. */
export interface PutOptions {
  readonly repository: Repository;
  readonly now: Date;
  /** Further values for the front matter. */
  readonly changes?: Partial<PlanFront>;
}

/**
 * The plan with some sections replaced, or inserted where the template has them. Every byte outside of them and of the
 * front matter stays as it was; the front matter records who drafted them, when, and what they cite.
 * @throws PlanError `conflict` when a text would take in what stands after it.
 */
export function putSections(
  plan: Plan,
  texts: readonly SectionToPut[],
  { repository, now, changes = {} }: PutOptions,
): Plan {
  const spliced = putTexts(plan, texts);
  const { front } = plan;
  if (front === null) return spliced;
  const cites = knownCites(spliced, front, repository);
  const records = texts.flatMap(({ id, drafter, record }) => {
    const section = spliced.sections.find((one) => one.id === id);
    if (section === undefined) return [];
    const own = differing(citedBlobs(section.section, section.content, repository), cites);
    return [[id, { ...recordProvenance(section.text, drafter, now), ...own, ...record }] as const];
  });
  return withFront(spliced, { ...changes, sections: { ...front.sections, ...Object.fromEntries(records) }, cites });
}

/** The plan with other values in its front matter; every other byte stays. A plan without front matter stays without. */
export function withFront(plan: Plan, changes: Partial<PlanFront>): Plan {
  if (plan.front === null) return plan;
  const { bom, raw, body } = splitFrontMatter(plan.text);
  return parsePlan(bom + editFrontMatter(raw, changes) + body);
}

/** Sections that are there are replaced from the last to the first, so that no place moves before its turn; the others are inserted one by one. */
function putTexts(plan: Plan, texts: readonly SectionToPut[]): Plan {
  const present = plan.sections
    .flatMap((section) => {
      const put = texts.findLast(({ id }) => id === section.id);
      return put === undefined ? [] : [{ section, put }];
    })
    .sort((one, other) => other.section.start - one.section.start);
  const text = present.reduce(
    (before, { section: { start, end, text: old }, put }) =>
      spliceRegion(before, { start, end: nextLine(before, end) }, keepIgnoreComments(old, put.text)),
    plan.text,
  );
  const missing = texts.filter(({ id }) => !plan.sections.some((section) => section.id === id));
  return missing.reduce(
    (before, put) => parsePlan(putText(before, put.id, put.text)),
    text === plan.text ? plan : parsePlan(text),
  );
}

function putText(plan: Plan, id: SectionId, text: string): string {
  const present = plan.sections.find((section) => section.id === id);
  if (present !== undefined)
    return spliceRegion(plan.text, { start: present.start, end: nextLine(plan.text, present.end) }, text);
  const { group } = sectionOf(id);
  const isOpen = group === undefined || plan.sections.some((one) => one.section.group === group);
  const heading = isOpen ? undefined : scanOutline(plan.text).find(({ title }) => meansHeading(group, title));
  if (heading !== undefined) return spliceRegion(plan.text, { start: heading.end, end: heading.end }, text);
  return spliceRegion(plan.text, placeFor(plan, id), isOpen ? text : `${groupAbove(text, group)}\n\n${text}`);
}

/** The heading of a group, one level above its section, with a number where that has one. */
function groupAbove(text: string, group: string): string {
  const [, marks = '##', number] = /^#(#*) (\d)?/.exec(text) ?? [];
  return `${marks || '#'} ${number === undefined ? group.replace(/^\d+\. /, '') : group}`;
}

/** An empty region where a section that is missing belongs: after the nearest that comes before it, else before the next, else at the end. */
function placeFor({ text, sections: present }: Plan, id: SectionId): Region {
  const order = sections.map((section) => section.id);
  const rank = ({ id: one }: PlanSection) => order.indexOf(one);
  const own = order.indexOf(id);
  const before = present.filter((section) => rank(section) < own).sort((one, other) => rank(other) - rank(one))[0];
  const after = present.filter((section) => rank(section) > own).sort((one, other) => rank(one) - rank(other))[0];
  const at = before === undefined ? (after?.start ?? text.length) : nextLine(text, before.end);
  return { start: at, end: at };
}

function nextLine(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found < 0 ? text.length : found + 1;
}

/** Blob ids as the plan knows them, with those that are cited for the first time, and without those that nothing cites any more. */
function knownCites({ sections: present }: Plan, front: PlanFront, repository: Repository): PlanFront['cites'] {
  const cited = Object.assign({}, ...present.map(({ section, content }) => citedBlobs(section, content, repository)));
  const known = Object.keys({ ...cited }).map((path) => [path, front.cites[path] ?? String(cited[path])] as const);
  return Object.fromEntries(known.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function differing(
  cited: Readonly<Record<string, string>>,
  known: PlanFront['cites'],
): Pick<Provenance, 'cites'> | Record<never, never> {
  const own = Object.entries(cited).filter(([path, blob]) => known[path] !== blob);
  return own.length === 0 ? {} : { cites: Object.fromEntries(own) };
}
