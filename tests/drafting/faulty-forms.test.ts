import { beforeAll, describe, expect, it } from 'vitest';
import { clumsyAuthor, faults } from '../support/authors/clumsy-author.ts';
import { draftWith, type Ended } from '../support/draft-with.ts';
import { answering } from '../support/model-scenarios.ts';

describe('answers that do not keep to their form', () => {
  let run: Ended;
  beforeAll(async () => {
    run = await draftWith(answering(clumsyAuthor));
  });

  const outcomeOf = (id: string) => run.drafted?.outcomes.find((outcome) => outcome.id === id);
  const textOf = (id: string) => run.drafted?.plan.sections.find((section) => section.id === id)?.text ?? '';
  const asked = (id: string) =>
    run.server.requests.filter(({ body }) => {
      const properties = body.response_format?.json_schema?.schema['properties'];
      return typeof properties === 'object' && properties !== null && id in properties;
    });

  it.each(['current-state', 'web-research', 'tech-stack', 'decisions', 'security'])(
    'are put right in %s without another call',
    (id) => {
      expect([faults[id]?.what, outcomeOf(id), asked(id).length]).toEqual([
        faults[id]?.what,
        { id, state: 'drafted', reason: '', findings: 0 },
        1,
      ]);
    },
  );

  it.each(['compliance', 'done'])('go back in %s, and what comes then is taken', (id) => {
    expect(outcomeOf(id)).toMatchObject({ state: 'drafted' });
    expect(asked(id)).toHaveLength(2);
    expect(asked(id)[1]?.body.messages.at(-1)?.content).toMatch(new RegExp(`^\\d\\. ${id}`, 'm'));
  });

  it('leave what fits and say what does not, when they never fit', () => {
    for (const id of ['architecture', 'changes', 'testing']) expect([id, outcomeOf(id)?.state]).toEqual([id, 'marked']);
    expect(textOf('architecture')).toContain('Hides how invoices are kept from whoever serves them');
    expect(textOf('architecture')).toMatch(/3\.2 Components[\s\S]*> \*\*Open:\*\* Not drafted:[\s\S]*3\.3 Data Flow/);
    expect(textOf('changes')).toContain('remove(id: string): boolean');
    expect(textOf('changes')).toContain('an id goes in and a status comes out');
  });

  it('have what is kept of them checked as everything else', () => {
    // The lost file tree proposed this file.
    expect(textOf('testing')).toContain('> **Open:** Not verified (truth/path): path “tests/server.test.ts”');
    expect(textOf('steps')).toContain('> **Open:** Not verified (consistency/unproposed-file)');
  });

  it('leave the section as the evidence drafted it when nothing of them fits', () => {
    expect(outcomeOf('performance')).toMatchObject({ state: 'failed', reason: 'expected an object, got a string' });
    expect(run.drafted?.plan.front?.sections.performance?.drafter).toBe('evidence');
    expect(textOf('performance')).toContain('The request states no number.');
  });
});
