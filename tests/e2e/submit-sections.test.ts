import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import { sections } from '../../src/sections/index.ts';
import { callText, connect, eras, type Connected, type Era } from '../support/connect-mcp.ts';
import { createSampleRepository, sampleRequest } from '../support/sample-repository.ts';
import { sampleSubmission } from '../support/sample-submission.ts';

const ids = sections.map(({ id }) => id);

/** A started plan: its file, and how to submit to it. */
async function start(mode?: Era) {
  const { root } = createSampleRepository();
  const client = await connect({ repo: root }, mode);
  const started = await callText(client, 'start_plan', { request: sampleRequest, out: 'delete.md' });
  const path = join(root, 'docs/plans/delete.md');
  return {
    root,
    client,
    started,
    path,
    read: () => parsePlan(readFileSync(path, 'utf8')),
    submit: (markdown: string, more: Record<string, unknown> = {}) => submit(client, { markdown, ...more }),
  };
}

const submit = (client: Connected, input: Record<string, unknown>) =>
  callText(client, 'submit_sections', { plan: 'delete', ...input });

describe.each(eras)('in %s', (_, mode) => {
  test('a plan is written in three calls: start, submit as Markdown, set the status', async () => {
    const { client, started, read, submit: send } = await start(mode);
    for (const words of [
      'R1',
      'src/invoices/invoice-store.ts:4-15',
      '## 7. Implementation Steps',
      '`npm test`',
      'submit_sections',
    ])
      expect(started.text).toContain(words);
    expect(started.text.length).toBeLessThan(28_500);

    const answer = await send(sampleSubmission);
    expect(answer.text).toContain('Written: 18 sections');
    expect(answer.text).toContain('no findings');
    expect(answer.text).not.toContain('To mend');
    expect(answer.text).toContain('write_plan');
    expect(answer.text.length).toBeLessThan(1500);

    const { front, sections: written } = read();
    for (const { id, text } of written) {
      expect(front?.sections[id]?.drafter).toBe('assistant');
      expect(text).not.toMatch(/\[(?:Goal|name|Item 1)\]/);
    }
    expect(written.map(({ id }) => id)).toEqual(ids);
    const { structuredContent } = await callText(client, 'check_plan', { plan: 'delete' });
    expect(structuredContent).toMatchObject({ passed: true, claims: { missing: 0 } });
    expect(await callText(client, 'write_plan', { plan: 'delete', status: 'Under Review' })).toMatchObject({
      isError: false,
    });
  });

  test('the same plan can be sent as JSON, as content or as Markdown by section', async () => {
    const { client, read } = await start(mode);
    const { sections: written } = parsePlan(sampleSubmission);
    const json = Object.fromEntries(
      written.map(({ id, content, text }) => [id, id === 'steps' ? text.replace(/^.*\n/, '') : content]),
    );
    const answer = await submit(client, { json });
    expect(answer.text).toContain('Written: 18 sections');
    expect(answer.text).not.toContain('Not written');
    const steps = read().sections.find(({ id }) => id === 'steps');
    expect(steps?.text).toContain('### Step 2: Route (R2, R3)');
    expect(
      await submit(client, { json: JSON.stringify({ references: { references: ['`README.md`'] } }) }),
    ).toMatchObject({
      text: expect.stringContaining('Written: 1 section (references)'),
    });
    expect(read().sections.find(({ id }) => id === 'references')?.text).toContain('README.md');
  });
});

