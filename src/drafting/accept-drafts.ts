import type { Usage } from '../model/language-model.ts';
import type { Plan, PlanUsage, Provenance } from '../plan/plan.ts';
import { printSection } from '../plan/print-plan.ts';
import { hashText } from '../plan/provenance.ts';
import { withFront, type SectionToPut } from '../plan/put-sections.ts';
import { settledSections } from '../plan/settled-sections.ts';
import type { Section, SectionId } from '../sections/section.ts';
import type { Harvest } from './converse.ts';
import { markFindings } from './mark-findings.ts';
import type { ModelRun, SectionOutcome } from './model-run.ts';
import { putEach } from './put-each.ts';
import { salvageDrafts, type Salvaged } from './salvage-drafts.ts';

/** How drafts are accepted. */
export interface Acceptance {
  /** What the calls since the last acceptance used. */
  readonly spent: Usage;
  /** They are still being mended. */
  readonly pending: boolean;
  /** Why a section may have no draft. */
  readonly reason: (id: SectionId) => string;
}

/**
 * Writes what a conversation brought into the plan: the best draft of each section, with a note for each finding that is left;
 * of an answer that never fitted, the parts that do. What a person wrote meanwhile stays.
 */
export async function acceptDrafts(
  sections: readonly Section[],
  harvest: Harvest,
  { spent, pending, reason }: Acceptance,
  run: ModelRun,
): Promise<readonly SectionOutcome[]> {
  let outcomes: readonly SectionOutcome[] = [];
  await run.file.update(async (plan) => {
    const file = { ...run.file, read: async () => plan }; // The one at hand: the file may be in the middle of an edit.
    const salvaged = await salvageDrafts(sections, harvest, { ...run, file });
    const chosen = sections.map((section) => choose(section, plan, { harvest, salvaged, reason }));
    const texts = chosen.flatMap(({ text }) =>
      text === null ? [] : [{ ...text, record: recordOf(text.id, plan, { spent, pending, share: 1 / chosen.length }) }],
    );
    const put = putEach(plan, texts, { repository: run.repository, now: run.source.now });
    outcomes = chosen.map(({ outcome }) => {
      const why = put.refused.get(outcome.id);
      return why === undefined ? outcome : { id: outcome.id, state: 'failed', reason: why, findings: 0 };
    });
    return countUsage(put.plan, spent, run.model.id);
  });
  return outcomes;
}

/** The plan with a usage added to what its front matter counts. */
export function countUsage(plan: Plan, spent: Usage, model: string): Plan {
  if (spent.calls === 0) return plan;
  const before = plan.front?.usage;
  const usage: PlanUsage = {
    model,
    calls: (before?.calls ?? 0) + spent.calls,
    input: (before?.input ?? 0) + spent.input,
    cached: (before?.cached ?? 0) + spent.cached,
    output: (before?.output ?? 0) + spent.output,
    cost: spent.cost === null || before?.cost === null ? null : roundCost((before?.cost ?? 0) + spent.cost),
  };
  return withFront(plan, { usage });
}

interface Choice {
  readonly text: SectionToPut | null;
  readonly outcome: SectionOutcome;
}

interface Offer {
  readonly harvest: Harvest;
  readonly salvaged: ReadonlyMap<SectionId, Salvaged>;
  readonly reason: Acceptance['reason'];
}

function choose(section: Section, plan: Plan, { harvest, salvaged, reason }: Offer): Choice {
  const { id } = section;
  if (settledSections(plan).has(id) && !isOwn(id, plan, harvest))
    return { text: null, outcome: { id, state: 'kept', reason: '', findings: 0 } };
  const draft = harvest.drafts.get(id) ?? salvaged.get(id);
  if (draft === undefined) return { text: null, outcome: { id, state: 'failed', reason: reason(id), findings: 0 } };
  const marked = markFindings(section, draft.content, draft.findings);
  const count = draft.findings.length + (salvaged.get(id)?.lost.length ?? 0);
  return {
    text: { id, text: printSection(section, marked), drafter: 'model' },
    outcome: { id, state: count === 0 ? 'drafted' : 'marked', reason: '', findings: count },
  };
}

/** True for what this conversation wrote and nobody touched since: a later answer of it may change that. */
function isOwn(id: SectionId, { front, sections }: Plan, { outcomes }: Harvest): boolean {
  const outcome = outcomes.get(id);
  const record = front?.sections[id];
  if (outcome?.state !== 'drafted' && outcome?.state !== 'marked') return false;
  const text = sections.find((section) => section.id === id)?.text;
  return record?.drafter === 'model' && text !== undefined && record.hash === hashText(text);
}

/** What the section used so far, this share of the calls included. */
export function recordOf(
  id: SectionId,
  { front }: Plan,
  { spent, pending, share }: { readonly spent: Usage; readonly pending: boolean; readonly share: number },
): Pick<Provenance, 'tokens' | 'cost' | 'pending'> {
  const record = front?.sections[id];
  const before = record?.drafter === 'model' ? record : undefined;
  const tokens = (before?.tokens ?? 0) + Math.round((spent.input + spent.output) * share);
  const cost =
    spent.calls === 0 ? before?.cost : spent.cost === null ? undefined : (before?.cost ?? 0) + spent.cost * share;
  return { tokens, ...(cost === undefined ? {} : { cost: roundCost(cost) }), ...(pending ? { pending } : {}) };
}

/** To a millionth of a dollar: it is summed up over many small calls. */
function roundCost(cost: number): number {
  return Math.round(cost * 1_000_000) / 1_000_000;
}
