import { knownOutside } from '../known-outside.ts';
import { ModelFailure } from '../../model/model-failure.ts';
import type { Usage } from '../../model/language-model.ts';
import { isEdited } from '../../plan/is-edited.ts';
import type { Plan, PlanSection } from '../../plan/plan.ts';
import { printSection } from '../../plan/print-plan.ts';
import { putSections } from '../../plan/put-sections.ts';
import { settledSections } from '../../plan/settled-sections.ts';
import type { Repository } from '../../repository/repository.ts';
import type { Content, Section } from '../../sections/section.ts';
import { openAccount } from '../account.ts';
import { converse, type Harvest, type Task } from '../converse.ts';
import { describeRepository } from '../describe-repository.ts';
import { codeBudgets, leastCode } from '../draft-bundle.ts';
import { examineSections } from '../examine-sections.ts';
import { writeLedger } from '../ledger.ts';
import { markFindings } from '../mark-findings.ts';
import type { ModelRun } from '../model-run.ts';
import { packCode } from '../pack-code.ts';
import { contentsOf, draftInputFrom, presentContent } from '../plan-contents.ts';
import { dropLeftOut } from './drop-left-out.ts';
import { keepRecord } from './keep-record.ts';
import { writeRefinePrompt } from './write-refine-prompt.ts';

/** What came of asking for another content of a section. */
export interface Redraft {
  /** Null where nothing can be used: `failure` says why. */
  readonly content: Content | null;
  /** How many findings nobody mended; each stands in the content as a note. */
  readonly marked: number;
  /** What broke it off; also with a content, when that was not mended to the end. Null for nothing. */
  readonly failure: unknown;
  readonly drafted: Drafted;
}

/** Who drafted, and what was paid, whatever came of it; null for the evidence. */
export type Drafted =
  | { readonly usage: null; /** Facts were put into what a person wrote. */ readonly mixed: boolean }
  | { readonly usage: Usage; /** Its id. */ readonly model: string };

/**
 * Has a model change one section as an instruction says, through the same gate as a draft: schema, claims, checks, repairs.
 * Nothing is written meanwhile, for what stands is somebody's; what fails is told, not thrown, so that it can be accounted for.
 */
export async function redraftSection(
  section: Section,
  instruction: string,
  plan: Plan,
  run: ModelRun,
): Promise<Redraft> {
  const account = openAccount(run.purse);
  const own = { ...run, purse: account };
  const harvest: Harvest = { drafts: new Map(), answers: new Map(), outcomes: new Map() };
  const kept = { ...section, settle: settleOver(section) };
  run.progress({ stage: `refining with ${run.model.id}`, item: section.id, done: 0, total: 1 });
  const [unfit, failure] = await askWithLess(codeBudgets[run.source.size]).then(
    (form) => [form.get(section.id) ?? [], null] as const,
    (error: unknown) => [[], error] as const,
  );
  const draft = run.signal.aborted && failure !== null ? undefined : harvest.drafts.get(section.id);
  const drafted = { usage: await account.book(async (used) => used), model: run.model.id };
  if (draft === undefined) return { content: null, marked: 0, failure: failure ?? unfitAnswer(unfit), drafted };
  const content = markFindings(section, draft.content, draft.findings);
  return { content, marked: draft.findings.length, failure, drafted };

  /** What is too long for the model is asked with less code. */
  async function askWithLess(budget: number): Promise<ReadonlyMap<string, readonly string[]>> {
    try {
      return await converse(
        await prepareTask(kept, instruction, { plan, budget, run: own }),
        harvest,
        keepNothing,
        own,
      );
    } catch (error) {
      const isTooLong = error instanceof ModelFailure && error.kind === 'context-length' && harvest.answers.size === 0;
      if (!isTooLong || budget <= leastCode) throw error;
      return askWithLess(Math.floor(budget / 3));
    }
  }
}

/** The draft is written once, when it is done. */
async function keepNothing(): Promise<void> {}

/** Code settles what it settles in a draft, but in section 1, where that stands already; a source that is to go may go. */
function settleOver(section: Section): Section['settle'] {
  return (content, input, before) => {
    if (section.id === 'overview') return keepRecord(section, content, before);
    return section.settle(content, input, section.id === 'web-research' ? dropLeftOut(content, before) : before);
  };
}

interface Preparation {
  readonly plan: Plan;
  /** Tokens of code. */
  readonly budget: number;
  readonly run: ModelRun;
}

async function prepareTask(
  section: Section,
  instruction: string,
  { plan, budget, run: { source, repository, web, model, fence, path, use, signal } }: Preparation,
): Promise<Task> {
  const input = draftInputFrom(source, plan);
  const settled = settledSections(plan);
  const standing = plan.sections.find(({ id }) => id === section.id);
  const focus = new Set(standing === undefined ? [] : [section.id]);
  const options = { path, use, ...knownOutside(web, source) };
  const examine = (one: Plan) => examineSections({ plan: one, focus, settled }, repository, signal, options);
  const findings = await examine(plan);
  // What a person left out is nothing that the change must answer for: the canonical form has a heading for it all the same.
  const canonical = standing === undefined ? [] : await examine(asPrinted(plan, standing, repository, source.now));
  const code = section.readsCode
    ? packCode(source.evidence, source.request, repository, {
        tokens: budget,
        estimate: (text) => model.estimateTokens(text),
      })
    : null;
  const others = new Set([...settled].filter((id) => id !== section.id));
  const prompt = writeRefinePrompt({
    request: source.request,
    repository: describeRepository(source.evidence),
    code,
    ledger: writeLedger(contentsOf(plan, others)),
    section,
    instruction,
    markdown: standing?.text ?? null,
    isEdited: standing !== undefined && isEdited(plan, standing),
    content: presentContent(section, input),
    findings,
    sources: source.research.findings,
    fence,
  });
  return { sections: [section], plan, code, prompt, known: [...findings, ...canonical], isChange: true };
}

function asPrinted(plan: Plan, { id, section, content }: PlanSection, repository: Repository, now: Date): Plan {
  return putSections(plan, [{ id, text: printSection(section, content), drafter: 'person' }], { repository, now });
}

function unfitAnswer(issues: readonly string[]): ModelFailure {
  return new ModelFailure(
    'rejected',
    `Expected an answer in the form of the section, got none: ${issues.join('; ')}.`,
    {
      hint: 'Try again, say the instruction in other words, or use another model.',
    },
  );
}