test('what is wrong is written, listed with the nearest names, and mended by sending just that part', async () => {
  const { read, submit: send } = await start();
  const wrong = sampleSubmission
    .replace('`src/server.ts`: serves them over HTTP', '`src/sevrer.ts`: serves them over HTTP')
    .replace('- `createServer` (`src/server.ts:6-11`)', '- `createSever` (`src/server.ts:6-11`)')
    .replace('- [ ] `npm run lint` passes', '- [ ] `npm run lnt` passes')
    .replace('Step 2: Route (R2, R3)', 'Step 2: Route (R2, R9)');
  const answer = await send(wrong);
  expect(answer.text).toMatch(/To mend:[\s\S]*nearest: `src\/server\.ts`/);
  for (const words of ['createSever', 'nearest: `createServer`', 'R9']) expect(answer.text).toContain(words);
  expect(answer.text).not.toContain('The route asks the store');
  expect(answer.text).toMatch(/Next: submit_sections with only what you change of: .*current-state/);

  const steps = read().sections.find(({ id }) => id === 'steps')?.text;
  const mended = await send(
    '### 2.1 Current State Analysis\n\n**Existing components to modify:**\n\n- `src/server.ts`: serves them\n\n**Code to reuse:**\n\n- `createServer` (`src/server.ts:6-11`): the routes stand here\n',
  );
  expect(mended.text).toContain('Written: 1 section (current-state)');
  expect(mended.text).not.toContain('because it was not submitted');
  expect(mended.text).not.toContain('createSever');
  const after = read();
  expect(after.sections.find(({ id }) => id === 'steps')?.text).toBe(steps);
  const current = after.sections.find(({ id }) => id === 'current-state')?.text ?? '';
  for (const words of ['keeps invoices in a map', '`src/server.ts`: serves them', 'which is never an id'])
    expect(current).toContain(words);
});

