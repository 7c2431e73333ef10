import type { Section, SectionId } from '../sections/section.ts';

/** Sections that one call drafts. */
export interface Bundle {
  /** Letters and dashes: for messages. */
  readonly name: string;
  readonly sections: readonly Section[];
  /** Sections of other bundles that must be settled first. */
  readonly needs: readonly SectionId[];
}

/**
 * Which sections are drafted in one call. A provider puts the schema of an answer before the prompt, so that a call per
 * section pays for the same evidence again each time: sections that read the same share one call. What reads code comes
 * first and together, for code is most of a prompt; what nobody waits for goes beside the steps, so that the longest chain
 * is short. The figures are in `benchmarks/README.md`. A section that stands in no group has a call of its own.
 */
export const groups: readonly (readonly SectionId[])[] = [
  ['current-state', 'tech-stack', 'architecture', 'changes', 'decisions', 'appendix-diagrams'],
  [
    'web-research',
    'compliance',
    'security',
    'performance',
    'observability',
    'migration',
    'references',
    'appendix-research',
  ],
  ['steps', 'testing', 'done'],
  ['overview'],
];

/** The bundles for some sections, in document order of their first sections. */
export function planBundles(
  wanted: readonly Section[],
  grouping: readonly (readonly SectionId[])[] = groups,
): readonly Bundle[] {
  const alone = wanted.filter(({ id }) => !grouping.some((group) => group.includes(id))).map(({ id }) => [id]);
  return [...grouping, ...alone].flatMap((ids) => {
    const sections = wanted.filter(({ id }) => ids.includes(id));
    if (sections.length === 0) return [];
    return [{ name: sections.map(({ id }) => id).join('-'), sections, needs: needsOf(sections, wanted) }];
  });
}

/** A part of a bundle, for when the whole is too much for one answer. */
export function splitBundle({ sections }: Bundle): readonly Bundle[] {
  return sections.map((section) => ({ name: section.id, sections: [section], needs: [] }));
}

/** What the sections need, of those that are drafted at all and are not in the bundle themselves. */
function needsOf(sections: readonly Section[], wanted: readonly Section[]): readonly SectionId[] {
  const own = new Set(sections.map(({ id }) => id));
  const drafted = new Set(wanted.map(({ id }) => id));
  return [...new Set(sections.flatMap(({ needs }) => needs))].filter((id) => drafted.has(id) && !own.has(id));
}
