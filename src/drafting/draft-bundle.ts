import { PlanError } from '../errors.ts';
import { isOfOneTask, type FailureKind } from '../model/model-failure.ts';
import { settledSections } from '../plan/settled-sections.ts';
import type { Section, SectionId } from '../sections/section.ts';
import { acceptDrafts, type Acceptance } from './accept-drafts.ts';
import { openAccount } from './account.ts';
import { splitBundle, type Bundle } from './bundles.ts';
import { converse, type Harvest, type Task } from './converse.ts';
import { describeRepository } from './describe-repository.ts';
import { writeLedger } from './ledger.ts';
import type { ModelRun, SectionOutcome } from './model-run.ts';
import { packCode } from './pack-code.ts';
import { contentsOf, draftInputFrom, presentContent } from './plan-contents.ts';
import { writePrompt } from './write-prompt.ts';

/** Tokens of code that a drafter reads, by size of the plan. */
export const codeBudgets = { quick: 4_000, standard: 8_000, deep: 16_000 } as const;

/** Below this a smaller budget for code does not help. */
export const leastCode = 500;

/**
 * Drafts the sections of a bundle in one conversation and writes the best there is into the plan. A task that is too much
 * for one answer is done section by section; one that is too long is told less code.
 * @throws ModelFailure when the endpoint gives no answers at all; PlanError `limit` or `aborted`. What was paid for is written before.
 */
export async function draftBundle(
  bundle: Bundle,
  run: ModelRun,
  budget: number = codeBudgets[run.source.size],
): Promise<readonly SectionOutcome[]> {
  const account = openAccount(run.purse);
  const own = { ...run, purse: account };
  const harvest: Harvest = { drafts: new Map(), answers: new Map(), outcomes: new Map() };
  const accept = async (sections: readonly Section[], pending: boolean, reason: Acceptance['reason'] = () => '') => {
    const outcomes = await account.book((spent) => acceptDrafts(sections, harvest, { spent, pending, reason }, own));
    for (const outcome of outcomes) {
      if (pending) harvest.outcomes.delete(outcome.id);
      else harvest.outcomes.set(outcome.id, outcome);
    }
  };
  const task = await prepareTask(bundle, own, budget);
  const [unfit, failure] = await converse(task, harvest, accept, own).then(
    (form) => [form, null] as const,
    (error: unknown) => [new Map<SectionId, readonly string[]>(), error] as const,
  );
  const isOfTask = isOfOneTask(failure);
  const smaller = isOfTask && harvest.answers.size === 0 ? smallerTasks(failure.kind, bundle, budget) : [];
  const rest = smaller.length > 0 ? [] : bundle.sections.filter(({ id }) => !harvest.outcomes.has(id));
  const isCutShort = failure !== null && !isOfTask;
  // What nobody could mend any more is asked for again when the plan is resumed.
  await accept(rest, isCutShort, (id) => reasonOf(failure, id, unfit.get(id)));
  if (isCutShort) throw failure;
  const parts: SectionOutcome[] = [...harvest.outcomes.values()];
  for (const one of smaller) parts.push(...(await draftBundle(one.bundle, run, one.budget)));
  return parts;
}

async function prepareTask({ sections }: Bundle, run: ModelRun, budget: number): Promise<Task> {
  const { source, repository, model, fence } = run;
  const plan = await run.file.read();
  const input = draftInputFrom(source, plan);
  const code = sections.some(({ readsCode }) => readsCode)
    ? packCode(source.evidence, source.request, repository, {
        tokens: budget,
        estimate: (text) => model.estimateTokens(text),
      })
    : null;
  const prompt = writePrompt({
    request: source.request,
    repository: describeRepository(source.evidence),
    code,
    ledger: writeLedger(contentsOf(plan, settledSections(plan))),
    sections,
    present: (section) => presentContent(section, input),
    fence,
  });
  return { sections, plan, code, prompt };
}

function smallerTasks(
  kind: FailureKind,
  bundle: Bundle,
  budget: number,
): readonly { readonly bundle: Bundle; readonly budget: number }[] {
  if (kind === 'context-length' && budget > leastCode) return [{ bundle, budget: Math.floor(budget / 3) }];
  return bundle.sections.length > 1 ? splitBundle(bundle).map((one) => ({ bundle: one, budget })) : [];
}

function reasonOf(failure: unknown, id: SectionId, issues: readonly string[] = []): string {
  if (failure !== null) return failure instanceof PlanError ? failure.message : String(failure);
  return issues.map((issue) => issue.replace(`${id}: `, '')).join('; ');
}
