import type { Context } from './context.ts';
import { nameAt, type DrafterOptions } from './drafted-plan.ts';
import { countUsage } from './drafting/accept-drafts.ts';
import { openAccount } from './drafting/account.ts';
import { gatherSource } from './drafting/gather-source.ts';
import { openDesk } from './drafting/model-desk.ts';
import { explainUnrefined } from './drafting/refining/explain-unrefined.ts';
import { disagreeingWith, nextToAlign } from './drafting/refining/align-sections.ts';
import { orderSections } from './drafting/refining/order-sections.ts';
import { refineOne, type RefinedSection, type RefineTask } from './drafting/refining/refine-one.ts';
import { openRefineDesk } from './drafting/refining/refine-desk.ts';
import { settleHeading } from './drafting/refining/settle-heading.ts';
import { sourceTasks } from './drafting/refining/source-tasks.ts';
import { sayingsOf } from './drafting/sources/add-findings.ts';
import type { Finding } from './checks/check.ts';
import { PlanError } from './errors.ts';
import type { Usage } from './model/language-model.ts';
import { adoptPlan } from './plan/adopt-plan.ts';
import type { SaidHeadings } from './plan/find-sections.ts';
import { openGuardedPlanFile, rehearsePlanFile } from './plan/guarded-plan-file.ts';
import { withPlanLock } from './plan/plan-lock.ts';
import type { Plan } from './plan/plan.ts';
import { requestOf } from './plan/request-of.ts';
import { statedRequest } from './plan/stated-request.ts';
import { quoteWord } from './repository/shell/quote-word.ts';
import type { Research } from './research/sources/source-finding.ts';
import { sectionOf } from './sections/index.ts';
import type { SectionId } from './sections/section.ts';

/** What is to be refined, and how. */
export interface Refinement {
  readonly section: SectionId;
  /** What the user wants changed; empty to refresh what the evidence drafted. */
  readonly instruction: string;
  /** Say what would change; write nothing. */
  readonly dryRun: boolean;
}

/** The same for several sections. */
export interface Refinements extends Omit<Refinement, 'section'> {
  readonly sections: readonly SectionId[];
  /** Titles of sections in words of their own; `none` for one that is to be inserted. */
  readonly headings: SaidHeadings;
  /** Afterwards refine also the sections that no longer agree, each once. */
  readonly cascade: boolean;
}

/** What a run of refinements did to a plan. */
export interface RefinedPlan {
  readonly refined: readonly RefinedSection[];
  /** Errors and warnings that were not there before, in sections that were not refined. */
  readonly disagreeing: readonly Finding[];
  /** What came of the sources that were to be read. */
  readonly research: Research;
  /** What a model used in all; null without one. */
  readonly usage: Usage | null;
  /** Why it ended before all was done, and what was not; null when all was. */
  readonly ended: { readonly reason: string; readonly left: readonly SectionId[] } | null;
}

/**
 * The second pipeline on one screen: one section of a plan, as an instruction wants it. A model changes what stands, hand edits
 * included, with fresh evidence and through the same gate as a draft; without an instruction, the evidence states its facts anew.
 * Every byte outside of the section, the front matter and the drift in section 1 stays, and within it whatever says what it said.
 * @throws PlanError `config` without a model to follow an instruction, `usage` when the plan does not say what it is for, its headings
 * leave it in doubt which one is meant, the section is not the evidence's to refresh, or nothing would follow from a source, `conflict` while another run drafts the
 * plan, and what the model throws.
 */
export async function refineSection(
  path: string,
  { section, ...how }: Refinement,
  options: RefineOptions,
  context: Context,
): Promise<RefinedSection> {
  const { refined } = await refineSections(
    path,
    { ...how, sections: [section], headings: {}, cascade: false },
    options,
    context,
  );
  const only = refined.findLast(({ id }) => id === section);
  if (only === undefined) throw new PlanError('internal', 'Expected a section to be refined, got none.');
  return only;
}

