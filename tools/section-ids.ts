import type { SectionId } from '../src/sections/section.ts';

/**
 * Ids of all sections in document order. Written out here, and held against the sections by a test, because the sections
 * themselves bring the whole Markdown machinery, which listing the tools must not wait for.
 */
export const sectionIds = [
  'overview',
  'current-state',
  'web-research',
  'tech-stack',
  'compliance',
  'architecture',
  'security',
  'performance',
  'changes',
  'steps',
  'testing',
  'observability',
  'migration',
  'done',
  'decisions',
  'references',
  'appendix-diagrams',
  'appendix-research',
] as const satisfies readonly SectionId[];

/** Their numbers in the template, under which people speak of them. The appendices go by their ids. */
export const sectionNumbers: Readonly<Partial<Record<SectionId, string>>> = {
  overview: '1',
  'current-state': '2.1',
  'web-research': '2.2',
  'tech-stack': '2.3',
  compliance: '2.4',
  architecture: '3',
  security: '4',
  performance: '5',
  changes: '6',
  steps: '7',
  testing: '8',
  observability: '9',
  migration: '10',
  done: '11',
  decisions: '12',
  references: '13',
};
