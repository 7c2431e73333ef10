import { describe, expect, it } from 'vitest';
import { checkPlan, checkPlanText } from '../../src/checks/check-plan.ts';
import { examplePlan } from '../../src/checks/example-plan.ts';
import { roundTrip } from '../../src/checks/structure/round-trip.ts';
import { assemblePlan } from '../../src/plan/assemble-plan.ts';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import { readRequest } from '../../src/request/read-request.ts';
import { sections } from '../../src/sections/index.ts';
import { openRepository } from '../../src/repository/open-repository.ts';
import { createTemporaryRepository } from '../support/temporary-repository.ts';
import { exampleFiles, openExample } from './example-repository.ts';

const signal = new AbortController().signal;
const titled = (body: string) => `# Implementation Plan: Example\n\n${body}`;

describe('checkPlan', () => {
  it('names the nearest file for a path that does not exist, with its place', async () => {
    const text = titled(
      '### 2.1 Current State Analysis\n\n**Existing components to modify:**\n\n- `src/serve.ts`: starts\n',
    );
    const { findings } = await checkPlanText(text, await openExample(), signal);
    expect(findings.filter(({ rule }) => rule === 'truth/path')).toEqual([
      expect.objectContaining({
        severity: 'error',
        section: 'current-state',
        message:
          'Unexpected path `src/serve.ts`, expected a file or folder of the repository; nearest: `src/server.ts`, `src/store.ts`',
        line: 7,
        column: 4,
      }),
    ]);
  });

  it('warns of a missing path in a sentence and leaves words alone that only look like one', async () => {
    const text = titled(
      '### 2.1 Current State Analysis\n\nSee `src/stor.ts`, `text/plain`, `/orders/list.json`, `and/or`, `*.ts` and `<path>`.\n',
    );
    const { findings } = await checkPlanText(text, await openExample(), signal);
    const truth = findings.filter(({ rule }) => rule.startsWith('truth/'));
    expect(truth.map(({ severity, claim }) => [severity, claim?.value])).toEqual([['warning', 'src/stor.ts']]);
  });

  it('points at the second of two equal paths when only that place is wrong', async () => {
    const text = titled('### 2.1 Current State Analysis\n\nThe store `src/cart.ts` and again\n`src/cart.ts`.\n');
    const { findings } = await checkPlanText(text, await openExample(), signal);
    expect(findings.filter(({ rule }) => rule === 'truth/path').map(({ line, column }) => [line, column])).toEqual([
      [5, 12],
      [6, 2],
    ]);
  });

  it('takes what 6.1 and 6.3 bring as known everywhere', async () => {
    const text = titled(
      [
        '### 2.1 Current State Analysis\n\nThen `src/cart.ts` holds `CartLimits` and calls `openCart(id)`.\n',
        '## 6. Proposed Changes\n\n### 6.1 File Structure Changes\n\n```text\nshop/\n└── src/\n    └── cart.ts  # New: the cart\n```\n',
        '### 6.3 API / Interface Changes\n\n#### New Endpoints/Functions\n\n```ts\nexport function openCart(id: string): CartLimits;\n```\n',
      ].join('\n'),
    );
    const { findings } = await checkPlanText(text, await openExample(), signal);
    expect(findings.filter(({ rule }) => rule.startsWith('truth/'))).toEqual([]);
  });

  it('does not take a name for known because a document or another plan mentions it', async () => {
    const text = titled('### 2.1 Current State Analysis\n\nReuse `CartStorage`.\n');
    const repository = await openExample({ 'docs/plans/old.md': text });
    const { findings } = await checkPlanText(text, repository, signal);
    expect(findings.filter(({ rule }) => rule === 'truth/symbol').map(({ severity }) => severity)).toEqual(['warning']);
  });

  it('counts every claim by its verdict', async () => {
    const text = titled(
      '### 2.3 Tech Stack Alignment\n\n| Technology | Version | How It Fits |\n|---|---|---|\n| zod | 4.1.5 | `src/store.ts` |\n| Redis | 8 | `dist/store.js` |\n| zodiac | 1 | – |\n',
    );
    const { claims, verdicts } = await checkPlanText(text, await openExample(), signal);
    expect(claims).toEqual({ verified: 2, missing: 1, ambiguous: 0, uncheckable: 2 });
    expect(verdicts).toHaveLength(5);
  });

  it('gives findings in the order of the file', async () => {
    const { findings } = await checkPlanText(
      '# Implementation Plan: X\n\n## 13. References\n\n- [a](b.md)\n\n## 9. Observability\n\n### 9.1 Logging\n',
      await openExample(),
      signal,
    );
    const lines = findings.map(({ line }) => line);
    expect(lines).toEqual(lines.toSorted((one, other) => one - other));
  });

  it('accepts a new file that has come to be since the base commit, and not one that was there', async () => {
    const folder = createTemporaryRepository(exampleFiles);
    const base = folder.git('rev-parse', 'HEAD');
    folder.commit('feat: cart', { 'src/cart.ts': 'export {};\n' });
    const tree = (name: string) =>
      `## 6. Proposed Changes\n\n### 6.1 File Structure Changes\n\n\`\`\`text\nshop/\n└── src/\n    └── ${name}  # New: more\n\`\`\`\n`;
    const plan = (name: string) => examplePlan('Add a cart.', tree(name)).replace('base: null', `base: ${base}`);
    const repository = await openRepository(folder.root);
    const found = async (name: string) =>
      (await checkPlanText(plan(name), repository, signal)).findings.filter(({ rule }) => rule === 'truth/new-path')
        .length;
    expect([await found('cart.ts'), await found('store.ts')]).toEqual([0, 1]);
  });

  it('treats a missing section as an error only in a plan of its own', async () => {
    const repository = await openExample();
    const body = '## 13. References\n\nNot applicable: nothing cited.\n';
    const severities = async (text: string) =>
      new Set(
        (await checkPlanText(text, repository, signal)).findings
          .filter(({ rule }) => rule === 'structure/missing-section')
          .map(({ severity }) => severity),
      );
    expect(await severities(titled(body))).toEqual(new Set(['warning']));
    expect(await severities(examplePlan('Add a cart.', body))).toEqual(new Set(['error']));
  });

  it('checks the rest of a plan whose front matter cannot be read, at its own lines', async () => {
    const text = examplePlan('Add a cart.', '## 13. References\n\n- [gone](gone.md)\n').replace(
      'groundplan: 1',
      'groundplan: "soon"',
    );
    const { findings } = await checkPlanText(text, await openExample(), signal);
    expect(findings.filter(({ rule }) => rule === 'structure/front-matter')).toHaveLength(1);
    const line = text.split('\n').findIndex((one) => one.includes('gone.md')) + 1;
    expect(findings.filter(({ rule }) => rule === 'structure/link').map((finding) => finding.line)).toEqual([line]);
  });

  it('follows links from where the plan lies', async () => {
    const repository = await openExample();
    const text = titled(
      '## 13. References\n\n- [up](../../README.md), [root](README.md), [beside](README2.md), [web](https://example.org), [here](#13-references)\n',
    );
    const links = async (path: string) =>
      (await checkPlanText(text, repository, signal, { path })).findings
        .filter(({ rule }) => rule === 'structure/link')
        .map(({ message }) => message);
    expect(await links('docs/plans/x.md')).toEqual([
      'Unexpected link to `README2.md`, expected a file of the repository',
    ]);
    expect(await links('docs/x.md')).toHaveLength(2);
  });

  it.each([
    ['![a](//example.org/a.png)', 1],
    ['![a][b]\n\n[b]: https://example.org/a.png', 1],
    ['[a](java&Tab;script:alert%281%29)', 1],
    ['![a](data:text/html,x)', 1],
    ['[a](file:///etc/passwd)', 1],
    ['<img src=x onerror=alert(1)>', 1],
    ['<script>alert(1)</script>', 1],
    ['<details open><summary>a</summary></details>', 0],
    ['![a](docs/a.png), [b](main.ts:12), [c](MAILTO:ada@example.org), <https://example.org/?x=javascript:1>', 0],
  ])('finds what calls out or runs: %s', async (written, count) => {
    const { findings } = await checkPlanText(titled(`## 13. References\n\n${written}\n`), await openExample(), signal);
    expect(findings.filter(({ rule }) => rule === 'structure/address')).toHaveLength(count);
  });

  it('reports a section whose content would change when it is written anew', async () => {
    const plan = parsePlan(titled('## 9. Observability\n\n### 9.1 Logging\n\nNot applicable: nothing is logged.\n'));
    const forged = {
      ...plan,
      sections: plan.sections.map((section) => ({
        ...section,
        content: { ...section.content, logging: [{ point: '*not canonical*', level: '', content: '' }] },
      })),
    };
    const { findings } = await checkPlan(forged, await openExample(), signal, { rules: [roundTrip] });
    expect(findings.map(({ severity, message }) => [severity, message])).toEqual([
      [
        'error',
        'Unexpected change of "logging" when the section is written anew, expected the same content; simplify its formatting',
      ],
    ]);
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(
      checkPlanText(titled('## 13. References\n\n- `src/store.ts`\n'), await openExample(), controller.signal),
    ).rejects.toThrow(/abort/i);
  });

  it('finds nothing wrong with the form of the sections as their own examples show them', async () => {
    const repository = await openExample();
    const contents = new Map(sections.map((section) => [section.id, section.example]));
    const plan = assemblePlan(contents, {
      request: readRequest('Add a cart to the shop.'),
      repository,
      drafter: 'person',
      size: 'standard',
      now: new Date(0),
    });
    const { findings } = await checkPlan(plan, repository, signal);
    expect(findings.filter(({ rule }) => rule.startsWith('structure/'))).toEqual([]);
  });
});

