import type { Finding } from '../checks/check.ts';
import { isEdited } from '../plan/is-edited.ts';
import type { Plan, PlanSection } from '../plan/plan.ts';
import { printSection } from '../plan/print-plan.ts';
import type { SectionToPut } from '../plan/put-sections.ts';
import { markFindings } from './mark-findings.ts';
import type { SectionOutcome } from './model-run.ts';

/** Sections with notes that they did not have, and what became of all of them. */
export interface MarkedLeft {
  readonly texts: readonly SectionToPut[];
  readonly outcomes: readonly SectionOutcome[];
}

/**
 * Notes for what is not true in sections that a model drafted and nobody touched since, where it has none yet: it only shows
 * beside a section that was drafted later, as an address does that 2.2 then does not list.
 */
export function markLeft(plan: Plan, findings: readonly Finding[], outcomes: readonly SectionOutcome[]): MarkedLeft {
  const marked = outcomes.map((outcome) => {
    const section = plan.sections.find(({ id }) => id === outcome.id);
    const isOurs = outcome.state === 'drafted' || outcome.state === 'marked';
    if (section === undefined || !isOurs || isEdited(plan, section)) return { outcome, texts: [] };
    return markOne(section, outcome, { plan, untrue: findings.filter((one) => isUntrueIn(one, outcome.id)) });
  });
  return { texts: marked.flatMap(({ texts }) => texts), outcomes: marked.map(({ outcome }) => outcome) };
}

function isUntrueIn({ rule, section, severity }: Finding, id: SectionOutcome['id']): boolean {
  return section === id && severity !== 'info' && rule.startsWith('truth/');
}

function markOne(
  { id, section, content }: PlanSection,
  outcome: SectionOutcome,
  { plan, untrue }: { readonly plan: Plan; readonly untrue: readonly Finding[] },
): { readonly outcome: SectionOutcome; readonly texts: readonly SectionToPut[] } {
  const marked = markFindings(section, content, untrue);
  const added = marked.open.length - content.open.length;
  if (added === 0) return { outcome, texts: [] };
  const { tokens, cost } = plan.front?.sections[id] ?? {};
  const record = { ...(tokens === undefined ? {} : { tokens }), ...(cost === undefined ? {} : { cost }) };
  return {
    outcome: { ...outcome, state: 'marked', findings: outcome.findings + added },
    texts: [{ id, text: printSection(section, marked), drafter: 'model', record }],
  };
}
