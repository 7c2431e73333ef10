export type { Check, Finding, Severity } from './checks/check.ts';
export { checkPlan, checkPlanText, type CheckOptions, type CheckReport } from './checks/check-plan.ts';
export { checks } from './checks/index.ts';
export type { Claim, Verdict } from './claims/claim.ts';
export type { Context, Progress } from './context.ts';
export { createContext, type ContextOptions } from './create-context.ts';
export { draftPlan, type DraftOptions } from './draft-plan.ts';
export type { DraftedPlan, DrafterOptions } from './drafted-plan.ts';
export { PlanError, type PlanErrorCode } from './errors.ts';
export type { Citation } from './evidence/citation.ts';
export { gatherEvidence, type Evidence } from './evidence/gather-evidence.ts';
export { parsePlan } from './plan/parse-plan.ts';
export type { Plan, PlanContents, PlanFront, PlanSection, PlanStatus, Provenance } from './plan/plan.ts';
export { printPlan } from './plan/print-plan.ts';
export type { RefinedSection } from './drafting/refining/refine-one.ts';
export {
  refineSection,
  refineSections,
  type RefinedPlan,
  type Refinement,
  type Refinements,
} from './refine-section.ts';
export { openRepository } from './repository/open-repository.ts';
export type { Repository, RepositoryFile } from './repository/repository.ts';
export { readRequest } from './request/read-request.ts';
export type { Request, Requirement } from './request/request.ts';
export { resumePlan } from './resume-plan.ts';
export { sections } from './sections/index.ts';
export type { Content, PlanSize, Section, SectionId } from './sections/section.ts';
