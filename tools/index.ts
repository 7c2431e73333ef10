import { analyzeRepository } from './analyze-repository.ts';
import { briefSections } from './brief-sections.ts';
import { checkPlan } from './check-plan.ts';
import { clearCache } from './clear-cache.ts';
import { draftPlan } from './draft-plan.ts';
import { draftSections } from './draft-sections.ts';
import { getPlan } from './get-plan.ts';
import { initClients } from './init-clients.ts';
import { listSections } from './list-sections.ts';
import { recordDrift } from './record-drift.ts';
import { refineSection } from './refine-section.ts';
import { runDoctor } from './run-doctor.ts';
import { showCache } from './show-cache.ts';
import { showDrift } from './show-drift.ts';
import { showStatus } from './show-status.ts';
import { startPlan } from './start-plan.ts';
import { submitSections } from './submit-sections.ts';
import type { Tool } from './tool.ts';
import { writeDecisionRecords } from './write-records.ts';
import { writePlan } from './write-plan.ts';

/** Every tool, in the order in which clients and the help show them. */
export const tools: readonly Tool[] = [
  startPlan,
  briefSections,
  submitSections,
  draftPlan,
  draftSections,
  refineSection,
  analyzeRepository,
  checkPlan,
  getPlan,
  showDrift,
  recordDrift,
  showStatus,
  writePlan,
  writeDecisionRecords,
  listSections,
  initClients,
  runDoctor,
  showCache,
  clearCache,
];
