import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PlanError } from '../../src/errors.ts';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import type { PlanContents, PlanFront } from '../../src/plan/plan.ts';
import { printPlan } from '../../src/plan/print-plan.ts';
import { sections } from '../../src/sections/index.ts';
import type { Content, SectionId } from '../../src/sections/section.ts';

const examples: PlanContents = new Map<SectionId, Content>(sections.map(({ id, example }) => [id, example]));
const contentsOf = (text: string): PlanContents =>
  new Map(parsePlan(text).sections.map(({ id, content }) => [id, content]));

const front: PlanFront = {
  groundplan: 1,
  title: 'Rate limits: "soft" & hard',
  status: 'Draft',
  request: 'Add rate limits.\n\n---\n\n  - `429` when exceeded\n\ttabs: and | pipes #hash\n',
  repository: 'hono',
  base: '28a9c128912de19f3fb28b00ae289c9b93f6f392',
  created: '2026-11-22',
  size: 'standard',
  sections: { overview: { drafter: 'evidence', at: '2026-11-22T10:00:00Z', hash: '0123456789abcdef' } },
  cites: { 'src/a b.ts': 'abc123def456' },
};

describe('a printed plan', () => {
  it('is read back whole, and printed again byte for byte', () => {
    const text = printPlan(front, front.title, examples);
    const plan = parsePlan(text);
    expect(plan.front).toEqual(front);
    expect(plan.extras).toEqual([]);
    expect(plan.sections.flatMap(({ extras, remarks }) => [...extras, ...remarks])).toEqual([]);
    expect(contentsOf(text)).toEqual(examples);
    expect(printPlan(plan.front, front.title, contentsOf(text))).toBe(text);
  });

  it('knows the line of each section in the file', () => {
    const text = printPlan(front, 'x', examples);
    const lines = text.split('\n');
    for (const { line, title, text: own, start, end } of parsePlan(text).sections) {
      expect(lines[line - 1]).toMatch(/^#{2,3} /);
      expect(own.startsWith(lines[line - 1] ?? '')).toBe(true);
      expect(text.slice(start, end)).toBe(own);
      expect(lines[line - 1]).toContain(title.slice(0, 5));
    }
  });

  it('reads the same with other line endings and a byte order mark', () => {
    const text = printPlan(front, 'x', examples);
    expect(contentsOf(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(examples);
  });
});

describe('a plan written by hand on the template', () => {
  it('is read with sections reordered, missing and without numbers', () => {
    const text = [
      '# Implementation plan - Dark mode',
      'Some words before the first section.',
      '## Testing Strategy',
      '### Unit Tests',
      '| Test case | Module | Description |',
      '| - | - | - |',
      '| `test_toggle` | tests/test_theme.py | flips |',
      '### Test Commands',
      '```bash',
      'pytest tests/test_theme.py',
      '```',
      '## 4) Security considerations',
      '### 4.2 Security Controls',
      '* [x] Input validation via Pydantic',
      '## Rollout party',
      'Cake.',
      '## 1. Overview',
      '| Field | Value |',
      '|---|---|',
      '| Goal | Dark mode |',
      '### Drift from original request',
      '- none of the icons change',
    ]
      .join('\n\n')
      .replaceAll('|\n\n|', '|\n|')
      .replaceAll('```bash\n\n', '```bash\n')
      .replaceAll('\n\n```', '\n```');
    const plan = parsePlan(text);
    expect(plan.title).toBe('Dark mode');
    expect(plan.front).toBeNull();
    expect(plan.sections.map(({ id }) => id)).toEqual(['testing', 'security', 'overview']);
    expect(plan.extras.map(({ title }) => title)).toEqual([null, 'Rollout party']);
    const contents = contentsOf(text);
    expect(contents.get('testing')).toMatchObject({
      unit: [{ test: '`test_toggle`', description: 'flips', module: 'tests/test_theme.py' }],
      commands: [{ language: 'bash', code: 'pytest tests/test_theme.py' }],
    });
    expect(contents.get('security')).toMatchObject({
      controls: [{ text: 'Input validation via Pydantic', done: true }],
    });
    expect(contents.get('overview')).toMatchObject({
      fields: { goal: 'Dark mode' },
      drift: [{ kind: null, what: 'none of the icons change' }],
    });
  });

  it('keeps what no block holds, with the part that it stood under', () => {
    const text = '## 9. Observability\n\n### 9.1 Logging\n\nWe log little.\n\n> a quotation\n';
    const [section] = parsePlan(text).sections;
    expect(section?.extras.map(({ part, nodes }) => [part, nodes.map(({ type }) => type)])).toEqual([
      ['logging', ['paragraph', 'blockquote']],
    ]);
  });

  it('takes headings in code fences, comments and quotations for what they are', () => {
    const text =
      '# T\n\n```md\n## 9. Observability\n```\n\n<!--\n## 4. Security Considerations\n-->\n\n> ## 1. Overview\n\n## 13. References\n\n- a\n';
    expect(parsePlan(text).sections.map(({ id }) => id)).toEqual(['references']);
  });

  it('takes the second of two sections of one kind as text that it does not know', () => {
    const text = '## 13. References\n\n- a\n\n## References\n\n- b\n';
    const plan = parsePlan(text);
    expect(plan.sections.map(({ content }) => content['references'])).toEqual([['a']]);
    expect(plan.extras.map(({ title }) => title)).toEqual(['References']);
  });

  it('reads names that fill headings', () => {
    const compliance = parsePlan('### 2.4 docs/RULES.md Compliance\n\n- ✅ "Be kind" (`docs/RULES.md:3`): yes.\n')
      .sections[0]?.content;
    expect(compliance).toMatchObject({
      rulesFile: 'docs/RULES.md',
      rules: [{ quote: 'Be kind', at: 'docs/RULES.md:3', text: 'yes.' }],
    });
    const changes = parsePlan(
      '## 6. Proposed Changes\n\n### 6.3 API / Interface Changes\n\n#### Data Models (Zod)\n\nOne.\n',
    ).sections[0]?.content;
    expect(changes).toMatchObject({ modelLibrary: 'Zod', models: ['One.'] });
  });

  it('has the text of each section as the very slice of the file, whatever rules and fences stand in it', () => {
    const text =
      '---\ntitle: x\n---\n# T\r\n\r\n## 9. Observability\n\n### 9.1 Logging\n\n---\n\n```yaml\n---\na: 1\n---\n```\n\n   \n---\n\n## 13. References\n- a\n- - -\n \n';
    const { sections: found } = parsePlan(text);
    expect(found.map(({ id }) => id)).toEqual(['observability', 'references']);
    for (const { text: own, start, end, line } of found) {
      expect(text.slice(start, end)).toBe(own);
      expect(text.split('\n')[line - 1]).toBe(own.split('\n')[0]);
    }
    expect(found[0]?.text.endsWith('```')).toBe(true);
  });

  it('is found under shortened headings, and not under headings of somebody else', () => {
    const ids = (text: string) => parsePlan(text).sections.map(({ id }) => id);
    expect(ids('## 8. Testing\n\n## 4. Security\n\n## 1 - Overview\n\n## Appendix A\n')).toEqual([
      'testing',
      'security',
      'overview',
      'appendix-diagrams',
    ]);
    expect(ids('## 4. Security Considerations\n\n### GDPR Compliance\n\nx\n')).toEqual(['security']);
    expect(parsePlan('### 2.4 docs/CODING_RULES.md Compliance\n').sections[0]?.content['rulesFile']).toBe(
      'docs/CODING_RULES.md',
    );
  });

  it.each([
    ['unnumbered', 'overview current-state tech-stack architecture security steps testing'],
    ['roman', 'overview current-state architecture security steps references'],
    ['chapters', 'overview current-state security steps observability references'],
    ['german', 'overview current-state tech-stack architecture security steps migration references'],
    ['reordered', 'steps references security migration overview'],
  ])('is found under %s headings of its own', (name, ids) => {
    const text = readFileSync(new URL(`../fixtures/plans/foreign/${name}.md`, import.meta.url), 'utf8');
    const { sections: found } = parsePlan(text);
    expect(found.map(({ id }) => id).join(' ')).toBe(ids);
    for (const { text: own, start, end } of found) expect(text.slice(start, end)).toBe(own);
  });

  it('with chapters of its own is not taken for a translation', () => {
    const text =
      '# T\n\n## 1. Overview\n\nx\n\n## 2. Our risks\n\n| a | b | c | d |\n| - | - | - | - |\n| 1 | 2 | 3 | 4 |\n\n## 3. Rollout party\n\nCake.\n\n## 4. Steps to dance\n\n- left\n';
    expect(parsePlan(text).sections.map(({ id }) => id)).toEqual(['overview']);
  });

  it('is never refused for its Markdown', () => {
    for (const text of [
      '',
      '\n',
      '# ',
      '---\n',
      '## 1. Overview',
      '```\n## 1. Overview',
      '| a |\n|-|',
      '\uFEFF',
      '- [ ]',
      '<!--',
    ]) {
      expect(() => parsePlan(text)).not.toThrow();
    }
  });
});

describe('front matter', () => {
  it('of another program is left alone', () => {
    expect(parsePlan('---\ntitle: x\ntags: [a]\n---\n\n# T\n').front).toBeNull();
  });

  it('of a newer format is refused with what to do', () => {
    expect(() => parsePlan('---\ngroundplan: 2\n---\n\n# T\n')).toThrow(PlanError);
    expect(() => parsePlan('---\ngroundplan: 2\n---\n\n# T\n')).toThrow(/groundplan: 1, got groundplan: 2/);
  });

  it('that is ours and broken is refused, not forgotten', () => {
    expect(() => parsePlan('---\ngroundplan: 1\ntitle: x\n---\n\n# T\n')).toThrow(/does not fit/);
  });
});
