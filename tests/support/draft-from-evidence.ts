import { draftPlan } from '../../src/draft-plan.ts';
import { openRepository } from '../../src/repository/open-repository.ts';
import { closedWeb } from '../../src/research/web.ts';

const options = {
  out: null,
  folder: 'docs/plans',
  size: 'standard',
  force: false,
  author: 'Ada Test',
  drafter: 'evidence',
  limits: { tokens: null, cost: null },
  ask: null,
} as const;

/** Drafts a plan for a request in the repository at `root`, without model and network. */
export async function draftFromEvidence(root: string, request: string) {
  const repository = await openRepository(root);
  const context = {
    repository,
    model: null,
    web: closedWeb,
    missing: [],
    now: () => new Date('2026-11-22T12:00:00Z'),
    signal: new AbortController().signal,
    progress: () => undefined,
  };
  return draftPlan(request, options, context);
}
