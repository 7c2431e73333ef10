import type { Files } from '../support/temporary-repository.ts';

/** A small shop before any work, with what its plan wants to change. */
export const shop: Files = {
  'package.json': `${JSON.stringify({ name: 'shop', scripts: { test: 'vitest run' }, dependencies: { zod: '^4.1.0' } }, null, 2)}\n`,
  'README.md': '# Shop\n',
  'CHANGELOG.md': '# Changelog\n',
  'src/store.ts': 'export function createStore(): Map<string, number> {\n  return new Map();\n}\n',
  'src/old.ts': 'export const old = 1;\n',
  'src/server.ts': "import { createStore } from './store.ts';\nexport const store = createStore();\n",
  'tests/store.test.ts': "import { test } from 'vitest';\ntest('keeps orders', () => {});\n",
};

/** The sections of a plan for carts: files, a dependency, a signature, a setting, tests, steps and boxes. */
export const cartPlan = `## 6. Proposed Changes

### 6.1 File Structure Changes

\`\`\`text
shop/
├── src/
│   ├── cart.ts  # New: the cart
│   ├── old.ts  # Deleted
│   └── store.ts  # keeps carts
├── tests/
│   └── cart.test.ts  # New: its tests
└── CHANGELOG.md  # an entry
\`\`\`

### 6.2 New Dependencies

| Package | Version | Purpose | License | Security Check |
| --- | --- | --- | --- | --- |
| \`nanoid\` | 5.1.0 | Ids of carts | MIT | npm audit |

### 6.3 API / Interface Changes

#### New Endpoints/Functions

\`\`\`ts
// src/cart.ts
export function createCart(limit: number): Cart
// src/store.ts:1
export function createStore(): Map<string, number>
\`\`\`

### 6.4 Configuration Changes

| Config Key | Type | Default | Description |
| --- | --- | --- | --- |
| \`CART_LIMIT\` | integer | 20 | Most items |

## 7. Implementation Steps

### Step 1: The cart (R1)

**Description:** Write it.

**Files affected:** \`src/cart.ts\`, \`tests/cart.test.ts\`

**Verification:** \`npx vitest run tests/cart.test.ts\`

**Estimated effort:** 2 h

### Step 2: The store

**Description:** Let it keep carts.

**Files affected:** \`src/store.ts\`, \`src/old.ts\`

**Verification:** \`npm test\`

**Estimated effort:** 1 h

### Step 3: Run the full gate

**Description:** All of section 11.

**Files affected:** none

**Verification:** every command passes

**Estimated effort:** 1 h

## 8. Testing Strategy

### 8.1 Unit Tests

| Test Case | Description | Module |
| --- | --- | --- |
| U1 \`refuses more items than the limit\` | R1: the limit | \`tests/cart.test.ts\` |
| U2 \`forgets a cart after a day\` | R1: carts expire | \`tests/cart.test.ts\` |

## 11. Definition of Done

### Code Complete

- [ ] All implementation steps completed
- [ ]  No open point   is left in this plan

### Quality Gates

* [ ] \`npm test\` passes
* [x] \`npm run lint\` passes

### Documentation

1. [ ] \`CHANGELOG.md\` has an entry
2. [ ] \`README.md\` updated
`;
