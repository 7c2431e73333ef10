import { describe, expect, it } from 'vitest';
import { stepList } from '../../../src/markdown/blocks/step-list.ts';
import { renderMarkdown } from '../../../src/markdown/markdown.ts';
import { read } from './law.ts';

const steps = stepList();
const store = {
  name: 'Store',
  requirements: ['R2', 'R7'],
  description: 'Contract and `memoryStore`.',
  files: ['src/a.ts', 'src/a.test.ts'],
  verification: '`npm test`',
  effort: '2 h',
};

describe('a step list', () => {
  it('is written with a heading and four lines per step', () => {
    expect(renderMarkdown(steps.render([store, { ...store, requirements: [], files: [] }]))).toBe(
      [
        '### Step 1: Store (R2, R7)',
        '**Description:** Contract and `memoryStore`.',
        '**Files affected:** `src/a.ts`, `src/a.test.ts`',
        '**Verification:** `npm test`',
        '**Estimated effort:** 2 h',
        '### Step 2: Store',
        '**Description:** Contract and `memoryStore`.',
        '**Files affected:** none',
        '**Verification:** `npm test`',
        '**Estimated effort:** 2 h\n',
      ].join('\n\n'),
    );
  });

  const layouts: Readonly<Record<string, string>> = {
    'lines of one paragraph':
      '### Step 2 - Store (R2, R7)\n**Description:** Contract and `memoryStore`.\n**Files affected:** `src/{a,a.test}.ts`\n**Verification:** `npm test`\n**Estimated effort:** 2 h\n',
    bullets:
      '#### 2. Store (R2, R7)\n\n- **Description**: Contract and `memoryStore`.\n- **Files:** src/a.ts, src/a.test.ts\n- **Verify:** `npm test`\n- **Effort:** 2 h\n',
    'lists and commands below labels':
      '### step 2: Store [R2, R7]\n\n**Description:**\n\nContract and `memoryStore`.\n\n**Files affected:**\n\n- `src/a.ts`\n- `src/a.test.ts`\n\n**Verification:**\n\n```bash\n# unit\nnpm test\n```\n\n**Estimated effort:** 2 h\n',
    'words before any label, requirements of their own':
      '### Step 2: Store ###\n\nContract and\n`memoryStore`.\n\n**Requirements:** R2, R7\n\n**Files affected:** `src/a.ts`<br>`src/a.test.ts`\n\n**Verification:** `npm test`\n\n**Estimated effort:** 2 h\n',
    'bold in place of a heading':
      '**Step 2: Store (R2, R7)**\n\n**Description:** Contract and `memoryStore`.\n\n**Affected files:** `src/a.ts` and `src/a.test.ts`\n\n**Validation:** `npm test`\n\n**Time:** 2 h\n',
  };

  it.each(Object.entries(layouts))('reads %s', (_, given) => {
    expect(read(steps, given)).toEqual({ value: [store], rest: '', remarks: [], taken: true });
  });

  it('reads a range of requirements', () => {
    expect(read(steps, '### Step 1: A (R1–R3, R5)\n').value[0]).toMatchObject({
      name: 'A',
      requirements: ['R1', 'R2', 'R3', 'R5'],
    });
  });

  it('joins plain paragraphs to the description, and leaves the rest', () => {
    const given =
      '### Step 1: A\n\n**Description:** One.\n\nTwo.\n\n- three\n- four\n\n```ts\nx\n```\n\n**Owner:** me\n\n#### Details\n\n**Files affected:** `a.ts`\n\nA word.\n\n### B\n\n**Description:** C\n';
    const { value, rest, remarks } = read(steps, given);
    expect(value.map(({ name, description, files }) => ({ name, description, files }))).toEqual([
      { name: 'A', description: 'One. Two.; three; four', files: ['a.ts'] },
      { name: 'B', description: 'C', files: [] },
    ]);
    expect(rest).toBe('```ts\nx\n```\n\n**Owner:** me\n\n#### Details\n\nA word.\n');
    expect(remarks).toEqual([
      'Missing "Verification:", "Estimated effort:" in the step "Step 1: A".',
      'Missing "Files affected:", "Verification:", "Estimated effort:" in the step "B".',
    ]);
  });

  it('does not begin with words, nor go on past a heading above its own', () => {
    expect(read(steps, 'Base branch `next`.\n\n### Step 1: A\n').taken).toBe(false);
    expect(read(steps, '### Step 1: A\n\n## 8. Testing\n').taken).toBe(false);
  });
});
