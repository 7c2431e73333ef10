import { writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import { goodAuthor, isAboutRequirements, sectionsAsked } from '../support/authors/good-author.ts';
import { readPlan } from '../support/draft-with.ts';
import { goodDraft } from '../support/good-draft.ts';
import { answering } from '../support/model-scenarios.ts';
import { startModelServer, type AskedOfModel, type Reaction } from '../support/model-server.ts';
import { modelEnvironment, runWithModel } from '../support/run-with-model.ts';
import { createSampleRepository, sampleRequest } from '../support/sample-repository.ts';
import { startCli, type RunningCli } from '../support/start-cli.ts';

/** The body, and who drafted what: all of a plan but times, amounts and the names of temporary folders. */
function essence(text: string) {
  const plan = parsePlan(text);
  const body = text.slice(text.indexOf('\n---\n', 4)).replace(/\d{4}-\d\d-\d\d/g, 'DATE');
  const drafted = Object.entries(plan.front?.sections ?? {}).map(([id, { drafter, pending }]) => [
    id,
    drafter,
    pending ?? false,
  ]);
  return { body, drafted, requirements: plan.front?.requirements, cites: plan.front?.cites };
}

const silence: Reaction = { breaks: { after: -1, how: 'stall' } };

/** Starts a draft as a process, with a model that answers until something happens to the process. */
async function interrupt(happens: (asked: AskedOfModel, running: RunningCli, count: () => number) => Reaction | null) {
  const { root } = createSampleRepository();
  let running: RunningCli | undefined;
  let answered = 0;
  let stopped = false;
  const server = await startModelServer((asked) => {
    if (running === undefined) throw new Error('The process asks before it was started');
    if (stopped) return silence;
    const reaction = happens(asked, running, () => answered);
    if (reaction !== null) {
      stopped = true;
      return reaction;
    }
    answered += 1;
    return { content: goodAuthor(asked) };
  });
  const environment = { ...modelEnvironment(server.url), GROUNDPLAN_AUTHOR: 'Ada Test' };
  running = startCli(['draft', sampleRequest, '--out', 'plan.md'], { cwd: root, environment });
  const ended = await running.ended;
  const left = readPlan(root);
  const inFlight = server.requests.length - answered;
  server.play(answering(goodAuthor));
  const resume = () =>
    runWithModel(['draft', '--resume', 'plan.md'], {
      root,
      url: server.url,
      environment: { GROUNDPLAN_AUTHOR: 'Ada Test' },
    });
  return { root, server, ended, left, answered, inFlight, resume };
}

describe.concurrent('a draft that is killed', () => {
  let whole: ReturnType<typeof essence>;
  let callsOfAll = 0;
  beforeAll(async () => {
    const text = await goodDraft();
    whole = essence(text);
    callsOfAll = parsePlan(text).front?.usage?.calls ?? 0;
  });

  it.each([1, 2, 4])('when %i calls are answered goes on where it was, and pays for nothing twice', async (calls) => {
    const { ended, left, answered, inFlight, server, resume, root } = await interrupt((_, running, count) => {
      if (count() < calls) return null;
      running.kill('SIGKILL');
      return silence;
    });
    expect(ended.code).toBeNull();
    expect(parsePlan(left).front?.usage?.calls).toBe(answered);
    expect(await resume()).toMatchObject({ code: 0, stderr: '' });
    expect(server.requests).toHaveLength(callsOfAll + inFlight);
    expect(essence(readPlan(root))).toEqual(whole);
  });

  it('in the middle of a stream loses that answer only', async () => {
    const { ended, answered, inFlight, server, resume, root } = await interrupt((asked, running) => {
      if (isAboutRequirements(asked) || !sectionsAsked(asked).includes('architecture')) return null;
      setTimeout(() => running.kill('SIGKILL'), 150);
      return { content: goodAuthor(asked), pieces: 8, breaks: { after: 5, how: 'stall' } };
    });
    expect(ended.code).toBeNull();
    expect(inFlight).toBeGreaterThan(0);
    expect(await resume()).toMatchObject({ code: 0 });
    expect(server.requests).toHaveLength(callsOfAll + inFlight);
    expect(answered).toBeLessThan(callsOfAll);
    expect(essence(readPlan(root))).toEqual(whole);
  });

  it('says on Ctrl-C how to go on, and exits with 130', async () => {
    const { ended, resume, root, left } = await interrupt((_, running, count) => {
      if (count() < 2) return null;
      running.kill('SIGINT');
      return silence;
    });
    expect(ended).toMatchObject({
      code: 130,
      stdout: '',
      stderr: expect.stringMatching(
        /Interrupted: .*kept in plan\.md; go on with: groundplan draft --resume plan\.md\n$/,
      ),
    });
    const states = Object.values(parsePlan(left).front?.sections ?? {}).map(({ drafter }) => drafter);
    expect(new Set(states)).toEqual(new Set(['model', 'evidence']));
    expect(await resume()).toMatchObject({ code: 0 });
    expect(essence(readPlan(root))).toEqual(whole);
  });
});

describe('a plan that is drafted', () => {
  it('costs nothing to resume', async () => {
    const { root } = createSampleRepository();
    writeFileSync(`${root}/plan.md`, await goodDraft());
    const server = await startModelServer(answering(goodAuthor));
    expect(await runWithModel(['draft', '--resume', 'plan.md'], { root, url: server.url })).toMatchObject({ code: 0 });
    expect(server.requests).toEqual([]);
    expect(readPlan(root)).toBe(await goodDraft());
  });
});
