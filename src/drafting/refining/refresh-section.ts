import { PlanError } from '../../errors.ts';
import type { Plan } from '../../plan/plan.ts';
import { settledSections } from '../../plan/settled-sections.ts';
import type { Section } from '../../sections/section.ts';
import type { DraftSource } from '../draft-sections.ts';
import { draftInputFrom, presentContent } from '../plan-contents.ts';
import { keepRecord } from './keep-record.ts';
import type { Redraft } from './redraft-section.ts';

/**
 * Drafts one section anew from what the repository says now, for a section that still stands as the evidence drafted it: what
 * anybody else wrote takes decisions, and facts alone do not tell how to change those.
 * @throws PlanError `usage` for a section that somebody wrote.
 */
export function refreshSection(section: Section, plan: Plan, source: DraftSource): Redraft {
  if (settledSections(plan).has(section.id)) throw needsInstruction(section, plan);
  const input = draftInputFrom(source, plan);
  const content = keepRecord(section, section.draft(input), presentContent(section, input));
  return { content, marked: 0, failure: null, drafted: { usage: null } };
}

function needsInstruction({ id }: Section, { front }: Plan): PlanError {
  const author = front?.sections[id]?.drafter ?? 'person';
  const who =
    author === 'evidence' || author === 'person' ? 'a person' : `${author === 'model' ? 'a' : 'an'} ${author}`;
  return new PlanError(
    'usage',
    `Expected an instruction for ${id}, got none: ${who} wrote it, and without one only what the evidence drafted is refreshed.`,
    { hint: 'Say what is to be changed; `groundplan check` says what is no longer true of the repository.' },
  );
}
