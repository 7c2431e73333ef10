import { expect, it } from 'vitest';
import { anchorOf, describeRule } from '../../src/checks/describe-rule.ts';
import { checks } from '../../src/checks/index.ts';
import { remedies } from '../../src/checks/remedies.ts';

it('says of every rule, and of nothing else, how to mend it', () => {
  expect(Object.keys(remedies).sort()).toEqual(checks.map(({ id }) => id).sort());
});

it('gives every rule a page with both examples and an anchor of its own', () => {
  expect(new Set(checks.map(({ id }) => anchorOf(id))).size).toBe(checks.length);
  for (const check of checks) {
    const page = describeRule(check);
    expect(page).toContain(check.description);
    expect(page.match(/^`{3,}markdown$/gm)).toHaveLength(check.fails === null ? 1 : 2);
    expect(page).toContain(`groundplan-ignore ${check.id}: reason`);
  }
});
