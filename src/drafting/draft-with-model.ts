import { settledSections } from '../plan/settled-sections.ts';
import { sections } from '../sections/index.ts';
import type { SectionId } from '../sections/section.ts';
import { planBundles, type Bundle } from './bundles.ts';
import { draftBundle } from './draft-bundle.ts';
import type { ModelRun, SectionOutcome } from './model-run.ts';
import { runInOrder } from './run-in-order.ts';

/** How many calls run side by side: more gain little, because levels wait for each other, and endpoints limit rates. */
const width = 3;

/** What a run drafts, and how. */
export interface ModelDrafting {
  /** Sections to draft, settled ones included; null for all that are not settled. */
  readonly only: readonly SectionId[] | null;
  /** Which sections go together in one call; the usual groups when not given. */
  readonly grouping?: readonly (readonly SectionId[])[];
}

/**
 * Drafts what is missing of a plan with a model: bundle by bundle in the order of need, several at a time, each written to the
 * file as soon as it is there.
 * @throws what `draftBundle` throws, after the calls under way have ended and their drafts are written.
 */
export async function draftWithModel(
  { only, grouping }: ModelDrafting,
  run: ModelRun,
): Promise<readonly SectionOutcome[]> {
  const settled = settledSections(await run.file.read());
  const wanted = sections.filter(({ id }) =>
    only === null ? !settled.has(id) : only.includes(id) && !settled.has(id),
  );
  const bundles = planBundles(wanted, grouping);
  const outcomes: SectionOutcome[] = [];
  const under = new Set<Bundle>();
  const jobs = bundles.map((bundle) => ({ bundle, gives: bundle.sections.map(({ id }) => id), needs: bundle.needs }));
  await runInOrder(jobs, width, async ({ bundle }) => {
    run.signal.throwIfAborted();
    under.add(bundle);
    tell();
    outcomes.push(...(await draftBundle(bundle, run)));
    under.delete(bundle);
    tell();
  });
  return outcomes;

  function tell(): void {
    const { input, output, cost, calls } = run.purse.spent;
    const used = calls === 0 ? '' : `${input + output} tokens${cost === null ? '' : `, ${cost.toFixed(3)} USD`}`;
    run.progress({
      stage: `drafting with ${run.model.id}`,
      item: describeItems([...under].flatMap(({ sections: own }) => own.map(({ id }) => id))),
      done: outcomes.length,
      total: wanted.length,
      used,
    });
  }
}

/** The first few, and how many more: a line of progress is short. */
function describeItems(ids: readonly SectionId[]): string {
  const more = ids.length - 3;
  return more <= 1 ? ids.join(', ') : `${ids.slice(0, 3).join(', ')} and ${more} more`;
}
