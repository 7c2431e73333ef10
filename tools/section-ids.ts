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
