import type { Context } from './context.ts';
import { checkAt, nameAt, type DraftedPlan, type DrafterOptions } from './drafted-plan.ts';
import { countUsage } from './drafting/accept-drafts.ts';
import { openAccount } from './drafting/account.ts';
import { draftSections } from './drafting/draft-sections.ts';
import { draftWithModel } from './drafting/draft-with-model.ts';
import { evidenceDrafter } from './drafting/evidence-drafter.ts';
import { deriveReferences } from './drafting/submission/derive-references.ts';
import { explainEnd } from './drafting/explain-end.ts';
import { gatherSource } from './drafting/gather-source.ts';
import { markLeft } from './drafting/mark-left.ts';
import { requireDesk, type ModelDesk } from './drafting/model-desk.ts';
import { openReranker } from './drafting/rerank-files.ts';
import { PlanError } from './errors.ts';
import { sayingsOf } from './drafting/sources/add-findings.ts';
import { putFindings } from './drafting/sources/put-findings.ts';
import { openGuardedPlanFile } from './plan/guarded-plan-file.ts';
import { parsePlan } from './plan/parse-plan.ts';
import { withPlanLock } from './plan/plan-lock.ts';
import { readPlanFile } from './plan/plan-store.ts';
import { putMissing } from './plan/put-missing.ts';
import { putSections } from './plan/put-sections.ts';
import { requestOf } from './plan/request-of.ts';
import { settledSections } from './plan/settled-sections.ts';
import { quoteWord } from './repository/shell/quote-word.ts';
import type { SectionId } from './sections/section.ts';

/**
 * Goes on with a plan that is there: a model drafts what still stands as evidence drafted it, or only some sections of that.
 * Whatever a person, an assistant or a model wrote stays.
 * @throws PlanError `usage` when the plan does not keep its request, or its 2.2 was written before more sources came, `config` without a model, `conflict` while another run
 * drafts it.
 */
export async function resumePlan(
  path: string,
  only: readonly SectionId[] | null,
  options: DrafterOptions,
  context: Context,
): Promise<DraftedPlan> {
  if (options.drafter === 'evidence') throw withoutModel();
  const standing = parsePlan(await readPlanFile(path));
  const desk = requireDesk(options.limits, context, standing.front?.usage);
  if (options.wishes !== undefined && settledSections(standing).has('web-research'))
    throw afterResearch(nameAt(path, context.repository.root));
  return withPlanLock(path, () => draftMissing(path, only, { options, context, desk }));
}

/** What a model drafts with in one run. */
interface Work {
  readonly options: DrafterOptions;
  readonly context: Context;
  readonly desk: ModelDesk;
}

/** Fills the plan with what the evidence drafts, then has the model draft what is not settled, and checks the whole. */
export async function draftMissing(
  path: string,
  only: readonly SectionId[] | null,
  { options: { author, grouping, rerank = false, wishes }, context, desk }: Work,
): Promise<DraftedPlan> {
  const { repository, web, signal, progress } = context;
  const file = openGuardedPlanFile(path);
  const name = nameAt(path, repository.root);
  const started = await file.read();
  const request = requestOf(started);
  if (request === null || started.front === null) throw withoutRequest(name);
  const { size } = started.front;
  try {
    const account = openAccount(desk.purse);
    const reranker = rerank ? openReranker(request, { ...context, ...desk, purse: account }) : undefined;
    const reading = { wishes, said: sayingsOf(started), desk: { ...desk, purse: account }, rerank: reranker };
    const { source, use } = await gatherSource(request, { size, author, ...reading }, context);
    const contents = await draftSections(evidenceDrafter, source, context);
    const { now } = source;
    const input = { request, repository, drafter: 'evidence', size, now } as const;
    await account.book((spent) =>
      file.update((plan) => {
        const whole = putFindings(putMissing(plan, contents, input), source, repository);
        return countUsage(whole, spent, desk.model.id);
      }),
    );
    const run = { ...desk, source, repository, web, use, file, path: name, signal, progress };
    const outcomes = await draftWithModel({ only, ...(grouping === undefined ? {} : { grouping }) }, run);
    await file.update(async (drafted) => {
      const references = await deriveReferences(drafted, repository, name);
      const stands = drafted.sections.find(({ id }) => id === references?.id)?.text.trim();
      if (references === null || references.text.trim() === stands) return drafted;
      return putSections(drafted, [references], { repository, now });
    });
    const whole = await file.read();
    const report = await checkAt(path, whole, use, context);
    const left = markLeft(whole, report.findings, outcomes);
    if (left.texts.length === 0) return { plan: whole, report, path, outcomes };
    await file.update((drafted) =>
      drafted.text === whole.text ? putSections(drafted, left.texts, { repository, now }) : drafted,
    );
    const plan = await file.read();
    return { plan, report: await checkAt(path, plan, use, context), path, outcomes: left.outcomes };
  } catch (error) {
    const kept = await file.kept();
    throw explainEnd(error, kept === null ? null : nameAt(kept, repository.root), signal);
  }
}

function withoutModel(): PlanError {
  return new PlanError('usage', 'Expected a model to go on with, but the drafter is set to `evidence`.', {
    hint: 'What the evidence gives stands in the plan already. Leave --drafter out, or set it to `model`.',
  });
}

/** Who drafted 2.2 has drawn from its sources already. */
function afterResearch(name: string): PlanError {
  return new PlanError(
    'usage',
    'Expected a section 2.2 that is still to be drafted for more sources, but it was written already.',
    {
      hint: `Add them to it: groundplan refine ${quoteWord(name)} 2.2 --source URL. Then go on without them: groundplan draft --resume ${quoteWord(name)}.`,
    },
  );
}

/** For a plan that does not keep its request: nothing can be drafted for it. */
export function withoutRequest(name: string): PlanError {
  return new PlanError('usage', `Expected a plan that keeps its request in front matter, got ${name} without.`, {
    hint: 'Draft a new plan from the request, and take over what you need.',
  });
}