describe('an address outside of 2.2', () => {
  const plan = (line: string) =>
    examplePlan(
      'See https://spec.acme.dev/asked.',
      `### 2.2 Web Research Findings\n\nNot applicable: nothing outside decides.\n\n## 13. References\n\n${line}\n`,
    );
  const found = async (line: string) => {
    const { findings } = await checkPlanText(plan(line), await openExample(), signal);
    return findings.filter(({ rule }) => rule === 'truth/unlisted-source').map(({ message }) => message);
  };

  it('is found where nothing says that it was read', async () => {
    expect(await found('- [The law](https://law.acme.dev/deleting)')).toEqual([
      expect.stringContaining('Unexpected address `https://law.acme.dev/deleting`'),
    ]);
    expect(await found('- As https://law.acme.dev/deleting says.')).toHaveLength(1);
  });

  it.each([
    ['says that nobody fetched it', '- [The law](https://law.acme.dev/deleting) (not fetched)'],
    ['stands in code', '- `curl https://law.acme.dev/deleting`'],
    ['leads nowhere', '- <http://localhost:8080/health>, <https://api.example.com/v1>'],
    ['stands in the request', '- <https://spec.acme.dev/asked>'],
  ])('is left alone where it %s', async (_, line) => {
    expect(await found(line)).toEqual([]);
  });
});
