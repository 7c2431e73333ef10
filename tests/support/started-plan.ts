import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import type { SectionId } from '../../src/sections/section.ts';
import { callText, connect } from './connect-mcp.ts';
import { createSampleRepository, sampleRequest } from './sample-repository.ts';
import type { TemporaryRepository } from './temporary-repository.ts';

/** A plan that an assistant started for a repository: its file, and how to submit to it. */
export async function startPlan(
  request = sampleRequest,
  { root }: Pick<TemporaryRepository, 'root'> = createSampleRepository(),
) {
  const client = await connect({ repo: root });
  const started = await callText(client, 'start_plan', { request, out: 'delete.md' });
  const path = join(root, 'docs/plans/delete.md');
  const read = () => parsePlan(readFileSync(path, 'utf8'));
  return {
    root,
    client,
    started,
    path,
    read,
    textOf: (wanted: SectionId) => read().sections.find(({ id }) => id === wanted)?.text ?? '',
    submit: (markdown: string, more: Record<string, unknown> = {}) =>
      callText(client, 'submit_sections', { plan: 'delete', markdown, ...more }),
  };
}
