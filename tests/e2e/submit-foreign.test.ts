import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { splitFrontMatter } from '../../src/markdown/front-matter.ts';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import { callText, connect } from '../support/connect-mcp.ts';
import { createSampleRepository } from '../support/sample-repository.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/plans/foreign/${name}.md`, import.meta.url), 'utf8');

/** A plan that was never ours, and how to answer it. */
async function start(text: string) {
  const { root } = createSampleRepository();
  const path = join(root, 'docs/plans/plan.md');
  mkdirSync(join(root, 'docs/plans'), { recursive: true });
  writeFileSync(path, text);
  const client = await connect({ repo: root });
  return {
    read: () => readFileSync(path, 'utf8'),
    submit: (input: object) => callText(client, 'submit_sections', { plan: 'plan', force: true, ...input }),
  };
}

const threats = `| Bedrohung | Wahrscheinlichkeit | Auswirkung | Gegenmaßnahme |
| --- | --- | --- | --- |
| Raten | mittel | mittel | Zufällige Kennungen |`;

describe('a plan in another language', () => {
  test('is answered with its own headings and columns, in part, and nothing else of it changes', async () => {
    const text = fixture('german');
    const { read, submit } = await start(text);
    const answer = await submit({ markdown: `## 4. Sicherheit\n\n### 4.1 Bedrohungen\n\n${threats}\n` });
    expect(answer).toMatchObject({ isError: false, text: expect.stringContaining('Written: 1 section (security)') });
    expect(read()).toBe(
      text.replace(
        'Jeder kann löschen | niedrig | hoch | Das Gateway prüft',
        'Raten | mittel | mittel | Zufällige Kennungen',
      ),
    );
  });

  test('is answered with a section without its number, in a fence, and by id', async () => {
    const section = `### 4.1 Bedrohungen\n\n${threats}\n`;
    for (const input of [
      { markdown: `## Sicherheit\n\n${section}` },
      { markdown: `Hier ist er:\n\n\`\`\`markdown\n## 4. Sicherheit\n\n${section}\`\`\`\n` },
      { json: { security: section } },
      { json: { security: `## 4. Sicherheit\n\n${section}` } },
    ]) {
      const { read, submit } = await start(fixture('german'));
      expect(await submit(input)).toMatchObject({ isError: false });
      expect(read()).toContain(`## 4. Sicherheit\n\n### 4.1 Bedrohungen\n\n${threats}\n\n### 4.2 Maßnahmen\n`);
    }
  });

  test('gets one step more under its own words, and keeps those that stand', async () => {
    const text = fixture('german');
    const { read, submit } = await start(text);
    const step = `### Schritt 2: Route\n\n- **Beschreibung:** Löschen.\n- **Dateien:** \`src/server.ts\`\n- **Nachweis:** \`npm test\`\n- **Aufwand:** 2 h`;
    const answer = await submit({ markdown: `## 7. Umsetzungsschritte\n\n${step}\n` });
    expect(answer.text).toContain('steps: 0 replaced, 1 kept, 1 added');
    expect(read()).toBe(text.replace('- **Aufwand:** 1 h\n', `- **Aufwand:** 1 h\n\n${step}\n`));
    expect(parsePlan(read()).sections.find(({ id }) => id === 'steps')?.content['steps']).toHaveLength(2);
  });

  test('keeps a heading where the template would name a file', async () => {
    const rules = (words: string) => `### 2.4 Regeln\n\n- ✅ ${words}\n`;
    const { read, submit } = await start(
      fixture('german').replace('## 3.', `${rules('Jede Änderung braucht einen Test')}\n## 3.`),
    );
    expect(parsePlan(read()).sections.map(({ id }) => id)).toContain('compliance');
    expect(await submit({ markdown: rules('Keine Adressen im Protokoll') })).toMatchObject({ isError: false });
    expect(read()).toContain(`${rules('Keine Adressen im Protokoll')}\n## 3.`);
    expect(read()).not.toContain('Compliance');
  });

  test('keeps its headings where the answer has those of the template', async () => {
    const { read, submit } = await start(fixture('german'));
    const ours = `| Threat | Likelihood | Impact | Mitigation |\n| --- | --- | --- | --- |\n| Raten | Medium | Medium | Kennungen |`;
    await submit({ markdown: `## 4. Security Considerations\n\n### 4.1 Threat Analysis\n\n${ours}\n` });
    expect(read()).toContain('## 4. Sicherheit\n\n### 4.1 Bedrohungen\n\n| Bedrohung |');
    expect(read()).toContain('| Raten | Medium | Medium | Kennungen |');
    expect(read()).not.toContain('Threat');
  });
});

test('a heading that the plan was told to be a section is one in an answer too', async () => {
  const text = fixture('unnumbered').replace('## Security Considerations', '## Who may do what');
  const told = `---\ngroundplan: 1\ntitle: x\nstatus: Draft\nrequest: ""\nrepository: x\nbase: null\ncreated: 2026-11-20\nsize: standard\nsections: {}\nheadings: { security: Who may do what }\ncites: {}\n---\n\n${text}`;
  const { read, submit } = await start(told);
  const answer = await submit({
    markdown: '## Who may do what\n\n### Security Controls\n\n- [ ] The gateway authenticates\n',
  });
  expect(answer).toMatchObject({ isError: false, text: expect.stringContaining('Written: 1 section (security)') });
  expect(read()).toContain('- [ ] The gateway authenticates');
  expect(splitFrontMatter(read()).body.match(/^## .*$/gm)).toEqual(text.match(/^## .*$/gm));
});

test.each([
  ['# Umsetzungsplan: Rechnungen löschen', '# Implementation Plan: Rechnungen stornieren'],
  ['# Umsetzungsplan: Rechnungen löschen', '# Umsetzungsplan: Rechnungen stornieren'],
  ['# Umsetzungsplan: Rechnungen löschen', '# Rechnungen stornieren'],
  ['# Plan – Rechnungen löschen', '# Implementation Plan: Rechnungen stornieren'],
  ['# Rechnungen löschen', '# Implementation Plan: Rechnungen stornieren'],
  ['# Implementation Plan: Rechnungen löschen', '# Rechnungen stornieren'],
])('a title keeps its own form: %s under %s', async (title, sent) => {
  const text = fixture('german').replace(/^# .*/, title);
  const { read, submit } = await start(text);
  await submit({ markdown: `${sent}\n\n## 4. Sicherheit\n\n### 4.1 Bedrohungen\n\n${threats}\n` });
  expect(read()).toContain(`${title.replace('löschen', 'stornieren')}\n\n## 1. Überblick`);
});
