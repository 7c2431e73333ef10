import { expect, test } from 'vitest';
import { callText } from '../support/connect-mcp.ts';
import { createSampleRepository, sampleRequest } from '../support/sample-repository.ts';
import { startPlan } from '../support/started-plan.ts';
import { sampleSubmission } from '../support/sample-submission.ts';

const step = (number: number, name: string, description = 'Do it.') =>
  `### Step ${number}: ${name}\n\n**Description:** ${description}\n**Files affected:** \`src/server.ts\`\n**Verification:** \`npm test\`\n**Estimated effort:** 1 h\n`;

/** A plan with four steps of an assistant. */
async function startWithSteps() {
  const started = await startPlan();
  await started.submit(
    `## 7. Implementation Steps\n\nOne commit each.\n\n${[step(1, 'One (R1)'), step(2, 'Two (R2)'), step(3, 'Three (R3)'), step(4, 'Four')].join('\n')}\n> **Open:** Which branch?\n`,
  );
  return started;
}

const titles = (text: string) => text.match(/^### .*$/gm);

test('the first steps of an assistant take the place of all that the evidence drafted', async () => {
  const { textOf } = await startWithSteps();
  expect(titles(textOf('steps'))).toEqual([
    '### Step 1: One (R1)',
    '### Step 2: Two (R2)',
    '### Step 3: Three (R3)',
    '### Step 4: Four',
  ]);
});

test.each([
  ['below the heading of the section', '## 7. Implementation Steps\n\n'],
  ['alone', ''],
])('a step that comes %s replaces the one of its number, and the others stay', async (_, heading) => {
  const { textOf, submit } = await startWithSteps();
  const answer = await submit(`${heading}${step(3, 'Third (R3)', 'Otherwise.')}`);
  expect(answer.text).toContain('steps: 1 replaced, 3 kept.');
  const text = textOf('steps');
  expect(titles(text)).toEqual([
    '### Step 1: One (R1)',
    '### Step 2: Two (R2)',
    '### Step 3: Third (R3)',
    '### Step 4: Four',
  ]);
  for (const words of ['One commit each.', 'Otherwise.', '**Open:** Which branch?']) expect(text).toContain(words);
});

test('a step beyond the last is added, and one with a reason instead of work is taken out', async () => {
  const { textOf, submit } = await startWithSteps();
  const added = await submit(`${step(5, 'Five')}\n### 4.2 Security Controls\n\n- [ ] Only ids\n`);
  expect(added.text).toContain('steps: 0 replaced, 4 kept, 1 added.');
  expect(titles(textOf('steps'))?.at(-1)).toBe('### Step 5: Five');
  const removed = await submit('### Step 2: Two (R2)\n\nNot applicable: step 3 does it.\n');
  expect(removed.text).toContain('1 removed (Step 2: Two (R2))');
  expect(titles(textOf('steps'))).toEqual([
    '### Step 1: One (R1)',
    '### Step 2: Three (R3)',
    '### Step 3: Four',
    '### Step 4: Five',
  ]);
});

test('steps never vanish in silence: JSON holds all of them, and of two for one number the last is taken', async () => {
  const { textOf, submit, client } = await startWithSteps();
  const twice = await submit(`${step(2, 'Two')}\n${step(2, 'Second')}`);
  expect(twice.text).toContain('a step came twice, the last one was taken');
  expect(titles(textOf('steps'))).toHaveLength(4);
  const one = {
    name: 'All',
    requirements: ['R1'],
    description: 'x',
    files: [],
    verification: '`npm test`',
    effort: '1 h',
  };
  const json = { steps: { steps: [one] } };
  expect((await callText(client, 'submit_sections', { plan: 'delete', json })).text).toContain(
    'steps: 1 in place of 4',
  );
});

test('steps counted from 0, and chapters of their own among them, take the place of what the evidence drafted', async () => {
  const { textOf, submit } = await startPlan();
  await submit(
    `## 7. Implementation Steps\n\n${step(0, 'Zero')}\n${step(1, 'One (R1)')}\n${step(1, 'Another')}\n### Rollout\n\nIn two waves.\n`,
  );
  expect(textOf('steps')).toMatch(/Step 1: One[\s\S]*Step 2: Another[\s\S]*Rollout[\s\S]*In two waves/);
  expect(titles(textOf('steps'))).toHaveLength(4);
});

const drift = (...entries: readonly string[]) =>
  `## 1. Overview\n\n### Drift from Original Request\n\n${entries.map((entry) => `- ${entry}`).join('\n')}\n`;

test('drift that comes replaces what stands, but for what the user decided; what goes is named', async () => {
  const { client, textOf, submit } = await startPlan();
  await submit(
    drift(
      '**R1 narrowed.** One at a time. Why: no batch. Decided by: assistant.',
      '**Added.** An index. Why: speed. Decided by: constraint.',
    ),
  );
  await callText(client, 'record_drift', {
    plan: 'delete',
    kind: 'narrowed',
    what: 'Only drafts are deleted',
    why: 'accounting',
    requirement: 'R2',
    by: 'user',
  });
  const answer = await submit(drift('**R1 narrowed.** One each. Why: there is no batch. Decided by: assistant.'));
  expect(answer.text).toContain('drift: 1 entry replaced, 1 kept that the user decided, 1 gone: “Added. An index.');
  const text = textOf('overview');
  for (const words of ['One each.', 'Only drafts are deleted', '| R3 |', '**Goal**']) expect(text).toContain(words);
  for (const words of ['One at a time', 'An index']) expect(text).not.toContain(words);
});

test('what the user decided outlives “not applicable”, and text around the drift', async () => {
  const { client, textOf, submit } = await startPlan();
  const decision = { kind: 'narrowed', what: 'Only drafts', why: 'accounting', requirement: 'R2', by: 'user' };
  await callText(client, 'record_drift', { plan: 'delete', ...decision });
  await submit('### Drift from Original Request\n\nNot applicable: nothing differs.\n');
  expect(textOf('overview')).toContain('Only drafts');
  expect(textOf('overview')).not.toContain('nothing differs');
  await submit(drift('**R1 narrowed.** One each. Why: no batch. Decided by: assistant.').concat('\nA word more.\n'));
  for (const words of ['Only drafts', 'One each.', 'A word more.']) expect(textOf('overview')).toContain(words);
});

test('steps whose lines come in another order stay as they were written, and are understood', async () => {
  const { textOf, submit } = await startPlan();
  const lines =
    '**Files affected:** `src/server.ts`\n**Verification:** `npm test`\n**Description:** Do it.\n**Estimated effort:** 1 h\n';
  const answer = await submit(`## 7. Implementation Steps\n\n### Step 1: One (R1, R2, R3)\n\n${lines}`);
  expect(answer.text).toContain('no findings');
  expect(textOf('steps')).toContain(lines.trim());
  expect((await submit(step(1, 'One (R1, R2, R3)'))).text).toContain('steps: 1 replaced, 0 kept.');
  expect(textOf('steps')).not.toContain(lines.trim());
});

test('parts of several sections may come alone, also where a part has no number', async () => {
  const { textOf, submit } = await startPlan();
  const answer = await submit(
    '### 8.4 Test Commands\n\n```bash\nnpm test\n```\n\n### Quality Gates\n\n- [ ] `npm run lint` passes\n\n### Documentation\n\n- [ ] `README.md` updated\n',
  );
  expect(answer.text).toContain('Written: 2 sections (testing, done)');
  expect(textOf('done')).toMatch(/### Documentation\n\n- \[ \] `README\.md` updated/);
  expect(textOf('testing')).not.toContain('Quality Gates');
});

test('parts that came are named, and those that stay', async () => {
  const { submit } = await startPlan();
  await submit(sampleSubmission);
  const answer = await submit(
    '### 2.1 Current State\n\n**Traps found:**\n\n- `find` never finds (`src/server.ts:8`).\n',
  );
  expect(answer.text).toContain('current-state: Traps found: replaced. Kept: ');
  expect(answer.text).toContain('Code to reuse');
});

test('a sentence keeps its words in their order, and the parts around it have the canonical form', async () => {
  const { textOf, submit } = await startPlan();
  const answer = await submit(
    '### 2.1 Current State Analysis\n\nIt is small.\n\n**Existing components to modify**\n\n* `src/server.ts`: serves\n\n**Code to reuse**\n\n* `createServer` handling in `InvoiceStore` (`src/server.ts:6-11`)\n\n**Traps found**\n\n* none seen\n\n## 6. Proposed Changes\n\n### 6.3 API / Interface Changes\n\n#### New Endpoints/Functions\n\n```ts\nremove(id: string): boolean\n```\n\nIt answers afterwards.\n',
  );
  expect(answer.text).toContain('no findings');
  const current = textOf('current-state');
  expect(current).toContain('* `createServer` handling in `InvoiceStore` (`src/server.ts:6-11`)');
  expect(current).toContain('**Existing components to modify:**\n\n- `src/server.ts`: serves');
  expect(textOf('changes')).toMatch(/boolean\n```\n\nIt answers afterwards\./);
});

test('a note on words without a place says which they are and where they stand', async () => {
  const { submit } = await startPlan();
  const answer = await submit(
    '## 5. Performance Requirements\n\n### 5.1 Performance Targets\n\n| Metric | Target | Measurement Method |\n|---|---|---|\n| Time | 1 ms | `npm test` |\n\nA thought about it.\n',
  );
  expect(answer.text).toContain('unchecked: “A thought about it.” (in 5.1 Performance Targets)');
});

test('a status is remarked on only where it is neither that of the plan nor what stood there', async () => {
  const { submit } = await startPlan();
  const overview = (status: string) =>
    `## 1. Overview\n\n| Field | Value |\n|---|---|\n| **Goal** | It goes |\n| **Status** | ${status} |\n`;
  expect((await submit(overview('**draft**'))).text).not.toContain('Status row');
  expect((await submit(overview('Approved'))).text).toContain('Status row says “approved”');
  expect((await submit(overview('Approved'))).text).not.toContain('Status row');
});

test('names that nothing knows are told of in one line and demand nothing', async () => {
  const { client, submit } = await startPlan();
  const answer = await submit('## 13. References\n\n- The manual of `IPAddr` and of `delete_prefix`\n');
  expect(answer.text).toContain('fine if a library has them: `IPAddr`, `delete_prefix`.');
  for (const words of ['To mend', 'warning', 'what you change of: references'])
    expect(answer.text).not.toContain(words);
  expect((await callText(client, 'check_plan', { plan: 'delete' })).text).toContain('IPAddr');
});

test('an answer without findings says what was checked, and what was not', async () => {
  const { submit } = await startPlan();
  const answer = await submit(sampleSubmission);
  expect(answer.text).toMatch(/no findings[\s\S]*Checked against the repository: paths, cited lines/);
  expect(answer.text).toContain('Not checked: whether the design behaves');
});

test('setting a status lists the findings, the most serious first', async () => {
  const { client, submit } = await startPlan();
  await submit(sampleSubmission.replace('`src/server.ts`: serves them', '`src/sevrer.ts`: serves them'));
  const answer = await callText(client, 'write_plan', { plan: 'delete', status: 'Under Review' });
  expect(answer.text).toMatch(/1 error.*\n- line \d+ error truth\/path: .*sevrer/);
});

test('a file of rules keeps the dot of its name in the heading', async () => {
  const repository = createSampleRepository();
  repository.commit('docs: rules', {
    'AGENTS.md': null,
    '.github/CONTRIBUTING.md':
      '# Contributing\n\n- Every change must have a test.\n- You must never log the customer of an invoice.\n',
  });
  const { started, textOf, submit } = await startPlan(sampleRequest, repository);
  const heading = '### 2.4 .github/CONTRIBUTING.md Compliance';
  expect(started.text).toContain(heading);
  await submit(`${heading}\n\n- ✅ "Every change must have a test." (\`.github/CONTRIBUTING.md:3\`): U1\n`);
  expect(textOf('compliance')).toContain(heading);
});
