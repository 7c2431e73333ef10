import { beforeAll, describe, expect, it } from 'vitest';
import { checkPlanText } from '../../src/checks/check-plan.ts';
import { examplePlan } from '../../src/checks/example-plan.ts';
import type { Repository } from '../../src/repository/repository.ts';
import { openExample } from './example-repository.ts';

let repository: Repository;
beforeAll(async () => {
  repository = await openExample();
});

const request = `Add a cart to the shop: 20 items per cart, kept for 30 minutes, read from \`max_items\`, and 409 when it is full. It must not slow down \`createStore\`.

## Out of scope

- Gift vouchers`;

/** A sound plan for it: every detector is silent about it. */
const overview = `## 1. Overview

| Field | Value |
|---|---|
| **Goal** | A cart |

**Requirements and where each is met**

| ID | Words in the request | Steps | Proved by |
|---|---|---|---|
| R1 | "Add a cart to the shop" | 2 | U1 |
| R2 | "20 items per cart" | 2 | U1–U2 |
| R3 | "kept for 30 minutes" | 2 | U2 |
| R4 | "read from \`max_items\`" | 3 | verification of its step |
| R5 | "409 when it is full" | 3 | U2 |
| R6 | "It must not slow down \`createStore\`" | 3 | U1 |
| R7 | "Gift vouchers" | none (left out) | none |

### Drift from Original Request

- **R6 qualified.** Nothing is measured: the repository has no benchmark.
- **Added:** a note in the log, otherwise nobody sees a full cart.
- **Left out:** carts of guests, which have no id.
`;
const steps = `## 7. Implementation Steps

### Step 1: Settle the open points

**Description:** Ask.
**Files affected:** \`src/store.ts\`
**Verification:** none
**Estimated effort:** 1 h

### Step 2: Cart (R1, R2, R3)

**Description:** 20 items, 30 minutes; see section 6.3. The 21st is refused.
**Files affected:** \`src/store.ts\`
**Verification:** \`npm test\`
**Estimated effort:** 1 h

### Step 3: Limit (R4, R5, R6)

**Description:** Read \`max_items\`, answer 409, leave \`createStore\` alone.
**Files affected:** \`src/server.ts\`
**Verification:** \`npm test\`
**Estimated effort:** 1 h

### Step 4: Note in the log

**Description:** One line.
**Files affected:** \`src/server.ts\`
**Verification:** \`npm test\`
**Estimated effort:** 1 h

### Step 5: README and full gate

**Description:** Describe it.
**Files affected:** \`README.md\`
**Verification:** \`npm test\`
**Estimated effort:** 1 h
`;
const tests = `## 8. Testing Strategy

### 8.1 Unit Tests

| Test Case | Description | Module |
|---|---|---|
| U1 keeps a cart | R1: the cart is there | \`tests/store.test.ts\` |
| U2 refuses the 21st | Full after 20 items | \`tests/store.test.ts\` |
`;
const sound = examplePlan(request, [overview, steps, tests].join('\n---\n\n'));

async function findingsOf(text: string) {
  const { findings } = await checkPlanText(text, repository, new AbortController().signal);
  return findings
    .filter(({ rule }) => rule.startsWith('faithfulness/'))
    .map(({ rule, severity, line, message }) => ({ rule: rule.replace('faithfulness/', ''), severity, line, message }));
}

it('says nothing of a plan that is faithful, or says where it is not', async () => {
  expect(await findingsOf(sound)).toEqual([]);
});

