import { PlanError } from '../../errors.ts';
import type { Plan, PlanFront } from '../../plan/plan.ts';
import { printSection } from '../../plan/print-plan.ts';
import { settledSections } from '../../plan/settled-sections.ts';
import type { SectionToPut } from '../../plan/put-sections.ts';
import type { Requirement } from '../../request/request.ts';
import { changes } from '../../sections/changes.ts';
import type { DependencyRow } from '../../sections/dependency-facts.ts';
import type { Content, Section, SectionId } from '../../sections/section.ts';
import { isEdited } from '../../plan/is-edited.ts';
import { completeOverview } from './complete-overview.ts';
import { completeAppendix, completeWebResearch } from './complete-sources.ts';
import { composeSection, type Composition } from './compose-section.ts';
import { mergeSteps } from './merge-steps.ts';
import { noteFewerSteps, noteParts, noteStatus, noteUnheld } from './notes.ts';
import type { ReadInput } from './read-input.ts';
import { dressAsPlan } from './own-headings.ts';
import { fitContent } from './read-json.ts';
import type { SubmittedSection } from './read-submission.ts';
import type { SubmittedSources } from './submitted-sources.ts';

/** Puts sections into a plan. */
type Put = (plan: Plan, pieces: readonly SectionToPut[], changes: Partial<PlanFront>) => Plan;

/** Puts the facts of its package into a row of 6.2. */
type Fill = (row: DependencyRow) => DependencyRow;

/** How a submission is put. */
export interface PutOptions {
  /** Replace what a person edited. */
  readonly force: boolean;
  readonly put: Put;
  readonly fill: Fill;
}

/** A section that was not put. */
export interface Refusal {
  readonly section: SectionId;
  readonly why: string;
  /** A person edited it, and only they can agree to losing that. */
  readonly edited: boolean;
}

/** What was put, and what was not. */
export interface Outcome {
  readonly plan: Plan;
  readonly written: readonly SectionId[];
  readonly refused: readonly Refusal[];
  readonly notes: readonly string[];
}

/** What was read, with what came of the web pages that it speaks of. */
export interface SourcedInput extends ReadInput {
  readonly sources: SubmittedSources;
}

/** Composes and puts what was read. The overview is put last: rows that it lacks are made of the other sections. */
export function putSubmission(plan: Plan, read: SourcedInput, { force, put, fill }: PutOptions): Outcome {
  const isOverview = ({ section }: { readonly section: Section }) => section.id === 'overview';
  const rounds = [
    {
      ...read,
      markdown: read.markdown.filter((one) => !isOverview(one)),
      json: read.json.filter((one) => !isOverview(one)),
    },
    { ...read, markdown: read.markdown.filter(isOverview), json: read.json.filter(isOverview) },
  ];
  return rounds.reduce<Outcome>(
    (before, round) => {
      const composed = composeAll(round, before.plan, force, fill);
      const after = putAll(before.plan, composed, put);
      const held = composed.flatMap((one) =>
        'why' in one ? [{ section: one.section.id, why: one.why, edited: one.edited === true }] : [],
      );
      return {
        plan: after.plan,
        written: [...before.written, ...after.written],
        refused: [...before.refused, ...held, ...after.refused],
        notes: [...before.notes, ...composed.flatMap(({ notes }) => notes)],
      };
    },
    { plan, written: [], refused: [], notes: [] },
  );
}

type Composed = { readonly section: Section; readonly notes: readonly string[] } & (
  | { readonly text: string; readonly requirements: readonly Requirement[] | null }
  | { readonly why: string; readonly edited?: true }
);

function composeAll(read: SourcedInput, plan: Plan, force: boolean, fill: Fill): readonly Composed[] {
  const edited = new Set(plan.sections.filter((section) => isEdited(plan, section)).map(({ id }) => id));
  const protect = (composed: Composed): Composed => {
    const { section } = composed;
    if (!edited.has(section.id) || 'why' in composed) return composed;
    if (!force) {
      const isOurs = plan.front?.sections[section.id] !== undefined;
      const [who, verb] = isOurs
        ? ['a person edited it since it was drafted', 'changed']
        : ['a person wrote it', 'say'];
      return {
        section,
        notes: [],
        edited: true,
        why: `${who}; read it with get_plan, take over what they ${verb}, and submit it with force: true`,
      };
    }
    return {
      ...composed,
      notes: [...composed.notes, `${section.id}: the text that a person had edited was replaced.`],
    };
  };
  const dress = (composed: Composed): Composed =>
    'why' in composed ? composed : { ...composed, text: dressAsPlan(composed.section, composed.text, plan) };
  return [
    ...read.markdown.map((one) => composeText(one, read, { plan, fill })),
    ...read.json.map((one) => composeContent(one, read, { plan, fill })),
  ].map((composed) => protect(dress(composed)));
}

