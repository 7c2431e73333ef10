import { describe, expect, it } from 'vitest';
import { checkPlanText, type CheckOptions } from '../../src/checks/check-plan.ts';
import { examplePlan } from '../../src/checks/example-plan.ts';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import { putSections } from '../../src/plan/put-sections.ts';
import { openExample } from './example-repository.ts';

const signal = new AbortController().signal;
const titled = (body: string) => `# Implementation Plan: Example\n\n${body}`;

async function rulesIn(text: string, options: CheckOptions = {}): Promise<readonly string[]> {
  const { findings } = await checkPlanText(text, await openExample(), signal, options);
  return findings
    .filter(({ rule }) => rule !== 'structure/missing-section')
    .map(({ rule, severity, line }) => `${line} ${severity} ${rule}`);
}

const why = 'the build makes it';

describe('a comment that ignores findings', () => {
  it('speaks of the block below it, whatever that is', async () => {
    const list = (comment: string) =>
      titled(
        `### 2.1 Current State Analysis\n\nSee \`src/c.ts\`.\n\n**Existing components to modify:**\n${comment}\n- \`src/a.ts\`: one\n- \`src/b.ts\`: two\n`,
      );
    expect(await rulesIn(list(''))).toEqual(['5 warning truth/path', '9 error truth/path', '10 error truth/path']);
    const comment = `\n<!-- groundplan-ignore truth/path: ${why} -->\n`;
    expect(await rulesIn(list(comment))).toEqual(['5 warning truth/path']);
  });

  it('speaks of its own line where it stands beside text: in an item, a row, a sentence or a heading', async () => {
    const comment = (rule: string) => `<!-- groundplan-ignore ${rule}: ${why} -->`;
    const text = titled(
      [
        '### 2.1 Current State Analysis\n',
        `See \`src/c.ts\`. ${comment('truth/path')}\nAnd \`src/d.ts\`.\n`,
        '**Existing components to modify:**\n',
        `- \`src/a.ts\`: one ${comment('truth')}`,
        '- `src/b.ts`: two\n',
        '### 2.3 Tech Stack Alignment\n',
        '| Technology | Version | How It Fits |',
        '|---|---|---|',
        `| zodiac | 1 | ids ${comment('truth/package')} |`,
        `| zodiacs | 1 | ids | ${comment('truth/package')}`,
        '| zodia | 1 | ids |\n',
        '## 9. Observability\n',
        `### 9.1 Logging ${comment('structure/empty-part')}\n`,
        '### 9.2 Metrics (if applicable)\n',
      ].join('\n'),
    );
    expect(await rulesIn(text)).toEqual([
      '6 warning truth/path',
      '11 error truth/path',
      '19 error truth/package',
      '25 error structure/empty-part',
    ]);
  });

  it('speaks of the whole file in its wide form, wherever it stands', async () => {
    const text = titled(
      `### 2.1 Current State Analysis\n\nSee \`src/a.ts\`.\n\n## 13. References\n\n- [gone](gone.md)\n\n<!-- groundplan-ignore-file truth/path, structure/link: ${why} -->\n`,
    );
    expect(await rulesIn(text)).toEqual([]);
  });

  it('disturbs no block that it stands beside', async () => {
    const plain =
      '## 7. Implementation Steps\n\n### Step 1: Cart\n\n**Description:** Write it.\n**Files affected:** `src/store.ts`\n**Verification:** `npm test`\n**Estimated effort:** 1 h\n\n## 11. Definition of Done\n\n- [ ] Tests pass\n- [ ] Docs\n\n## 2.3 Tech Stack Alignment\n\n| Technology | Version | How It Fits |\n|---|---|---|\n| zod | 4.1.5 | ids |\n| vitest | 4.0.8 | tests |\n';
    const note = `<!-- groundplan-ignore truth/path: ${why} -->`;
    const marked = plain
      .replace('### Step 1: Cart', `### Step 1: Cart ${note}`)
      .replace('Write it.', `Write it. ${note}`)
      .replace('- [ ] Tests pass', `- [ ] Tests pass ${note}`)
      .replace('| ids |', `| ids ${note} |`)
      .replace('| tests |', `| tests | ${note}`)
      .replace('| Technology', `${note}\n\n| Technology`)
      .replace('- [ ] Docs', `  ${note}\n- [ ] Docs`);
    const contents = (text: string) => parsePlan(titled(text)).sections.map(({ content, extras }) => [content, extras]);
    expect(contents(marked)).toEqual(contents(plain));
  });

  it.each([
    ['no reason', `<!-- groundplan-ignore truth/path -->`, 'ignore/reason', 'without a reason'],
    ['an empty reason', `<!-- groundplan-ignore truth/path:  -->`, 'ignore/reason', 'without a reason'],
    ['no rule', `<!-- groundplan-ignore: ${why} -->`, 'ignore/reason', 'without a rule'],
    ['another name', `<!-- groundplan-ignore-next truth/path: ${why} -->`, 'ignore/reason', 'groundplan-ignore-next'],
    [
      'a rule that there is not',
      `<!-- groundplan-ignore truth/paths: ${why} -->`,
      'ignore/unknown-rule',
      '`truth/path`',
    ],
  ])('with %s is a finding itself and ignores nothing', async (_, comment, rule, words) => {
    const text = titled(`### 2.1 Current State Analysis\n\n${comment}\n\nSee \`src/a.ts\`.\n`);
    const { findings } = await checkPlanText(text, await openExample(), signal);
    expect(findings).toContainEqual(
      expect.objectContaining({ rule, line: 5, message: expect.stringContaining(words) }),
    );
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'truth/path', line: 7 }));
  });

  it('that ignores nothing is a finding, unless its rule did not run', async () => {
    const text = titled(
      `## 13. References\n\n<!-- groundplan-ignore structure/link, structure/address: ${why} -->\n\n- [gone](gone.md)\n`,
    );
    expect(await rulesIn(text)).toEqual(['5 warning ignore/unused']);
    expect(await rulesIn(text, { severities: { 'structure/address': 'off' } })).toEqual([]);
  });

  it('cannot ignore findings about itself', async () => {
    const text = titled(
      `<!-- groundplan-ignore-file ignore: ${why} -->\n\n## 13. References\n\n<!-- groundplan-ignore structure/link -->\n\n- [gone](gone.md)\n`,
    );
    expect(await rulesIn(text)).toContain('7 error ignore/reason');
  });

  it('is none in a fence or in code', async () => {
    const text = titled(
      `### 2.1 Current State Analysis\n\n\`<!-- groundplan-ignore truth/path -->\`\n\n\`\`\`html\n<!-- groundplan-ignore truth/path -->\n\`\`\`\n`,
    );
    expect((await rulesIn(text)).filter((found) => found.includes('ignore/'))).toEqual([]);
  });

  it('counts lines below front matter, with the line ends of Windows', async () => {
    const text = examplePlan(
      'Add a cart.',
      `## 13. References\n\n- [gone](gone.md) <!-- groundplan-ignore structure/link: ${why} -->\n- [gone](gone.md)\n`,
    ).replaceAll('\n', '\r\n');
    const line = text.split('\r\n').findIndex((one) => one === '- [gone](gone.md)') + 1;
    expect((await rulesIn(text)).filter((found) => found.includes('link'))).toEqual([`${line} error structure/link`]);
  });
});

