import { knownOutside } from './known-outside.ts';
import { isDeepStrictEqual } from 'node:util';
import { isSameFinding, type Finding } from '../checks/check.ts';
import { settledSections } from '../plan/settled-sections.ts';
import type { Content, Section, SectionId } from '../sections/section.ts';
import type { Draft, Harvest, Task } from './converse.ts';
import { examineSections, uninterrupted } from './examine-sections.ts';
import { fitContent } from './fit-content.ts';
import { learnNewPackages } from './learn-new-packages.ts';
import type { ModelRun } from './model-run.ts';
import { draftInputFrom, presentContent } from './plan-contents.ts';
import { settleContents, type SettledContents } from './settle-contents.ts';

/** What is to be mended, by section, in lines for the drafter: in the form of the answer, and in what it says. */
export interface Judgement {
  readonly form: ReadonlyMap<SectionId, readonly string[]>;
  readonly claims: ReadonlyMap<SectionId, readonly string[]>;
  /** Sections of earlier answers that this one changed, by what code settles in them or by making them untrue. */
  readonly touched: ReadonlySet<SectionId>;
}

/**
 * Holds an answer against schema, claims and checks. The best draft of each section so far goes into the harvest. Drafts of
 * earlier answers are looked at again beside it: what was true beside the old section may not be beside the new one.
 */
export async function judgeAnswer(
  asked: readonly Section[],
  answer: unknown,
  task: Omit<Task, 'code' | 'prompt'>,
  { drafts, answers }: Harvest,
  run: ModelRun,
): Promise<Judgement> {
  const given: Readonly<Record<string, unknown>> = typeof answer === 'object' && answer !== null ? { ...answer } : {};
  const form = new Map<SectionId, readonly string[]>();
  const fitting = new Map<SectionId, Content>();
  const input = draftInputFrom(run.source, task.plan);
  for (const section of asked) {
    const present = presentContent(section, input);
    const own = task.isChange === true ? withStanding(given[section.id], present) : given[section.id];
    answers.set(section.id, own);
    const fit = fitContent(section, own, present);
    if (fit.content === null) form.set(section.id, fit.issues);
    else fitting.set(section.id, fit.content);
  }
  const ground = { facts: run.source.evidence.packages, packages: run.source.packages };
  await learnNewPackages(fitting.get('changes'), ground, uninterrupted());
  const before = new Map(drafts);
  const look = await examine(new Map([...contentsIn(before), ...fitting]), task, run);
  for (const [id, issues] of look.faults) if (fitting.has(id)) form.set(id, issues);
  const fresh = asked.filter(({ id }) => look.contents.has(id) && fitting.has(id));
  for (const section of fresh) {
    const content = look.contents.get(section.id) ?? presentContent(section, input);
    const draft = { section, content, findings: look.findingsOf(section.id) };
    drafts.set(section.id, better(before.get(section.id), draft));
  }
  const isAsAnswered = fresh.every(({ id }) => drafts.get(id) !== before.get(id));
  const end = isAsAnswered ? look : await examine(contentsIn(drafts), task, run);
  const claims = new Map<SectionId, readonly string[]>();
  const touched = new Set<SectionId>();
  for (const [id, { section, content }] of drafts) {
    const now = { section, content: end.contents.get(id) ?? content, findings: end.findingsOf(id) };
    drafts.set(id, now);
    const isFresh = fresh.some((one) => one.id === id);
    if (!isFresh && differs(before.get(id), now)) touched.add(id);
    const said = isFresh && look.findingsOf(id).length > 0 ? look.findingsOf(id) : now.findings;
    const lines = said.map((finding) => describe(section, finding));
    if (lines.length > 0 && !form.has(id)) claims.set(id, lines);
  }
  return { form, claims, touched };
}

/** An answer with what it leaves out of the section. */
function withStanding(answer: unknown, present: Content): unknown {
  return typeof answer === 'object' && answer !== null && !Array.isArray(answer) ? { ...present, ...answer } : answer;
}

interface Look extends Pick<SettledContents, 'contents' | 'faults'> {
  findingsOf(id: SectionId): readonly Finding[];
}

/** Contents side by side in the plan, with what is wrong with each. */
async function examine(
  contents: ReadonlyMap<SectionId, Content>,
  { plan, sections, known = [], isChange }: Omit<Task, 'code' | 'prompt'>,
  { source, repository, web, use, path }: ModelRun,
): Promise<Look> {
  const settled = settleContents(sections, contents, plan, { source, repository });
  const look = { plan: settled.plan, focus: new Set(settled.contents.keys()), settled: settledSections(plan) };
  const options = { path, use, ...knownOutside(web, source) };
  const found = look.focus.size === 0 ? [] : await examineSections(look, repository, uninterrupted(), options);
  const isOurs = ({ section }: Finding) => isChange !== true || sections.some(({ id }) => id === section);
  const findings = found.filter((finding) => isOurs(finding) && !known.some((one) => isSameFinding(one, finding)));
  const owned = findings.map((finding) => ({ finding, owner: ownerOf(finding, sections, settled.contents) }));
  return {
    contents: settled.contents,
    faults: settled.faults,
    findingsOf: (id) => owned.flatMap(({ finding, owner }) => (owner === id ? [finding] : [])),
  };
}

function contentsIn(drafts: Harvest['drafts']): ReadonlyMap<SectionId, Content> {
  return new Map([...drafts].map(([id, { content }]) => [id, content] as const));
}

function differs(before: Draft | undefined, { content, findings }: Draft): boolean {
  const messages = (all: readonly Finding[] = []) => all.map(({ rule, message }) => [rule, message]);
  return (
    !isDeepStrictEqual(before?.content, content) || !isDeepStrictEqual(messages(before?.findings), messages(findings))
  );
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
