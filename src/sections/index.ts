import { appendixDiagrams } from './appendix-diagrams.ts';
import { appendixResearch } from './appendix-research.ts';
import { architecture } from './architecture.ts';
import { changes } from './changes.ts';
import { compliance } from './compliance.ts';
import { currentState } from './current-state.ts';
import { decisions } from './decisions.ts';
import { done } from './done.ts';
import { migration } from './migration.ts';
import { observability } from './observability.ts';
import { overview } from './overview.ts';
import { performance } from './performance.ts';
import { references } from './references.ts';
import type { Section, SectionId } from './section.ts';
import { security } from './security.ts';
import { steps } from './steps.ts';
import { techStack } from './tech-stack.ts';
import { testing } from './testing.ts';
import { webResearch } from './web-research.ts';

/** Every section, in document order. */
export const sections: readonly Section[] = [
  overview,
  currentState,
  webResearch,
  techStack,
  compliance,
  architecture,
  security,
  performance,
  changes,
  steps,
  testing,
  observability,
  migration,
  done,
  decisions,
  references,
  appendixDiagrams,
  appendixResearch,
];

/** The section of an id. */
export function sectionOf(id: SectionId): Section {
  const section = sections.find((one) => one.id === id);
  if (section === undefined) throw new TypeError(`There is no section ${id}`); // Ids are typed: only a caller without types gets here.
  return section;
}
