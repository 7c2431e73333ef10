import { z } from 'zod';
import type { Finding } from '../src/checks/check.ts';
import { PlanError } from '../src/errors.ts';
import type { Plan } from '../src/plan/plan.ts';
import { planField } from './plans/plan-field.ts';
import { defineTool } from './tool.ts';

/** Statuses that say that others may rely on the plan. */
const settled = ['Approved', 'In Progress', 'Completed'];

/** Most findings in one answer. */
const mostFindings = 10;

/** Sets the status of a plan. */
export const writePlan = defineTool({
  name: 'write_plan',
  title: 'Write plan status',
  summary: 'Set the status of a plan',
  description: `Use this when a plan is ready for its next stage: sets its status, runs the checks. Approved writes its ADRs. Refused beyond review while there are errors.`,
  input: z.object({
    plan: planField,
    status: z.enum(['Draft', 'Under Review', 'Approved', 'In Progress', 'Completed']).describe('New status'),
    force: z.boolean().default(false).describe('In spite of errors, if the user agrees'),
  }),
  product: 'text',
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
  faces: ['mcp'],
  async run({ plan: handle, status, force }, context) {
    const { findPlan } = await import('./plans/find-plan.ts');
    const { parsePlan } = await import('../src/plan/parse-plan.ts');
    const { keptSources } = await import('../src/research/sources/source-shelf.ts');
    const { inTurn } = await import('../src/plan/plan-lock.ts');
    const { setStatus } = await import('../src/plan/set-status.ts');
    const { countFindings } = await import('./plans/describe-draft.ts');
    const { listOpenPoints, withoutOpenPoints } = await import('./plans/open-points.ts');
    const { checkPlan } = await import('../src/checks/check-plan.ts');
    const { writeRecords } = await import('../src/plan/records/write-records.ts');
    const { describeRecords } = await import('./plans/describe-records.ts');
    const { hashText } = await import('../src/plan/provenance.ts');
    const { placePlan, readPlanFile, writePlanFile } = await import('../src/plan/plan-store.ts');
    const core = await context.open();
    const { closeBook } = await import('../src/research/packages/package-book.ts');
    const { root } = core.repository;
    const { path, name } = await findPlan(handle, root, context);
    const packages = core.packages && closeBook(core.packages, 'nobody was asked');
    const options = {
      path: name,
      severities: context.settings.checks,
      sources: keptSources(core.web.reader),
      packages,
      licenses: core.licenses,
    };
    await placePlan(`${root}/${context.settings.plans}`, path);
    const agrees = ({ text }: Plan, errors: readonly Finding[]) => {
      const words = `${name} has ${errors.length} errors, such as: ${errors[0]?.message ?? ''} Set its status to ${status} all the same?`;
      return context.consult({ id: 'errors', kind: 'consent', words, about: hashText(text) }) === true;
    };
    const { plan, changed, findings, records } = await inTurn(path, async () => {
      const plan = parsePlan(await readPlanFile(path));
      const changed = setStatus(plan, status);
      const { findings } = await checkPlan(changed, core.repository, core.signal, options);
      const errors = findings.filter(({ severity }) => severity === 'error');
      if (errors.length > 0 && settled.includes(status) && !force && !agrees(plan, errors))
        throw refuse(name, status, errors);
      // What is approved is decided: now its records are worth having.
      const records =
        status === 'Approved' && changed.front?.status !== plan.front?.status
          ? await writeRecords(changed, { repository: core.repository, name, only: null, now: core.now() })
          : null;
      const whole = records?.plan ?? changed;
      if (whole.text !== plan.text) await writePlanFile(path, whole.text, { text: plan.text });
      return { plan, changed: whole, findings, records };
    });
    const errors = findings.filter(({ severity }) => severity === 'error');
    const open = listOpenPoints(changed);
    const before =
      plan.text === changed.text
        ? `${name} has the status ${status} already.`
        : `${name} now has the status ${status}.`;
    const text = `${before} ${open.length} open points, ${countFindings(withoutOpenPoints(findings))}.${listFindings(withoutOpenPoints(findings))}${records === null || records.written.length === 0 ? '' : `\n${describeRecords(name, records)}`}`;
    const outcome = errors.length > 0 ? 'findings' : 'done';
    return { text, data: { plan: name, status, open, findings, records: records?.written ?? [] }, plan: name, outcome };
  },
});

function refuse(name: string, status: string, errors: readonly Finding[]): PlanError {
  return new PlanError(
    'conflict',
    `Expected no errors in ${name} before it becomes ${status}, found ${errors.length}; the file was not changed.${listFindings(errors)}`,
    {
      hint: 'Mend them in the file and call write_plan again, or give force: true if the user has seen them and decides so.',
    },
  );
}

/** The most serious first. */
function listFindings(findings: readonly Finding[]): string {
  const rank = ({ severity }: Finding) => ['error', 'warning', 'info'].indexOf(severity);
  const listed = findings
    .toSorted((one, other) => rank(one) - rank(other))
    .slice(0, mostFindings)
    .map(({ line, severity, rule, message }) => `\n- line ${line} ${severity} ${rule}: ${message}`);
  const left = findings.length - listed.length;
  return `${listed.join('')}${left > 0 ? `\n… and ${left} more; check_plan lists them all.` : ''}`;
}
