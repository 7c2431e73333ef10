import { knownOutside } from '../known-outside.ts';
import { relative, sep } from 'node:path';
import type { Finding } from '../../checks/check.ts';
import { PlanError } from '../../errors.ts';
import type { Context } from '../../context.ts';
import { openPlanFile } from '../../plan/plan-file.ts';
import type { Plan } from '../../plan/plan.ts';
import { requestOf } from '../../plan/request-of.ts';
import { putSections } from '../../plan/put-sections.ts';
import { settledSections } from '../../plan/settled-sections.ts';
import type { SectionId } from '../../sections/section.ts';
import { collectPackages } from '../../evidence/collectors/packages.ts';
import { startGathering } from '../../evidence/gather-evidence.ts';
import { contentOf } from '../../plan/content-of.ts';
import { changes } from '../../sections/changes.ts';
import { fillRow } from '../../sections/dependency-facts.ts';
import { examineSections } from '../examine-sections.ts';
import { addQuotes } from './complete-sources.ts';
import { learnNewPackages } from '../learn-new-packages.ts';
import { deriveReferences } from './derive-references.ts';
import { ownHeadings } from './own-headings.ts';
import { putSubmission, type PutOptions, type Refusal } from './put-submission.ts';
import { readInput, type SubmissionInput } from './read-input.ts';
import { retitle } from './retitle.ts';
import { readSubmittedSources } from './submitted-sources.ts';

/** How it is taken. */
export interface SubmissionOptions {
  /** Absolute path of the plan file. */
  readonly path: string;
  /** Replace sections that a person edited since they were drafted. */
  readonly force: boolean;
  /** Say what would be found; write nothing. */
  readonly dryRun: boolean;
}

/** What became of a submission. */
export interface SubmissionReport {
  /** The plan as it stands now, or would stand. */
  readonly plan: Plan;
  readonly written: readonly SectionId[];
  /** Written sections that say what they said before. */
  readonly unchanged: readonly SectionId[];
  readonly refused: readonly Refusal[];
  readonly notes: readonly string[];
  /** Words around the sections: not written. */
  readonly outside: readonly string[];
  /** Errors and warnings that the submitted sections bring. */
  readonly findings: readonly Finding[];
  /** Sections that still stand as they were drafted from evidence; but not those that follow from the others. */
  readonly left: readonly SectionId[];
}

/**
 * Takes sections that the calling assistant wrote: puts what can be read into the plan, byte for byte, and says what is wrong
 * with it. What a person edited is not replaced; what holds nothing of its section is refused; nothing else is held back.
 * @throws PlanError `usage` when nothing in it is a section.
 */
export async function submitSections(
  input: SubmissionInput,
  { path, force, dryRun }: SubmissionOptions,
  { repository, web, packages, licenses, signal, now, progress }: Context,
): Promise<SubmissionReport> {
  const file = openPlanFile(path);
  const standing = await file.read();
  const read = readInput(input, ownHeadings(standing));
  progress({ stage: 'reading the sections', item: '', done: 0, total: 0 });
  const name = relative(repository.root, path).split(sep).join('/');
  const request = requestOf(standing)?.text ?? '';
  const sources = await readSubmittedSources(read, request, { web, signal, progress });
  return dryRun ? take(await file.read()) : write();

  async function write(): Promise<SubmissionReport> {
    const reports: SubmissionReport[] = [];
    await file.update(async (plan) => {
      const report = await take(plan);
      reports.push(report);
      return report.plan;
    });
    const report = reports.at(-1);
    if (report === undefined) throw new PlanError('internal', 'Expected a plan to be read before it is written.');
    return report;
  }

  /** What was recorded in the drift binds the steps, also before section 1 is written; the rest of it does not. */
  async function examine(plan: Plan, focus: ReadonlySet<SectionId>, settled: ReadonlySet<SectionId>) {
    const bound = holdsDrift(plan) ? new Set([...settled, 'overview' as const]) : settled;
    const findings = await examineSections({ plan, focus, settled: bound }, repository, signal, {
      path: name,
      ...knownOutside(web, { packages, licenses }),
    });
    const isBinding = ({ section, rule }: Finding) =>
      section !== 'overview' || settled.has(section) || focus.has(section) || rule.startsWith('faithfulness/drift');
    return findings.filter(isBinding);
  }

  /** What is known of the packages that section 6 brings now. */
  async function learnRows(plan: Plan): Promise<PutOptions['fill']> {
    const request = { text: '', title: plan.title, requirements: [] };
    const facts = await startGathering(repository, request, signal).use(collectPackages);
    await learnNewPackages(contentOf(plan, changes), { facts, packages }, signal);
    return (row) => fillRow(row, { facts, packages });
  }

  async function take(plan: Plan): Promise<SubmissionReport> {
    const options: PutOptions = {
      force,
      put: (one, pieces, changes) => putSections(one, pieces, { repository, now: now(), changes }),
      fill: (row) => row,
    };
    const titled = retitle(plan, read.title);
    const sent = { ...read, sources };
    const plain = putSubmission(titled, sent, options);
    const put = plain.written.includes('changes')
      ? putSubmission(titled, sent, { ...options, fill: await learnRows(plain.plan) })
      : plain;
    const quoted = addQuotes(put.plan, sources);
    const supported = quoted.put === null ? put.plan : putSections(put.plan, [quoted.put], { repository, now: now() });
    const derived = put.written.length === 0 ? null : await deriveReferences(supported, repository, name);
    const whole = derived === null ? supported : putSections(supported, [derived], { repository, now: now() });
    const focus = new Set(put.written);
    progress({ stage: 'checking', item: [...focus].join(', '), done: 0, total: 0 });
    const findings = await examine(whole, focus, settledSections(plan));
    const before = new Map(plan.sections.map((section) => [section.id, section.text]));
    return {
      plan: whole,
      written: put.written,
      unchanged: put.written.filter((id) => before.get(id) === whole.sections.find((one) => one.id === id)?.text),
      refused: put.refused,
      notes: [...read.notes, ...put.notes, ...quoted.notes],
      outside: read.outside,
      findings,
      left: unsettledSections(whole).filter((id) => id !== derived?.id),
    };
  }
}

/** True for the part of section 1 that somebody may have written while the rest of it stands as the evidence drafted it. */
function holdsDrift(plan: Plan): boolean {
  const drift = plan.sections.find(({ id }) => id === 'overview')?.content['drift'];
  return Array.isArray(drift) && drift.length > 0;
}

function unsettledSections(plan: Plan): readonly SectionId[] {
  const settled = settledSections(plan);
  return plan.sections.map(({ id }) => id).filter((id) => !settled.has(id));
}
