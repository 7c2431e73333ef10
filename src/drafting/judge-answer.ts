import type { Finding } from '../checks/check.ts';
import { settledSections } from '../plan/settled-sections.ts';
import type { Content, Section, SectionId } from '../sections/section.ts';
import type { Draft, Harvest, Task } from './converse.ts';
import { examineSections, uninterrupted } from './examine-sections.ts';
import { fitContent } from './fit-content.ts';
import type { ModelRun } from './model-run.ts';
import { draftInputFrom, presentContent } from './plan-contents.ts';
import { settleContents } from './settle-contents.ts';

/** What is to be mended, by section, in lines for the drafter: in the form of the answer, and in what it says. */
export interface Judgement {
  readonly form: ReadonlyMap<SectionId, readonly string[]>;
  readonly claims: ReadonlyMap<SectionId, readonly string[]>;
}

/** Holds an answer against schema, claims and checks. The best draft of each section so far goes into the harvest. */
export async function judgeAnswer(
  asked: readonly Section[],
  answer: unknown,
  { plan, sections }: Pick<Task, 'plan' | 'sections'>,
  { drafts, answers }: Harvest,
  { source, repository, use, path }: ModelRun,
): Promise<Judgement> {
  const given: Readonly<Record<string, unknown>> = typeof answer === 'object' && answer !== null ? { ...answer } : {};
  const form = new Map<SectionId, readonly string[]>();
  const contents = new Map([...drafts].map(([id, { content }]) => [id, content] as const));
  const input = draftInputFrom(source, plan);
  for (const section of asked) {
    answers.set(section.id, given[section.id]);
    const fit = fitContent(section, given[section.id], presentContent(section, input));
    if (fit.content === null) form.set(section.id, fit.issues);
    else contents.set(section.id, fit.content);
  }
  const settled = settleContents(sections, contents, plan, { source, repository });
  const fresh = asked.filter(({ id }) => contents.has(id) && !form.has(id));
  const findings =
    settled.contents.size === 0
      ? []
      : await examineSections(
          { plan: settled.plan, focus: new Set(settled.contents.keys()), settled: settledSections(plan) },
          repository,
          uninterrupted(),
          { path, use },
        );
  const claims = new Map<SectionId, readonly string[]>();
  for (const section of fresh) {
    const own = findings.filter((finding) => ownerOf(finding, sections, settled.contents) === section.id);
    const draft = {
      section,
      content: settled.contents.get(section.id) ?? presentContent(section, input),
      findings: own,
    };
    const best = better(drafts.get(section.id), draft);
    drafts.set(section.id, best);
    if (own.length > 0)
      claims.set(
        section.id,
        own.map((finding) => describe(section, finding)),
      );
  }
  return { form, claims };
}

/** The section that a finding is sent to: its own; where that is settled already, the one of the bundle that builds on it. */
function ownerOf(
  { section }: Finding,
  sections: readonly Section[],
  contents: ReadonlyMap<SectionId, Content>,
): SectionId | null {
  if (section !== null && contents.has(section)) return section;
  const drafted = sections.filter(({ id }) => contents.has(id));
  const building = drafted.find(({ needs }) => section !== null && needs.includes(section));
  return (building ?? drafted.at(-1))?.id ?? null;
}

/** The later one, unless more is wrong with it. */
function better(before: Draft | undefined, after: Draft): Draft {
  return before !== undefined && weigh(before.findings) < weigh(after.findings) ? before : after;
}

function weigh(findings: readonly Finding[]): number {
  return findings.reduce((sum, { severity }) => sum + (severity === 'error' ? 10 : 1), 0);
}

function describe({ id }: Section, { message, claim, section }: Finding): string {
  const field = claim === undefined || section !== id ? '' : `.${claim.field}`;
  return `${id}${field}: ${message}`;
}
