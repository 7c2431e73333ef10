import { beforeAll, describe, expect, it } from 'vitest';
import { checkPlanText } from '../../src/checks/check-plan.ts';
import type { Repository } from '../../src/repository/repository.ts';
import { openExample } from './example-repository.ts';

let repository: Repository;
beforeAll(async () => {
  repository = await openExample({
    'src/total.ts':
      "import { createStore } from './store.ts';\nexport function total(\n  first: number,\n  second: number,\n): number {\n  return first + second;\n}\n\n/** Ends. */\nexport function end() {\n  return createStore();\n}\n",
    'docs/guide.md': '# Guide\n',
  });
});

async function messagesOf(rule: string, ...parts: readonly string[]): Promise<readonly string[]> {
  const text = `# Implementation Plan: Example\n\n${parts.join('\n---\n\n')}`;
  const { findings } = await checkPlanText(text, repository, new AbortController().signal);
  return findings.filter((one) => one.rule === rule).map(({ message }) => message);
}

describe('a range that is cited', () => {
  const reuse = (bullet: string) => `### 2.1 Current State Analysis\n\n**Code to reuse:**\n\n- ${bullet}\n`;
  const edges = (bullet: string) => messagesOf('truth/citation-edge', reuse(bullet));

  it.each([
    ['an empty line', '`end` (`src/total.ts:8-12`): ends', 9],
    ['another statement', '`total` (`src/total.ts:1-7`): adds', 2],
    ['the second line of what is named', '`total` (`src/total.ts:3-7`): adds', 2],
    ['a closing bracket, in a sentence', 'It calls `end` (`src/total.ts:7-12`) at the end', 9],
  ])('is told where it begins with %s', async (_, bullet, line) => {
    expect(await edges(bullet)).toEqual([expect.stringContaining(`expected the range to begin at line ${line}`)]);
  });

  it.each([
    ['the definition', '`total` (`src/total.ts:2-7`): adds'],
    ['the comment above it', '`end` (`src/total.ts:9-12`): ends'],
    ['some lines within it', '`total` (`src/total.ts:3-4`): takes two numbers'],
    ['its body, without its name', 'The sum is made at the end (`src/total.ts:6-7`)'],
    ['a single empty line, as a place for new code', 'Goes below `total` (`src/total.ts:8`)'],
  ])('may begin with %s', async (_, bullet) => {
    expect(await edges(bullet)).toEqual([]);
  });
});

describe('the commands of 8.4', () => {
  const steps =
    '## 7. Implementation Steps\n\n### Step 1: Cart\n\n**Description:** Write it.\n**Files affected:** `src/store.ts`, `tests/cart.test.ts`, `tests/fixtures/cart.ts`\n**Verification:** `npm test`\n**Estimated effort:** 1 h\n';
  const testing = (commands: string) =>
    `## 8. Testing Strategy\n\n### 8.4 Test Commands\n\n\`\`\`bash\n${commands}\n\`\`\`\n`;

  it('may leave a test to a command that runs them all', async () => {
    expect(
      await messagesOf('consistency/unrun-test', steps, testing('npx vitest run tests/store.test.ts\nnpm test')),
    ).toEqual([]);
  });

  it('are told the test that they leave out, and no fixture', async () => {
    expect(
      await messagesOf('consistency/unrun-test', steps, testing('npm run lint\nnpx vitest run tests/store.test.ts')),
    ).toEqual([expect.stringContaining('`tests/cart.test.ts`')]);
  });
});

describe('the documents of section 11', () => {
  const changes = (tree: string) =>
    `## 6. Proposed Changes\n\n### 6.1 File Structure Changes\n\n\`\`\`text\nshop/\n${tree}\n\`\`\`\n`;
  const boxes = (...all: readonly string[]) =>
    `## 11. Definition of Done\n\n### Documentation\n\n${all.map((box) => `- [ ] ${box}\n`).join('')}`;
  const documents = (tree: string, ...all: readonly string[]) =>
    messagesOf('consistency/undone-document', changes(tree), boxes(...all));

  it('are told a document that 6.1 changes and they do not name', async () => {
    expect(await documents('├── README.md  # carts\n└── docs/guide.md  # carts', 'README names carts')).toEqual([
      'Unexpected document `docs/guide.md` that section 11 does not name, expected it under Documentation',
    ]);
  });

  it('may name a document in other words, and one that may need no change', async () => {
    expect(
      await documents(
        '├── docs/guide.md  # carts\n└── src/store.ts  # carts',
        'The guide names carts',
        '`README.md` updated if needed',
      ),
    ).toEqual([]);
  });

  it('are told a document that they have changed and 6.1 does not', async () => {
    expect(await documents('└── src/store.ts  # carts', '`docs/guide.md` names carts')).toEqual([
      expect.stringContaining('`docs/guide.md` of section 11 that 6.1 does not change'),
    ]);
  });
});