describe('severities', () => {
  const text = titled('## 13. References\n\n- [gone](gone.md)\n\n### 2.1 Current State Analysis\n\nSee `src/a.ts`.\n');

  it('go by rule before family, hold for all findings of a rule, and leave out what is off', async () => {
    const found = async (severities: NonNullable<CheckOptions['severities']>) =>
      (await rulesIn(text, { severities })).filter((one) => /link|path/.test(one));
    expect(await found({})).toEqual(['5 error structure/link', '9 warning truth/path']);
    expect(await found({ truth: 'off', structure: 'warning' })).toEqual(['5 warning structure/link']);
    expect(await found({ truth: 'off', 'truth/path': 'error', structure: 'off' })).toEqual(['9 error truth/path']);
  });

  it('of a rule that there is not are refused with the nearest name', async () => {
    await expect(rulesIn(text, { severities: { 'truth/paths': 'off' } })).rejects.toMatchObject({
      code: 'config',
      message: expect.stringContaining('`truth/paths`'),
      hint: expect.stringContaining('`truth/path`'),
    });
  });
});

describe('a section that is put anew', () => {
  const note = (rule: string) => `<!-- groundplan-ignore ${rule}: ${why} -->`;
  const section = [
    '### 2.1 Current State Analysis\n',
    `${note('truth/symbol')}\n`,
    '**Existing components to modify:**\n',
    `- \`src/a.ts\`: one ${note('truth/path')}`,
    '- `src/b.ts`: two\n',
    '### 2.3 Tech Stack Alignment\n\nNot applicable: an example.\n',
  ].join('\n');

  const put = async (text: string) =>
    putSections(parsePlan(titled(section)), [{ id: 'current-state', text, drafter: 'model' }], {
      repository: await openExample(),
      now: new Date(0),
    }).text;

  it('keeps the comments at their lines and blocks', async () => {
    const text = await put(
      '### 2.1 Current State Analysis\n\nMore.\n\n**Existing components to modify:**\n\n- `src/c.ts`: new\n- `src/a.ts`: one\n',
    );
    expect(text).toContain(`- \`src/a.ts\`: one ${note('truth/path')}\n`);
    expect(text).toContain(`More.\n\n${note('truth/symbol')}\n\n**Existing components`);
  });

  it('keeps those whose words are gone at its end, where they ignore nothing', async () => {
    const text = await put('### 2.1 Current State Analysis\n\nNothing of before.\n');
    expect(text).toContain(note('truth/path'));
    expect(text).toContain(note('truth/symbol'));
    expect(await put('### 2.1 Current State Analysis\n\nNothing of before.\n')).toBe(text);
    expect(await rulesIn(text)).toEqual(['7 warning ignore/unused', '9 warning ignore/unused']);
  });

  it('does not put a comment twice that the new text has', async () => {
    const { text } = parsePlan(titled(section)).sections[0] ?? { text: '' };
    expect(await put(text.replace('two', 'three'))).toBe(titled(section.replace('two', 'three')));
  });
});
