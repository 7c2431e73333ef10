import type { Plan } from '../../plan/plan.ts';
import { appendixResearch } from '../../sections/appendix-research.ts';
import type { Content, Section } from '../../sections/section.ts';
import { webResearch } from '../../sections/web-research.ts';
import type { DraftSource } from '../draft-sections.ts';
import { holdsQuotes, quotesWith, researchWith } from '../sources/add-findings.ts';
import type { Redraft } from './redraft-section.ts';
import type { RefineTask } from './refine-one.ts';

/**
 * What puts sources that were read into a plan: their quotes into Appendix B first, for a mark in 2.2 without its quote is a flaw,
 * then their rows into 2.2. Code does both; what stands there stays.
 */
export function sourceTasks(source: DraftSource): readonly RefineTask[] {
  if (source.research.findings.length === 0 && source.research.trouble === '') return [];
  return [
    ...(holdsQuotes(source.research) ? [taskFor(appendixResearch, (before) => quotesWith(before, source))] : []),
    taskFor(webResearch, (before) => researchWith(before, source)),
  ];
}

function taskFor({ id }: Pick<Section, 'id'>, contentFrom: (before: Plan) => Content): RefineTask {
  const redraft = (before: Plan): Redraft => {
    const mixed = before.sections.some((section) => section.id === id);
    return { content: contentFrom(before), marked: 0, failure: null, drafted: { usage: null, mixed } };
  };
  return { section: id, instruction: '', because: null, since: null, redraft };
}
