import type { Plan, PlanSection } from '../../src/plan/plan.ts';
import { isEdited } from '../../src/plan/is-edited.ts';
import { citedBlobs } from '../../src/plan/provenance.ts';
import type { Repository } from '../../src/repository/repository.ts';
import type { SectionId } from '../../src/sections/section.ts';

/** The state of a plan, section by section. */
export type PlanState = ReturnType<typeof describePlan>;

/** What the file and the repository say of a plan, without running the checks. */
export function describePlan(plan: Plan, name: string, repository: Repository) {
  return {
    plan: name,
    title: plan.title,
    status: plan.front?.status ?? statusInText(plan),
    base: plan.front?.base ?? null,
    created: plan.front?.created ?? null,
    sections: plan.sections.map((section) => describeSection(section, plan, repository)),
    other: plan.extras.flatMap(({ title }) => (title === null ? [] : [title])),
  };
}

/** The state of a plan for a reader: one row per section. */
export function printPlanState({
  plan,
  title,
  status,
  base,
  created,
  sections,
  other,
  progress,
}: PlanState & { readonly progress?: string }): string {
  const facts = [
    `status ${status ?? 'not stated'}`,
    base === null ? '' : `base ${base.slice(0, 12)}`,
    created === null ? '' : `created ${created}`,
  ];
  const rows = sections.map(({ id, line, drafter, edited, changed, open }) =>
    [
      id,
      line,
      drafter ?? 'a person',
      edited ? 'yes' : 'no',
      changed.length === 0 ? 'none' : changed.join(', '),
      open.length,
    ].join(' | '),
  );
  return [
    `${title}\n${plan}: ${facts.filter(Boolean).join(', ')}${progress === undefined ? '' : `\n${progress}`}`,
    ['section | line | drafted by | edited since | cited files changed since | open points', ...rows].join('\n'),
    sections.flatMap(({ id, open }) => open.map((question) => `Open in ${id}: ${question}`)).join('\n'),
    ...(other.length === 0 ? [] : [`Not of the template, kept as it is: ${other.join('; ')}`]),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** The file, or as many of its sections from the top as fit a number of characters, and the names of the others. */
export function printPlanText({ text, sections }: Plan, budget: number): string {
  if (text.length <= budget) return text;
  const fitting = sections.filter(({ end }) => end <= budget);
  const left = sections.slice(fitting.length).map(({ id }) => id);
  return `${text.slice(0, fitting.at(-1)?.end ?? 0)}\n\n(Left out, read each by its name: ${left.join(', ')}.)`;
}

/** One line on a section, to stand above its Markdown. */
export function printSectionState({ plan, status, sections }: PlanState, id: SectionId): string {
  const section = sections.find((one) => one.id === id);
  const changed =
    section === undefined || section.changed.length === 0
      ? ''
      : `; changed since it was drafted: ${section.changed.join(', ')}`;
  return `${plan}:${section?.line ?? 1} (plan status ${status ?? 'not stated'}; ${section?.open.length ?? 0} open points in this section${changed})`;
}

function describeSection(one: PlanSection, plan: Plan, repository: Repository) {
  const { id, title, line, section, content } = one;
  const { front } = plan;
  const record = front?.sections[id];
  const drafted = { ...front?.cites, ...record?.cites };
  const cited = Object.entries(citedBlobs(section, content, repository));
  return {
    id,
    title,
    line,
    drafter: record?.drafter ?? null,
    edited: record !== undefined && isEdited(plan, one),
    changed: cited.flatMap(([path, blob]) => (drafted[path] === undefined || drafted[path] === blob ? [] : [path])),
    open: content.open.map(({ question }) => question),
  };
}

function statusInText({ sections }: Plan): string | null {
  const fields = sections.find(({ id }) => id === 'overview')?.content['fields'];
  if (typeof fields !== 'object' || fields === null || !('status' in fields)) return null;
  return typeof fields.status === 'string' && fields.status !== '' ? fields.status : null;
}
