import { readFileSync } from 'node:fs';
import type { Context } from '../../src/context.ts';
import { draftPlan, type DraftOptions } from '../../src/draft-plan.ts';
import type { DraftedPlan } from '../../src/drafted-plan.ts';
import type { ModelOptions } from '../../src/model/create-model.ts';
import { openRepository } from '../../src/repository/open-repository.ts';
import { closedWeb } from '../../src/research/web.ts';
import { modelAt } from './model-at.ts';
import { startModelServer, type ModelServer, type Scenario } from './model-server.ts';
import { createSampleRepository, sampleRequest } from './sample-repository.ts';

/** Options of a draft that nobody said anything about. */
export const usualOptions: DraftOptions = {
  out: 'plan.md',
  folder: 'docs/plans',
  size: 'standard',
  force: false,
  author: 'Ada Test',
  drafter: 'model',
  limits: { tokens: null, cost: null },
  ask: null,
};

/** What a test says of a draft; the rest is usual. */
export interface DraftSetting {
  readonly root?: string;
  readonly request?: string;
  readonly options?: Partial<DraftOptions>;
  readonly model?: Partial<ModelOptions>;
  readonly signal?: AbortSignal;
}

/** A context for the repository at `root` with a model at `url`. */
export async function contextAt(root: string, url: string, { model, signal }: DraftSetting = {}): Promise<Context> {
  return {
    repository: await openRepository(root),
    model: modelAt(url, model),
    web: closedWeb,
    missing: [],
    now: () => new Date('2026-11-22T12:00:00Z'),
    signal: signal ?? new AbortController().signal,
    progress: () => undefined,
  };
}

/** How a draft ended: the plan, or what stopped it; and the file as it stands, empty without one. */
export interface Ended {
  readonly root: string;
  readonly server: ModelServer;
  readonly drafted: DraftedPlan | null;
  readonly error: unknown;
  readonly text: string;
}

/** Drafts a plan through a scripted model, over real HTTP. */
export async function draftWith(scenario: Scenario, setting: DraftSetting = {}): Promise<Ended> {
  const server = await startModelServer(scenario);
  const { root = createSampleRepository().root, request = sampleRequest, options } = setting;
  const context = await contextAt(root, server.url, setting);
  const [drafted, error] = await draftPlan(request, { ...usualOptions, ...options }, context).then(
    (plan) => [plan, null] as const,
    (reason: unknown) => [null, reason] as const,
  );
  return { root, server, drafted, error, text: readPlan(root) };
}

/** The plan as it stands; empty when there is none. */
export function readPlan(root: string): string {
  try {
    return readFileSync(`${root}/plan.md`, 'utf8');
  } catch {
    return '';
  }
}
