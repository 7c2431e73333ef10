import type { Author } from '../model-scenarios.ts';
import { findingsOf, goodContent, isAboutRequirements, isAboutSource, isRepair, sectionsAsked } from './good-author.ts';
import { goodRequirements } from './good-plan.ts';
import { lies, type Lie } from './lies.ts';
import { inventedPageQuote } from './world-lies.ts';

/** How an inventing author takes what is sent back: it mends all, only what a nearest name is given for, or nothing. */
export type Temper = 'mends' | 'mends by name' | 'never mends';

/** Words that a requirement of the inventing author quotes and the request does not have. */
export const inventedQuote = 'keeps deleted invoices for ninety days';

/** The good plan with a lie wherever one can stand; what becomes of them when they are sent back is a matter of temper. */
export function inventingAuthor(temper: Temper, told: readonly Lie[] = lies): Author {
  const kept = new Set(told);
  return (asked) => {
    const findings = findingsOf(asked);
    if (isAboutRequirements(asked)) return isRepair(asked) && temper !== 'never mends' ? goodRequirements : invented;
    if (isAboutSource(asked)) return { learning: inventedPageQuote, quote: inventedPageQuote };
    const ids = sectionsAsked(asked);
    if (isRepair(asked))
      for (const lie of told) if (ids.includes(lie.section) && mends(lie, findings)) kept.delete(lie);
    return Object.fromEntries(ids.map((id) => [id, lyingContent(id, kept)]));
  };

  function mends(lie: Lie, findings: string): boolean {
    if (temper !== 'mends by name') return temper === 'mends';
    return findings.split('\n').some((line) => line.includes(lie.words) && line.includes('nearest:'));
  }
}

/** The good content of a section with those of the lies that belong to it. */
export function lyingContent(id: string, told: ReadonlySet<Lie>): Record<string, unknown> {
  const content = goodContent(id);
  for (const lie of told) if (lie.section === id) lie.tell(content);
  return content;
}

const invented = {
  ...goodRequirements,
  requirements: [...goodRequirements.requirements, { quote: inventedQuote, kind: 'functional' }],
};
