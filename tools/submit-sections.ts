import { z } from 'zod';
import type { SubmissionReport } from '../src/drafting/submission/submit-sections.ts';
import { PlanError } from '../src/errors.ts';
import { boundedText } from './bounded-text.ts';
import { planField } from './plans/plan-field.ts';
import { defineTool } from './tool.ts';

/** Sections of a plan, as the calling assistant writes them. */
export const submitSections = defineTool({
  name: 'submit_sections',
  title: 'Submit sections',
  summary: 'Put sections that the assistant wrote into a plan, and check every claim in them',
  description: `Use this to write the text of a plan: all sections in one call, or any of them. Plain Markdown, each section from its heading on ("## 7. Implementation Steps"); read leniently, no word is lost.
Writes them into the file, verifies every path, symbol, package, version, command, quotation and cited line, and answers with what to mend and the nearest existing names. Mend by sending just the sections, or parts ("### 4.2 Security Controls", "### Step 3: …"), that change: what you leave out stays.`,
  input: z.object({
    plan: planField,
    markdown: boundedText(1_000_000).optional().describe('The sections'),
    // What is in it is spelled out: some clients cannot carry the `{}` that would stand for anything.
    json: z
      .union([boundedText(1_000_000), z.record(z.string(), z.unknown()).meta({ additionalProperties: true })])
      .optional()
      .describe('Or { "<section id>": Markdown, or content by its schema }'),
    force: z.boolean().default(false).describe('Replace what a person edited, if the user agrees'),
    dry_run: z.boolean().default(false).describe('Check only'),
  }),
  product: 'text',
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: true },
  faces: ['mcp'],
  async run({ plan: handle, markdown, json, force, dry_run: dryRun }, context) {
    const { findPlan } = await import('./plans/find-plan.ts');
    const { printSubmission } = await import('./plans/print-submission.ts');
    const { listOpenPoints } = await import('./plans/open-points.ts');
    const { hashText } = await import('../src/plan/provenance.ts');
    const { placePlan } = await import('../src/plan/plan-store.ts');
    const { submitSections: submit } = await import('../src/drafting/submission/submit-sections.ts');
    if (markdown === undefined && json === undefined) {
      throw new PlanError('usage', 'Expected `markdown` with sections, or `json`, got neither.', {
        hint: 'Send each section from its heading on, such as "## 7. Implementation Steps".',
      });
    }
    const core = await context.open();
    const { path, name } = await findPlan(handle, core.repository.root, context);
    await placePlan(`${core.repository.root}/${context.settings.plans}`, path);
    const input = { markdown: markdown ?? null, json };
    const first = await submit(input, { path, force, dryRun }, core);
    const report =
      !dryRun && mayReplace(first, name) ? await submit(input, { path, force: true, dryRun }, core) : first;
    const { plan, ...told } = report;
    const errors = report.findings.some(({ severity }) => severity === 'error') || report.refused.length > 0;
    const outcome = errors ? 'findings' : 'done';
    return {
      text: printSubmission(report, { name, dryRun }),
      data: { plan: name, ...told, open: listOpenPoints(plan) },
      outcome,
    };

    /** What a person edited is theirs: they are asked, where that is possible, when the rest is written. */
    function mayReplace({ refused, plan }: SubmissionReport, name: string): boolean {
      const edited = refused.filter((one) => one.edited).map(({ section }) => section);
      if (edited.length === 0) return false;
      const texts = plan.sections.filter(({ id }) => edited.includes(id)).map(({ text }) => text);
      const words = `In ${name}, somebody edited ${edited.join(', ')} since it was drafted. Replace that by what the assistant wrote?`;
      return context.consult({ id: 'replace', kind: 'consent', words, about: hashText(texts.join('\n')) }) === true;
    }
  },
});