/** Section 6 with the facts of the packages that it brings. */
function fillChanges(content: Content, fill: Fill): Content {
  const read = changes.content.safeParse(content);
  return read.success ? { ...content, dependencies: read.data.dependencies.map(fill) } : content;
}

/** What sections are composed with, beside what was sent. */
interface Setting {
  readonly plan: Plan;
  readonly fill: Fill;
}

function composeText(
  sent: SubmittedSection,
  { definitions, sources }: SourcedInput,
  { plan, fill }: Setting,
): Composed {
  const { section } = sent;
  const standing = plan.sections.find(({ id }) => id === section.id);
  const isDraft = !settledSections(plan).has(section.id);
  const merged = section.id === 'steps' ? mergeSteps(sent, standing, isDraft) : { text: sent.text, notes: [] };
  const complete = completerOf(section, { plan, fill }, sources);
  const composed = composeSection({ section, text: merged.text, definitions, standing, complete });
  if (composed === null)
    return { section, notes: [], why: 'nothing in it fits a part of the section; brief_sections shows the form' };
  return {
    section,
    text: composed.text,
    requirements: composed.requirements,
    notes: [
      ...merged.notes,
      ...noteParts(section, composed, isDraft),
      ...composed.notes,
      ...noteUnheld(section, composed.unheld),
      ...(section.id === 'overview' ? noteStatus(sent.text, standing, plan) : []),
    ],
  };
}

/** What the program knows better than a writer, by section. */
function completerOf({ id }: Section, { plan, fill }: Setting, sources: SubmittedSources): Composition['complete'] {
  if (id === 'overview') return (content, given) => completeOverview(content, plan, given);
  if (id === 'changes') return (content) => ({ content: fillChanges(content, fill), notes: [], requirements: null });
  if (id === 'web-research') return (content) => completeWebResearch(content, plan, sources);
  return id === 'appendix-research' ? (content) => completeAppendix(content, sources) : null;
}

function composeContent(
  { section, content: given }: ReadInput['json'][number],
  { sources }: SourcedInput,
  { plan, fill }: Setting,
): Composed {
  const standing = plan.sections.find(({ id }) => id === section.id);
  const fitted = fitContent(section, given, standing);
  if ('problem' in fitted) return { section, notes: [], why: `its JSON does not fit the schema:\n${fitted.problem}` };
  const came = [...Object.keys(given), ...fitted.content.notApplicable.map(({ part }) => part)];
  const { content, notes, requirements } = completerOf(section, { plan, fill }, sources)?.(fitted.content, came) ?? {
    content: fitted.content,
    notes: [],
    requirements: null,
  };
  const isDraft = !settledSections(plan).has(section.id);
  return {
    section,
    text: printSection(section, content),
    requirements,
    notes: [
      ...(isDraft || standing === undefined ? [] : noteFewerSteps(standing.content, content)),
      ...noteParts(section, fitted, isDraft),
      ...notes,
    ],
  };
}

/** All at once; if that would change something around them, one by one, and those that cannot be put are refused. */
function putAll(plan: Plan, composed: readonly Composed[], put: Put): Omit<Outcome, 'notes'> {
  const pieces = composed.flatMap((one) =>
    'text' in one ? [{ id: one.section.id, text: one.text, drafter: 'assistant' as const }] : [],
  );
  const ids = pieces.map(({ id }) => id);
  const requirements = composed.flatMap((one) =>
    'text' in one && one.requirements !== null ? [one.requirements] : [],
  );
  const cut = requirements.length === 0 ? {} : { requirements: requirements.at(-1) ?? [] };
  try {
    return { plan: put(plan, pieces, cut), written: ids, refused: [] };
  } catch (error) {
    if (!(error instanceof PlanError) || error.code !== 'conflict') throw error;
  }
  const refused: Refusal[] = [];
  let current = plan;
  for (const piece of pieces) {
    try {
      current = put(current, [piece], cut);
    } catch (error) {
      if (!(error instanceof PlanError) || error.code !== 'conflict') throw error;
      refused.push({ section: piece.id, why: error.message, edited: false });
    }
  }
  return { plan: current, written: ids.filter((id) => !refused.some(({ section }) => section === id)), refused };
}
