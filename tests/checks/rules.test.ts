import { beforeAll, describe, expect, it } from 'vitest';
import { checkPlanText } from '../../src/checks/check-plan.ts';
import type { Finding } from '../../src/checks/check.ts';
import { checks } from '../../src/checks/index.ts';
import type { Repository } from '../../src/repository/repository.ts';
import { openExample } from './example-repository.ts';

let repository: Repository;
beforeAll(async () => {
  repository = await openExample();
});

async function findingsOf(example: string): Promise<readonly Finding[]> {
  const text = example.startsWith('---') ? example : `# Implementation Plan: Example\n\n${example}`;
  return (await checkPlanText(text, repository, new AbortController().signal)).findings;
}

describe.each(checks)('$id', (check) => {
  it('finds nothing in its passing example', async () => {
    const findings = await findingsOf(check.passes);
    expect(findings.filter(({ rule }) => rule === check.id)).toEqual([]);
  });

  it.skipIf(check.fails === null)('finds its flaw in its failing example, in the file and in words', async () => {
    const found = (await findingsOf(check.fails ?? '')).filter(({ rule }) => rule === check.id);
    expect(found.length).toBeGreaterThan(0);
    for (const { line, column, message } of found) {
      expect(line).toBeGreaterThan(0);
      expect(column).toBeGreaterThan(0);
      expect(message).toMatch(/^(?:Unexpected|Missing|Expected|Open:) ?\S/);
      expect(message).not.toMatch(/[.\n]$/);
    }
  });

  it('says what it asks for in one sentence', () => {
    expect(check.description).toMatch(/^[A-Z][^\n]*\.$/);
    expect(check.id).toMatch(/^[a-z]+\/[a-z-]+$/);
  });
});

it('gives every rule an id of its own', () => {
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
});
