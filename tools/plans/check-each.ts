import { PlanError } from '../../src/errors.ts';
import type { CheckOptions, CheckReport } from '../../src/checks/check-plan.ts';
import type { Finding } from '../../src/checks/check.ts';
import type { Context } from '../../src/context.ts';
import type { SourceShelf } from '../../src/research/sources/source-shelf.ts';
import type { CheckedPlan, FailedPlan } from '../../src/checks/reporters/reporter.ts';
import type { SectionId } from '../../src/sections/section.ts';
import type { ToolContext } from '../tool.ts';
import { expandPlans } from './expand-plans.ts';
import { findPlan } from './find-plan.ts';

/** Whether to take what is cited as it is now, to mend what needs no judgement, and to write that. */
export interface Mending {
  /** Sections to accept before the check, all for none named; null for no accepting. */
  readonly accept: readonly SectionId[] | null;
  readonly fix: boolean;
  readonly dryRun: boolean;
  /** Whether the pages that plans quote are read again. */
  readonly online: boolean;
}

/** A plan that was checked, and mended where that was asked for. */
export interface MendedPlan extends CheckedPlan {
  /** What was accepted, in words; empty for nothing. */
  readonly accepted: string;
  readonly mended: readonly Finding[];
  /** Its text before and after. */
  readonly before: string;
  readonly after: string;
}

/** What came of several plans. */
export interface CheckedPlans {
  readonly checked: readonly MendedPlan[];
  /** Those that could not be checked, and why; they stop no other. */
  readonly failed: readonly FailedPlan[];
}

/**
 * Checks every plan that is named, with one reading of the repository.
 * @throws PlanError when a single plan is named and cannot be checked, and for what concerns all of them.
 */
export async function checkEach(
  handles: readonly string[],
  mending: Mending,
  context: ToolContext,
): Promise<CheckedPlans> {
  const { startGathering } = await import('../../src/evidence/gather-evidence.ts');
  const { repository, signal } = await context.open();
  const named = expandPlans(handles, repository, context);
  const { use } = startGathering(repository, { text: '', title: '', requirements: [] }, signal);
  const sources = await openShelf(mending, await context.open());
  const checked: MendedPlan[] = [];
  const failed: FailedPlan[] = [];
  for (const { handle, isFound } of named) {
    try {
      checked.push(await checkOne(handle, { mending, use, sources, context }));
    } catch (error) {
      const isOfPlan = error instanceof PlanError && error.code !== 'config' && error.code !== 'aborted';
      if (!isOfPlan || (named.length === 1 && !isFound)) throw error;
      const isNone = isFound && error.code === 'unreadable' && /none of its sections/u.test(error.message);
      const { nameOf } = await import('./find-plan.ts');
      if (!isNone) failed.push({ path: nameOf(handle, repository.root), problem: error });
    }
  }
  if (checked.length + failed.length === 0) {
    throw new PlanError('not-found', `Expected plans at ${handles.join(', ')}, found Markdown files that are none.`, {
      hint: 'A plan has the sections that `groundplan sections` lists.',
    });
  }
  return { checked, failed };
}

interface Circumstances {
  readonly mending: Mending;
  readonly use: NonNullable<CheckOptions['use']>;
  readonly sources: NonNullable<CheckOptions['sources']>;
  readonly context: ToolContext;
}

/** One for all plans: a page that several quote is read once. */
async function openShelf({ online }: Mending, { web: { reader }, signal, progress }: Context): Promise<SourceShelf> {
  const { freshSources, keptSources } = await import('../../src/research/sources/source-shelf.ts');
  if (!online) return keptSources(reader);
  const tell = (message: string) => progress({ stage: message, item: '', done: 0, total: 0 });
  const begin = (url: string) => progress({ stage: 'reading sources', item: url, done: 0, total: 0 });
  return freshSources({ reader, signal, begin, tell });
}

async function checkOne(handle: string, { mending, use, sources, context }: Circumstances): Promise<MendedPlan> {
  const { checkPlanText } = await import('../../src/checks/check-plan.ts');
  const { readPlanFile } = await import('../../src/plan/plan-store.ts');
  const { closeBook, renewBook } = await import('../../src/research/packages/package-book.ts');
  const { repository, packages: book, licenses, signal, progress } = await context.open();
  const packages = book && (mending.online ? renewBook(book) : closeBook(book, 'nobody was asked'));
  const { path, name } = await findPlan(handle, repository.root, context);
  progress({ stage: 'checking', item: name, done: 0, total: 0 });
  const inside = name === path ? {} : { path: name };
  const options = { severities: context.settings.checks, use, sources, packages, licenses, ...inside };
  const look = (text: string): Promise<CheckReport> => checkPlanText(text, repository, signal, options);
  const accepted = await accept(handle, mending, context);
  const text = await readPlanFile(path);
  if (!mending.fix) return { path: name, accepted, report: await look(text), mended: [], before: text, after: text };
  const fixed = await mend(path, text, mending, look);
  return { path: name, accepted, report: await look(fixed.after), ...fixed };
}

async function accept(handle: string, { accept: ids }: Mending, context: ToolContext): Promise<string> {
  if (ids === null) return '';
  const { acceptPlan } = await import('./accept-plan.ts');
  return acceptPlan(handle, ids, context);
}

/** On disk the file is mended as it stands at that moment, and never one that somebody is writing. */
async function mend(
  path: string,
  text: string,
  { dryRun }: Mending,
  look: (text: string) => Promise<CheckReport>,
): Promise<Pick<MendedPlan, 'before' | 'after' | 'mended'>> {
  const { fixPlan } = await import('../../src/checks/fix-plan.ts');
  const { openPlanFile } = await import('../../src/plan/plan-file.ts');
  const { parsePlan } = await import('../../src/plan/parse-plan.ts');
  const fix = async (before: string) => {
    const { text: after, mended } = await fixPlan(before, async (one) => (await look(one)).findings);
    return { before, after, mended };
  };
  if (dryRun) return fix(text);
  const tries: Awaited<ReturnType<typeof fix>>[] = [];
  await openPlanFile(path).update(async (plan) => {
    const fixed = await fix(plan.text);
    tries.push(fixed);
    return parsePlan(fixed.after);
  });
  return tries.at(-1) ?? { before: text, after: text, mended: [] };
}
