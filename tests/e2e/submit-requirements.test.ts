import { expect, test } from 'vitest';
import { requestOf } from '../../src/plan/request-of.ts';
import { callText } from '../support/connect-mcp.ts';
import { startPlan } from '../support/started-plan.ts';
import { sampleSubmission } from '../support/sample-submission.ts';

const table = (...rows: readonly string[]) =>
  `**Requirements and where each is met:**\n\n| ID | Words in the request | Steps | Proved by |\n|---|---|---|---|\n${rows.join('\n')}\n`;
const overview = (...rows: readonly string[]) => `## 1. Overview\n\n${table(...rows)}`;

const request =
  'feat: delete invoices. Support deleting invoices. Customers asked for it. Deleting invoices must be supported over HTTP. It must answer 404 when there is none.';

test('rows in words of their own become the requirements of the plan, numbered as they are', async () => {
  const { client, read, submit } = await startPlan(request);
  const before = requestOf(read())?.requirements ?? [];
  const answer = await submit(
    overview(
      '| A1 | “Deleting invoices must be supported over HTTP” | 1 | U1 |',
      '| A2 | “It must answer 404 when there is none” | 1 | U2 |',
    ),
  );
  expect(answer.text).toContain(
    `the table was taken as a new cut of the request, complete: 2 in place of ${before.length}`,
  );
  expect(requestOf(read())?.requirements).toEqual([
    { id: 'A1', quote: 'Deleting invoices must be supported over HTTP', kind: expect.any(String) },
    { id: 'A2', quote: 'It must answer 404 when there is none', kind: expect.any(String) },
  ]);
  expect(answer.text).not.toContain('expected a row');
  const brief = await callText(client, 'brief_sections', { plan: 'delete', sections: ['steps'] });
  expect(brief.text).toContain('A2');
  const steps = await submit(
    '### Step 1: Route (A1, R1)\n\n**Description:** Add it.\n**Files affected:** `src/server.ts`\n**Verification:** `npm test`\n**Estimated effort:** 1 h\n',
  );
  expect(steps.text).toMatch(/Unexpected requirement `R1`/);
});

test('a cut that leaves a demand out is told of its words; one that quotes what is not there is wrong', async () => {
  const { read, submit } = await startPlan(request);
  const answer = await submit(overview('| R1 | “Deleting invoices must be supported over HTTP” | 1 | U1 |'));
  expect(answer.text).toMatch(
    /Unexpected words of the request in no requirement: “it must answer 404 when there is none/,
  );
  const wrong = await submit(overview('| R1 | “Deleting everything must be supported over FTP” | 1 | U1 |'));
  expect(wrong.text).toContain('Unexpected words of the request “Deleting everything');
  expect(requestOf(read())?.requirements).toMatchObject([
    { id: 'R1', quote: 'Deleting invoices must be supported over HTTP' },
  ]);
});

test('some of the rows that stand, in their words, are some of them: the others are filled in', async () => {
  const { read, textOf, submit } = await startPlan();
  const before = requestOf(read())?.requirements ?? [];
  const answer = await submit(overview(`| R2 | “${before[1]?.quote ?? ''}” | 2 | U2 |`));
  expect(answer.text).toContain(
    `requirements: the rows are 1 of the ${before.length} that stand; ${before.length - 1} left out, filled in`,
  );
  expect(requestOf(read())?.requirements).toEqual(before);
  for (const { id } of before) expect(textOf('overview')).toContain(`| ${id} |`);
});

test('a row that gives its requirement up keeps what it says', async () => {
  const { read, textOf, submit } = await startPlan();
  const [first] = requestOf(read())?.requirements ?? [];
  const row = `| R1 | “${first?.quote ?? ''}” | dropped, see Drift | dropped, see Drift |`;
  const drift =
    '### Drift from Original Request\n\n- **R1 dropped.** All of it. Why: too large. Decided by: assistant.\n';
  await submit(sampleSubmission.replace(/### Drift[\s\S]*?(?=---)/, `${table(row)}\n${drift}\n`));
  for (const markdown of [overview(row), `## 1. Overview\n\n${drift}`]) {
    await submit(markdown);
    expect(textOf('overview')).toContain(row);
  }
});

test('a step for a requirement that the drift drops is told of at once', async () => {
  const { submit } = await startPlan();
  const drift = '- **R1 dropped.** All of it. Why: too large. Decided by: assistant.';
  const answer = await submit(sampleSubmission.replace('Not applicable: nothing differs.', drift));
  expect(answer.text).toMatch(/Unexpected drift entry “R1 left out” while step 1 serves R1/);
  const other = await startPlan();
  await callText(other.client, 'record_drift', {
    plan: 'delete',
    kind: 'dropped',
    what: 'All of it',
    why: 'too large',
    requirement: 'R1',
    by: 'user',
  });
  const steps = /## 7\.[\s\S]*?(?=## 8)/.exec(sampleSubmission)?.[0] ?? '';
  expect((await other.submit(steps)).text).toMatch(/Unexpected drift entry “R1 left out” while step 1 serves R1/);
});