type RefineOptions = Pick<DrafterOptions, 'drafter' | 'limits' | 'author' | 'wishes'>;

/**
 * As `refineSection`, for several sections one after the other, each built on those before; what was done stays when a later one fails.
 * Sources that the user wants read go into 2.2 and Appendix B first, and to the model as material for each section.
 */
export async function refineSections(
  path: string,
  { sections: ids, instruction, dryRun, headings, cascade }: Refinements,
  options: RefineOptions,
  context: Context,
): Promise<RefinedPlan> {
  const { repository, signal } = context;
  const { wishes } = options;
  if (wishes !== undefined && instruction === '' && !ids.includes('web-research'))
    throw withoutUse(ids, nameAt(path, repository.root));
  const desk = openRefineDesk(instruction, options, context);
  const readers = wishes === undefined ? null : (desk ?? openDesk(options.drafter, options.limits, context));
  const file = dryRun ? rehearsePlanFile(path) : openGuardedPlanFile(path);
  const name = nameAt(path, repository.root);
  return dryRun ? refine() : withPlanLock(path, refine);

  async function refine(): Promise<RefinedPlan> {
    const found = await file.read();
    const touched = wishes === undefined ? ids : [...new Set([...ids, ...ofSources])];
    const said = Object.assign({}, ...touched.map((id) => settleHeading(found, sectionOf(id), headings[id] ?? null)));
    const prepare = (plan: Plan) => adoptPlan(plan, { repository, now: context.now(), headings: said });
    const start = prepare(found);
    const request = requestOf(start) ?? statedRequest(start);
    if (request === null) throw withoutPurpose(name);
    const size = start.front?.size ?? 'standard';
    const reading = readers === null ? null : { ...readers, purse: openAccount(readers.purse) };
    const sought = { size, author: options.author, wishes, desk: reading, said: sayingsOf(start) };
    const { source, use } = await gatherSource(request, sought, context);
    await reading?.purse.book(async (spent) => {
      if (spent.calls > 0) await file.update((plan) => countUsage(prepare(plan), spent, reading.model.id));
    });
    const work = { path, name, file, prepare, source, use, desk, context };
    const refined: RefinedSection[] = [];
    const waiting: RefineTask[] = [
      ...sourceTasks(source),
      ...orderSections(ids).flatMap((section) =>
        wishes !== undefined && instruction === '' && section === 'web-research'
          ? []
          : [{ section, instruction, because: null, since: null }],
      ),
    ];
    let ended: RefinedPlan['ended'] = null;
    while (ended === null) {
      const task = waiting.shift() ?? (cascade ? nextToAlign(refined, desk !== null) : null);
      if (task === null) break;
      try {
        refined.push(await refineOne(task, work));
      } catch (error) {
        if (refined.length === 0) throw error;
        ended = {
          reason: explainUnrefined(error, name, signal).message,
          left: [task, ...waiting].map(({ section }) => section),
        };
      }
    }
    const usage = (desk ?? readers)?.purse.spent ?? null;
    return { refined, disagreeing: disagreeingWith(refined), research: source.research, usage, ended };
  }
}

/** From a page alone, nothing follows for a section that the evidence states. */
function withoutUse(ids: readonly SectionId[], name: string): PlanError {
  return new PlanError(
    'usage',
    `Expected section 2.2 with a source, or an instruction for ${ids.join(', ')}, got neither.`,
    {
      hint: `What was found stands in 2.2: groundplan refine ${quoteWord(name)} 2.2 --source URL. With an instruction, the model also reads it for the section that you name.`,
    },
  );
}

/** Where sources stand in a plan. */
const ofSources = ['web-research', 'appendix-research'] as const;

function withoutPurpose(name: string): PlanError {
  return new PlanError(
    'usage',
    `Expected ${name} to say what it is for, found neither a request nor a goal in its section 1.`,
    {
      hint: 'Add a section "## 1. Overview" with the request in a quotation below "**Original request:**", or with a line "Goal: …".',
    },
  );
}
