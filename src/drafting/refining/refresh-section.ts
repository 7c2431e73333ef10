import { PlanError } from '../../errors.ts';
import type { Plan } from '../../plan/plan.ts';
import { settledSections } from '../../plan/settled-sections.ts';
import { overview } from '../../sections/overview.ts';
import type { Section } from '../../sections/section.ts';
import type { DraftSource } from '../draft-sections.ts';
import { draftInputFrom, presentContent } from '../plan-contents.ts';
import { refreshCoverage } from './align-coverage.ts';
import { refreshFacts } from './refresh-facts.ts';
import { keepRecord, keepSources } from './keep-record.ts';
import type { Redraft } from './redraft-section.ts';

/**
 * Drafts one section anew from what the repository says now, for a section that still stands as the evidence drafted it. Of one that
 * a person edited since, only versions and places are brought up to date: facts alone do not tell how to change a decision. The table
 * of requirements in section 1 follows from steps and tests, whoever wrote the rest.
 * @throws PlanError `usage` for a section that somebody else wrote.
 */
export function refreshSection(section: Section, plan: Plan, source: DraftSource): Redraft {
  const isSettled = settledSections(plan).has(section.id);
  const author = plan.front?.sections[section.id]?.drafter ?? 'person';
  const isTheirs = isSettled && (author === 'model' || author === 'assistant');
  if (isTheirs && section.id !== overview.id) throw needsInstruction(section, author);
  const input = draftInputFrom(source, plan);
  const present = presentContent(section, input);
  const fresh = isTheirs
    ? present
    : isSettled
      ? refreshFacts(section, present, section.draft(input))
      : keepSources(section, keepRecord(section, section.draft(input), present), present);
  const rows = section.id === overview.id ? overview.content.safeParse(fresh).data?.requirements : undefined;
  const content = rows === undefined ? fresh : { ...fresh, requirements: refreshCoverage(plan, rows) };
  return { content, marked: 0, failure: null, drafted: { usage: null, mixed: isSettled } };
}

function needsInstruction({ id }: Section, author: 'model' | 'assistant'): PlanError {
  const who = author === 'assistant' ? 'an assistant' : 'a model';
  return new PlanError(
    'usage',
    `Expected an instruction for ${id}, got none: ${who} wrote it, and without one only facts that the evidence or a person wrote down are refreshed.`,
    { hint: 'Say what is to be changed; `groundplan check` says what is no longer true of the repository.' },
  );
}
