/** A whole plan for the sample repository and its request, as an assistant writes one. */
export const sampleSubmission = `# Implementation Plan: Delete an invoice

## 1. Overview

| Field | Value |
|---|---|
| **Goal** | \`DELETE /invoices/:id\` removes an invoice, 404 when there is none |
| **Target Completion** | one day |

### Drift from Original Request

Not applicable: nothing differs.

---

## 2. Research & Analysis

### 2.1 Current State Analysis

\`InvoiceStore\` (\`src/invoices/invoice-store.ts:4-15\`) keeps invoices in a map; \`createServer\` (\`src/server.ts:6-11\`) serves them.

**Existing components to modify:**

- \`src/invoices/invoice-store.ts\`: keeps invoices in memory
- \`src/server.ts\`: serves them over HTTP

**Code to reuse:**

- \`createServer\` (\`src/server.ts:6-11\`): the routes stand here

**Traps found:**

- \`find\` passes \`String(request.params)\`, which is never an id (\`src/server.ts:8\`).

### 2.2 Web Research Findings

Not applicable: nothing outside decides.

### 2.3 Tech Stack Alignment

| Technology | Version | How It Fits |
|---|---|---|
| Fastify | 5.6.1 | the route |

### 2.4 AGENTS.md Compliance

- ✅ "Every change needs a test." (\`AGENTS.md:3\`): U1, U2
- ✅ "Never log the address of a customer." (\`AGENTS.md:4\`): nothing is logged

## 3. Architecture Design

### 3.1 Design Patterns Used

Not applicable: one method and one route.

### 3.2 Components

| Component | Responsibility | New/Modified |
|---|---|---|
| \`src/invoices/invoice-store.ts\` | remove an invoice | Modified |
| \`src/server.ts\` | the route | Modified |

### 3.3 Data Flow

The route asks the store.

\`\`\`mermaid
flowchart LR
    R[Route] --> S[InvoiceStore]
\`\`\`

### 3.4 Component Diagram

\`\`\`mermaid
flowchart LR
    server.ts --> invoice-store.ts
\`\`\`

## 4. Security Considerations

### 4.1 Threat Analysis

| Threat | Likelihood | Impact | Mitigation |
|---|---|---|---|
| Deleting somebody else's invoice | Medium | High | outside of this request; step 1 asks |

### 4.2 Security Controls

- [ ] Only an id is taken; U2

### 4.3 Data Handling

- **Customer names:** never logged

## 5. Performance Requirements

Not applicable: one map entry is deleted.

## 6. Proposed Changes

### 6.1 File Structure Changes

\`\`\`text
invoice-desk/
├── src/
│   ├── invoices/
│   │   └── invoice-store.ts         # Modified: remove
│   └── server.ts                    # Modified: the route
└── tests/
    ├── invoices/
    │   └── invoice-store.test.ts    # Modified: U1
    └── server.test.ts               # New: U2
\`\`\`

### 6.2 New Dependencies

Not applicable: none.

### 6.3 API / Interface Changes

#### New Endpoints/Functions

\`\`\`ts
remove(id: string): boolean
\`\`\`

#### Data Models

Not applicable: none change.

### 6.4 Configuration Changes

Not applicable: none.

## 7. Implementation Steps

### Step 1: Store (R1, R2)

**Description:** Add \`remove\`.
**Files affected:** \`src/invoices/invoice-store.ts\`, \`tests/invoices/invoice-store.test.ts\`
**Verification:** \`npm test\`
**Estimated effort:** 1 h

### Step 2: Route (R2, R3)

**Description:** Add the route.
**Files affected:** \`src/server.ts\`, \`tests/server.test.ts\`
**Verification:** \`npm run lint\` and \`npm test\`
**Estimated effort:** 1 h

## 8. Testing Strategy

### 8.1 Unit Tests

| Test Case | Description | Module |
|---|---|---|
| U1 \`removes what was saved\` | R1 | \`tests/invoices/invoice-store.test.ts\` |
| U2 \`answers 404 when there is none\` | R2, R3 | \`tests/server.test.ts\` |

### 8.2 Integration Tests

Not applicable: U2 goes through the server.

### 8.3 Edge Cases

- [ ] Deleting twice: the second answers 404

### 8.4 Test Commands

\`\`\`bash
npm test
\`\`\`

## 9. Observability

Not applicable: the service logs nothing.

## 10. Migration & Rollback Plan

Not applicable: nothing is stored.

## 11. Definition of Done

### Code Complete

- [ ] Steps 1 and 2 are done

### Quality Gates

- [ ] \`npm run lint\` passes
- [ ] \`npm test\` passes

### Documentation

Not applicable: the README names no routes.

### Review

- [ ] One review

## 12. Architecture Decision Records

- **\`remove\` tells whether there was one.** Rejected: throwing; the route would have to catch.

## 13. References

- \`src/server.ts\`

## Appendix A: Detailed Diagrams

Not applicable: 3.3 and 3.4 suffice.

## Appendix B: Research Notes

Read: the two files of 2.1.
`;
