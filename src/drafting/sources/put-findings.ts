import { definitionsOf } from '../../markdown/outline.ts';
import { isEdited } from '../../plan/is-edited.ts';
import { keptRecord } from '../../plan/kept-record.ts';
import type { Plan } from '../../plan/plan.ts';
import { putSections, type SectionToPut } from '../../plan/put-sections.ts';
import type { Repository } from '../../repository/repository.ts';
import { appendixResearch } from '../../sections/appendix-research.ts';
import type { Content, Section } from '../../sections/section.ts';
import { webResearch } from '../../sections/web-research.ts';
import type { DraftSource } from '../draft-sections.ts';
import { rewriteSection } from '../refining/rewrite-section.ts';
import { quotesWith, researchWith } from './add-findings.ts';

/** A plan with the sources that were read in its 2.2 and Appendix B, beside what stands there; who drafted these stays recorded. */
export function putFindings(plan: Plan, source: DraftSource, repository: Repository): Plan {
  const { findings, trouble } = source.research;
  if (findings.length === 0 && trouble === '') return plan;
  const texts = [
    ...rewritten(appendixResearch, quotesWith(plan, source), plan),
    ...rewritten(webResearch, researchWith(plan, source), plan),
  ];
  return texts.length === 0 ? plan : putSections(plan, texts, { repository, now: source.now });
}

/** Nothing for a section that says what it said, or that the plan does not have. */
function rewritten(section: Section, content: Content, plan: Plan): readonly SectionToPut[] {
  const { id } = section;
  const standing = plan.sections.find((one) => one.id === id);
  if (standing === undefined) return [];
  const text = rewriteSection(section, standing, content, definitionsOf(plan.text));
  if (text === standing.text) return [];
  const drafter = isEdited(plan, standing) ? 'person' : (plan.front?.sections[id]?.drafter ?? 'person');
  return [{ id, text, drafter, record: keptRecord(plan, id) }];
}