test('parts that were left out stay as the evidence drafted them, and the requirements are traced to steps and tests', async () => {
  const { read, submit: send } = await start();
  const without = sampleSubmission
    .replace(/### 8\.4[\s\S]*?```\n\n(?=## 9)/, '')
    .replace(/## 11\.[\s\S]*?(?=## 12)/, '');
  const answer = await send(without);
  expect(answer.text).toContain(
    'testing: left as the evidence drafted it, because it was not submitted: 8.4 Test Commands',
  );
  expect(answer.text).toContain('Still as the evidence drafted them: done');
  const { sections: written } = read();
  expect(written.find(({ id }) => id === 'testing')?.text).toContain('npm test');
  const overview = written.find(({ id }) => id === 'overview')?.text ?? '';
  expect(overview).toMatch(/\| R2 \|.*\| 1, 2 \| U2 \|/);
  expect(overview).toMatch(/\*\*Author\*\* \| \S/);
  expect(overview).toMatch(/\*\*Status\*\* \| Draft \|/);
});

test('a section that a person edited is refused until the user agrees', async () => {
  const { path, read, submit: send } = await start();
  await send(sampleSubmission);
  writeFileSync(path, readFileSync(path, 'utf8').replace('- `src/server.ts`\n', '- `src/server.ts`, as Ada said\n'));
  const refused = await send(
    '## 13. References\n\n- `README.md`\n\n## 9. Observability\n\nNot applicable: nothing is logged.\n',
  );
  expect(refused.text).toMatch(/Not written:\n- references: a person edited it/);
  expect(refused.text).toContain('(observability)');
  expect(read().text).toContain('as Ada said');
  const forced = await send('## 13. References\n\n- `README.md`\n', { force: true });
  expect(forced.text).toContain('the text that a person had edited was replaced');
  expect(read().text).not.toContain('as Ada said');
});

test('section 13 follows from what the others cite, until somebody writes it', async () => {
  const { read, submit: send } = await start();
  const references = () => read().sections.find(({ id }) => id === 'references')?.text ?? '';
  const answer = await send(sampleSubmission.replace(/^## 13\. References[\s\S]*?(?=^## Appendix A)/m, ''));
  expect(answer.text).not.toContain('Still as the evidence drafted them');
  expect(references()).toContain('Code: [`src/invoices/invoice-store.ts`](../../src/invoices/invoice-store.ts)');
  expect(references()).toMatch(/^- Tests: \[`.*`\]/m);
  expect(references()).not.toContain('package-lock.json');
  await send('### 2.1 Current State Analysis\n\n**Traps found:**\n\n- The lock file (`package-lock.json:3`) is old.\n');
  expect(references()).toContain('`package-lock.json`');
  await send('## 13. References\n\n- `README.md`\n');
  await send('## 5. Performance Requirements\n\nNot applicable: one entry of a map.\n');
  expect(references()).toContain('- `README.md`');
});

test('a section in which nothing fits is refused, and what stands there stays', async () => {
  const { path, submit: send } = await start();
  const before = readFileSync(path, 'utf8');
  const answer = await send('## 4. Security Considerations\n\n1. Nothing here has the form.\n');
  expect(answer.text).toMatch(/Not written:\n- security: nothing in it fits/);
  expect(readFileSync(path, 'utf8')).toBe(before);
  for (const [input, words] of [
    [{ markdown: 'I will write it later.' }, 'Expected Markdown with the heading of a section'],
    [{ json: { stpes: {} } }, 'Did you mean steps?'],
    [{ json: { steps: { steps: 3 } } }, 'does not fit the schema'],
    [{}, 'Expected `markdown`'],
  ] as const) {
    const { client } = await start();
    expect((await submit(client, input)).text).toContain(words);
  }
});

test('words without a place in the template stay in the file as they were written', async () => {
  const { read, submit: send } = await start();
  const answer = await send(
    '## 5. Performance Requirements\n\n### 5.1 Performance Targets\n\n| Metric | Target | Measurement Method |\n|---|---|---|\n| Time | 1 ms | `npm test` |\n\nA thought about it.\n\n## Rollout\n\nIn two waves.\n',
  );
  expect(answer.text).toMatch(/performance: \d blocks? ha(?:s|ve) no place in the template/);
  const text = read().sections.find(({ id }) => id === 'performance')?.text ?? '';
  for (const words of ['A thought about it.', '### Rollout', 'In two waves.', '### 5.3 Performance Risks'])
    expect(text).toContain(words);
});

test('a dry run finds the same and writes nothing', async () => {
  const { path, submit: send } = await start();
  const before = readFileSync(path, 'utf8');
  const answer = await send('## 13. References\n\n- `src/sevrer.ts`\n', { dry_run: true });
  expect(answer.text).toContain('Dry run, nothing written');
  expect(answer.text).toContain('src/server.ts');
  expect(readFileSync(path, 'utf8')).toBe(before);
});

test('two submissions at the same time are both there in the end', async () => {
  const { client, read } = await start();
  const answers = await Promise.all([
    submit(client, { markdown: '## 13. References\n\n- `README.md`\n' }),
    submit(client, { markdown: '## 9. Observability\n\nNot applicable: a word of the second.\n' }),
    submit(client, { markdown: '## 12. Architecture Decision Records\n\n- **Third.** Rejected: none.\n' }),
  ]);
  for (const { isError } of answers) expect(isError).toBe(false);
  const { front, text } = read();
  for (const words of ['- `README.md`', 'a word of the second', '**Third.**']) expect(text).toContain(words);
  for (const id of ['references', 'observability', 'decisions'] as const)
    expect(front?.sections[id]?.drafter).toBe('assistant');
});

test('only the plans folder is written to', async () => {
  const { root, client } = await start();
  writeFileSync(join(root, 'notes.md'), sampleSubmission);
  const answer = await submit(client, { plan: 'notes.md', markdown: '## 13. References\n\n- one\n' });
  expect(answer).toMatchObject({ isError: true, text: expect.stringContaining('Expected a plan inside') });
});

test('sections are briefed with their form, what stands, what is settled, and code', async () => {
  const { client, submit: send } = await start();
  const all = await callText(client, 'brief_sections', { plan: 'delete' });
  for (const { heading } of sections) expect(all.text).toContain(heading.split('{')[0]);
  expect(all.text.length).toBeLessThan(32_000);
  await send(sampleSubmission.replace(/## 8\.[\s\S]*?(?=## 9)/, ''));
  const left = await callText(client, 'brief_sections', { plan: 'delete' });
  expect(left.text).toContain('# `testing`');
  expect(left.text).not.toContain('# `steps`');
  for (const words of [
    '1. Store (R1, R2)',
    'invoice-store.ts (modified',
    '| Test Case | Description | Module (in backticks) |',
    'export class InvoiceStore',
  ])
    expect(left.text).toContain(words);
  const schema = await callText(client, 'brief_sections', { plan: 'delete', sections: ['steps'], form: 'schema' });
  expect(schema.text).toContain('"verification"');
  expect(await callText(client, 'brief_sections', { plan: 'delete', sections: ['stpes'] })).toMatchObject({
    isError: true,
    text: expect.stringContaining('Did you mean steps?'),
  });
});
