import { beforeAll, describe, expect, it } from 'vitest';
import { packCode } from '../../src/drafting/pack-code.ts';
import { resolveIds } from '../../src/drafting/write-prompt.ts';
import { gatherEvidence, type Evidence } from '../../src/evidence/gather-evidence.ts';
import { openRepository } from '../../src/repository/open-repository.ts';
import type { Repository } from '../../src/repository/repository.ts';
import { readRequest } from '../../src/request/read-request.ts';
import { createSampleRepository, sampleRequest } from '../support/sample-repository.ts';

const request = readRequest(sampleRequest);
const estimate = (text: string) => Math.ceil(text.length / 4);
let repository: Repository;
let evidence: Evidence;
beforeAll(async () => {
  repository = await openRepository(createSampleRepository().root);
  evidence = await gatherEvidence(repository, request, new AbortController().signal);
});

describe('code for a prompt', () => {
  it.each([0, 60, 150, 300, 600, 5000])('stays within %i tokens, whole pieces only', (tokens) => {
    const { excerpts, left } = packCode(evidence, request, repository, { tokens, estimate });
    const spent = excerpts.reduce((sum, { text }) => sum + estimate(text), 0);
    expect(spent).toBeLessThanOrEqual(tokens);
    for (const { at, text } of excerpts) {
      const shown = text.split('\n').map((line) => line.replace(/^ *\d+\| ?/, ''));
      const own = (repository.lines(at.path) ?? []).slice(at.startLine - 1, at.endLine);
      expect(shown.map((line) => line.trim())).toEqual(own.map((line) => line.trim()));
    }
    expect(excerpts.length + left.length).toBeGreaterThan(0);
  });

  it('shows the best first, numbered as they are cited, and says what was left out', () => {
    const all = packCode(evidence, request, repository, { tokens: 5000, estimate });
    expect(all.excerpts.map(({ id }) => id)).toEqual(all.excerpts.map((_, index) => `E${index + 1}`));
    expect(all.excerpts[0]?.at.path).toBe('src/invoices/invoice-store.ts');
    expect(all.excerpts[0]?.text).toContain(' 8|   save(invoice: Invoice): void {');
    expect(all.left).toEqual([]);
    const few = packCode(evidence, request, repository, { tokens: 200, estimate });
    expect(few.left.length).toBeGreaterThan(0);
    expect(few.left[0]).toMatch(/^\S+:\d+/);
  });

  it('is cited by id or by place', () => {
    const code = packCode(evidence, request, repository, { tokens: 5000, estimate });
    const answer = { at: 'E1', text: 'As in [E1] and `[E1]`, not [E99].', list: ['E1', 'E1 and more'] };
    const place = `${code.excerpts[0]?.at.path}:${code.excerpts[0]?.at.startLine}-${code.excerpts[0]?.at.endLine}`;
    expect(resolveIds(answer, code)).toEqual({
      at: place,
      text: `As in \`${place}\` and \`${place}\`, not [E99].`,
      list: [place, 'E1 and more'],
    });
  });
});
