import { settledSections } from '../plan/settled-sections.ts';
import type { Content, Section, SectionId } from '../sections/section.ts';
import type { Draft, Harvest } from './converse.ts';
import { examineSections, uninterrupted } from './examine-sections.ts';
import { salvageContent } from './fit-content.ts';
import { anchorFor } from './mark-findings.ts';
import type { ModelRun } from './model-run.ts';
import { draftInputFrom, presentContent } from './plan-contents.ts';
import { settleContents } from './settle-contents.ts';

/** A draft of which only some parts are the answer's. */
export interface Salvaged extends Draft {
  /** Parts that stand as before. */
  readonly lost: readonly string[];
}

/**
 * The parts that fit of answers that never fitted as a whole, with a note for each part that does not, examined as every
 * other draft is: what was salvaged may be invented too.
 */
export async function salvageDrafts(
  sections: readonly Section[],
  { drafts, answers }: Harvest,
  run: ModelRun,
): Promise<ReadonlyMap<SectionId, Salvaged>> {
  const unfit = sections.filter(({ id }) => !drafts.has(id) && answers.has(id));
  if (unfit.length === 0) return new Map();
  const plan = await run.file.read();
  const input = draftInputFrom(run.source, plan);
  const kept = new Map(
    unfit.flatMap((section) => {
      const part = salvageContent(section, answers.get(section.id), presentContent(section, input));
      return part === null ? [] : [[section.id, { ...part, content: withNotes(section, part) }] as const];
    }),
  );
  const contents = new Map([...kept].map(([id, { content }]) => [id, content] as const));
  const settled = settleContents(unfit, contents, plan, run);
  const look = { plan: settled.plan, focus: new Set(kept.keys()), settled: settledSections(plan) };
  const { repository, path, use, source } = run;
  const findings =
    kept.size === 0
      ? []
      : await examineSections(look, repository, uninterrupted(), {
          path,
          use,
          packages: source.packages,
          licenses: source.licenses,
        });
  return new Map(
    unfit.flatMap((section) => {
      const content = settled.contents.get(section.id);
      if (content === undefined) return [];
      const own = findings.filter((finding) => finding.section === section.id);
      return [[section.id, { section, content, findings: own, lost: kept.get(section.id)?.lost ?? [] }] as const];
    }),
  );
}

function withNotes(section: Section, { content, lost }: Pick<Salvaged, 'content' | 'lost'>): Content {
  const notes = lost.map((part) => ({
    part: anchorFor(section, part),
    question:
      'Not drafted: the answer of the model did not have the form of this part. It stands as the evidence gives it.',
  }));
  const noted = section.content.safeParse({ ...content, open: [...content.open, ...notes] });
  return noted.success ? noted.data : content;
}