describe('a departure in silence is found', () => {
  it.each([
    [
      'a number that a step changes',
      'The 21st is refused.',
      'Up to 50 items per cart.',
      'changed-number',
      '',
      ['20 items, ', ''],
    ],
    ['a name that a step changes', '', '', 'lost-name', '`max_items`', ['Read `max_items`', 'Read `cart_limit`']],
    ['a demand that a row cuts short', '"kept for 30 minutes"', '"kept for"', 'uncovered-words', '“30 minutes”'],
    ['a row that is gone', '| R5 | "409 when it is full" | 3 | U2 |\n', '', 'missing-requirement', 'R5'],
    ['a step that nobody asked for', 'Step 4: Note in the log', 'Step 4: Wish lists', 'untraced-step', 'step 4'],
    [
      'a step that serves what is out of scope',
      'Step 4: Note in the log',
      'Step 4: Redeem gift vouchers',
      'excluded-work',
      'R7',
    ],
    [
      'a step that serves what the drift leaves out',
      'Step 4: Note in the log',
      'Step 4: Carts of guests',
      'excluded-work',
      'carts of guests',
    ],
    [
      'a requirement that nothing proves',
      '| 2 | U1–U2 |',
      '| 2 | none |',
      'unproven-requirement',
      'R2',
      [
        '30 minutes; see section 6.3. The 21st is refused.\n**Files affected:** `src/store.ts`\n**Verification:** `npm test`',
        '30 minutes.\n**Files affected:** `src/store.ts`\n**Verification:** none',
      ],
    ],
    ['a step that is not there', '| 2 | U2 |', '| 2, 9 | U2 |', 'coverage-table', 'step 9 for R3'],
    ['a step whose title has other ids', '| 2 | U2 |', '| 2, 3 | U2 |', 'coverage-table', 'step 3 for R3'],
    ['a test that is not there', '| 2 | U2 |', '| 2 | U8 |', 'coverage-table', 'U8'],
    ['a drift entry about no requirement', '**R6 qualified.**', '**R66 qualified.**', 'unknown-requirement', 'R66'],
    [
      'a dropped requirement that a step serves',
      '**R6 qualified.**',
      '**R6 dropped.**',
      'drift-contradiction',
      'step 3 serves R6',
    ],
    [
      'two entries of which one can be true',
      '- **Left out:**',
      '- **R6 left out.** All of it: too slow.\n- **Left out:**',
      'drift-contradiction',
      'beside',
    ],
    [
      'an entry without a reason',
      'Nothing is measured: the repository has no benchmark.',
      'Nothing is measured.',
      'drift-reason',
      'R6 narrowed',
    ],
    [
      'words that the request does not have',
      'Nothing is measured:',
      'The request says "must be fast", but',
      'drift-quote',
      '“must be fast”',
    ],
    [
      'a package that nobody named',
      '## 8. Testing',
      '## 6. Proposed Changes\n\n### 6.2 New Dependencies\n\n| Package | Version | Purpose | License | Security Check |\n|---|---|---|---|---|\n| `nanoid` | 5.1.0 | Ids | MIT | none |\n\n---\n\n## 8. Testing',
      'undeclared-dependency',
      '`nanoid`',
    ],
    [
      'a service that nobody named',
      '## 8. Testing',
      '## 3. Architecture Design\n\n### 3.2 Components\n\n| Component | Responsibility | New/Modified |\n|---|---|---|\n| Redis | Carts | New |\n\n---\n\n## 8. Testing',
      'undeclared-dependency',
      '`Redis`',
    ],
  ] as const)('%s', async (_, old, now, rule, words, more: readonly [string, string] = ['', '']) => {
    const text = sound.replace(old, () => now).replace(more[0], () => more[1]);
    expect(text).not.toBe(sound);
    const found = await findingsOf(text);
    expect(found).toContainEqual(expect.objectContaining({ rule, message: expect.stringContaining(words) }));
    expect(found.filter(({ line }) => line === 1)).toEqual([]);
  });
});

describe('what looks like a departure and is none is left alone', () => {
  it.each([
    [
      'a drift entry that explains the package',
      '- **Left out:**',
      '- **Added.** `nanoid`: ids must not be guessed.\n- **Left out:**',
    ],
    [
      'a module that the request calls by the last part of its path',
      '## 8. Testing',
      '## 6. Proposed Changes\n\n### 6.2 New Dependencies\n\n| Package | Version | Purpose | License | Security Check |\n|---|---|---|---|---|\n| `github.com/shops/vouchers/v2` | 5.1.0 | Carts | MIT | none |\n\n---\n\n## 8. Testing',
    ],
    ['a step that keeps the excluded out', 'Step 4: Note in the log', 'Step 4: Note in the log, no gift vouchers'],
    [
      'a step that the ledger names by number',
      'Step 4: Note in the log',
      'Step 4: Wish lists',
      '- **Left out:**',
      '- **Added.** Step 4, because users ask.\n- **Left out:**',
    ],
    [
      'a number that the drift explains',
      '20 items, 30 minutes',
      '50 items, 30 minutes',
      '- **Left out:**',
      '- **R2 changed.** 50 items. Why: boxes hold 50.\n- **Left out:**',
    ],
    ['quotations of something else', 'otherwise nobody sees', 'as the wiki says "log it all", so that all see'],
    ['a request header', 'otherwise nobody sees', 'as the request header "X-Cart Id" is lost, so that all see'],
    [
      'a row that paraphrases nothing away',
      '"It must not slow down `createStore`"',
      '"must not slow down `createStore`"',
    ],
  ])('%s', async (_, old, now, other = '', then = '') => {
    const text = sound.replace(old, () => now).replace(other, () => then);
    expect(text).not.toBe(sound);
    expect(await findingsOf(text)).toEqual([]);
  });
});
