import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bullets } from '../../../src/markdown/blocks/bullets.ts';
import { renderMarkdown } from '../../../src/markdown/markdown.ts';
import { mdString, textString } from '../../../src/markdown/text.ts';
import { read } from './law.ts';

describe('bullets with a lead', () => {
  const components = bullets({ lead: textString() });

  it.each([
    ['- `package.json`: an `exports` entry', 'package.json', 'an `exports` entry'],
    ['- **`package.json`**: an entry', 'package.json', 'an entry'],
    ['- **package.json:** an entry', 'package.json', 'an entry'],
    ['- [Component 1]: [What it does]', 'Component 1', '\\[What it does]'],
    ['- [Component]: cache', 'Component', 'cache'],
    ['- package.json: an entry', 'package.json', 'an entry'],
    ['- `package.json` — an entry', 'package.json', 'an entry'],
    ['- [`package.json`](package.json): an entry', 'package.json', 'an entry'],
    ['- `package.json`', 'package.json', ''],
    ['- `getConnInfo` of `x.ts`; none imports', 'getConnInfo', 'of `x.ts`; none imports'],
    ['- The option name: one', '', 'The option name: one'],
  ])('read %j', (given, lead, text) => {
    expect(read(components, given)).toEqual({ value: [{ lead, text }], rest: '', remarks: [], taken: true });
  });
});

describe('bullets with a lead and a citation', () => {
  const reuse = bullets({ lead: textString(), at: textString() });

  it.each([
    ['- `f` (`src/a.ts:1-2`): text', 'f', 'src/a.ts:1-2', 'text'],
    ['- `f` (`src/a.ts:1-2`)', 'f', 'src/a.ts:1-2', ''],
    ['- `f`: text', 'f', '', 'text'],
    [
      '- `HTTPException` with `res` (`src/e.ts:46-78`); the default keeps it (`src/b.ts:35`).',
      'HTTPException',
      'src/e.ts:46-78',
      'with `res`; the default keeps it (`src/b.ts:35`).',
    ],
    ['- **f** (`src/a.ts:1`) - text', 'f', 'src/a.ts:1', 'text'],
    ['- `f`: text (`src/a.ts:1`)', 'f', '', 'text (`src/a.ts:1`)'],
    ['- `f` (`a:1`), `g` and others', 'f', 'a:1', '`g` and others'],
  ])('read %j', (given, lead, at, text) => {
    expect(read(reuse, given)).toEqual({ value: [{ lead, at, text }], rest: '', remarks: [], taken: true });
  });

  it('are several where one only lists names', () => {
    expect(read(reuse, '- `f` (`a:1`), `g` (`b:2`) and `h` (`c:3`).').value).toEqual([
      { lead: 'f', at: 'a:1', text: '' },
      { lead: 'g', at: 'b:2', text: '' },
      { lead: 'h', at: 'c:3', text: '' },
    ]);
  });

  it('are written as they are read', () => {
    const value = reuse.schema.parse([
      { lead: 'f', at: 'src/a.ts:1', text: 'x' },
      { lead: '', at: 'src/a.ts:2', text: 'only *text*' },
    ]);
    expect(renderMarkdown(reuse.render(value))).toBe('- `f` (`src/a.ts:1`): x\n- only _text_ (`src/a.ts:2`)\n');
  });
});

describe('bullets with a quotation', () => {
  const rules = bullets({ mark: '✅', quote: mdString(), at: textString() });

  it.each([
    ['- ✅ "Create an Issue" (`docs/C.md:6`): Step 1.', 'Create an Issue', 'docs/C.md:6', 'Step 1.'],
    ['- ✅ “Create an Issue” (`docs/C.md:6`) — Step 1.', 'Create an Issue', 'docs/C.md:6', 'Step 1.'],
    ['- ✔️ **"Run `npm test`"** (`docs/C.md:6`): Step 1.', 'Run `npm test`', 'docs/C.md:6', 'Step 1.'],
    ['- "Say "no" twice" (`docs/C.md:6`): Step 1.', 'Say "no" twice', 'docs/C.md:6', 'Step 1.'],
    ['- ✅ "Create an Issue": Step 1.', 'Create an Issue', '', 'Step 1.'],
    [
      '- ✅ Middleware has no dependencies (`docs/C.md:43`): see 6.2',
      '',
      '',
      'Middleware has no dependencies (`docs/C.md:43`): see 6.2',
    ],
    [
      '- ✅ AI use must "never waste time" (`docs/C.md:23`): one PR',
      '',
      '',
      'AI use must "never waste time" (`docs/C.md:23`): one PR',
    ],
  ])('read %j', (given, quote, at, text) => {
    expect(read(rules, given)).toEqual({ value: [{ quote, at, text }], rest: '', remarks: [], taken: true });
  });
});

describe('bullets with a title', () => {
  const decisions = bullets({ title: mdString() });

  it.each([
    ['- **ADR-2 Append after `next()`.** Rejected: before.', 'ADR-2 Append after `next()`', 'Rejected: before.'],
    ['- **Sensitive data:** keys', 'Sensitive data', 'keys'],
    ['- **Sensitive data**: keys', 'Sensitive data', 'keys'],
    ['- Sensitive data: keys', 'Sensitive data', 'keys'],
    ['- [Rule 1]: [How]', 'Rule 1', '\\[How]'],
    ['- keys only', '', 'keys only'],
  ])('read %j', (given, title, text) => {
    expect(read(decisions, given)).toEqual({ value: [{ title, text }], rest: '', remarks: [], taken: true });
  });
});

describe('schemas', () => {
  it('keep the instances that they were given, with what is registered for them', () => {
    const claims = z.registry<{ kind: string }>();
    const lead = textString().register(claims, { kind: 'path' });
    const { schema } = bullets({ lead });
    const found: string[] = [];
    const walk = (one: z.ZodType): void => {
      const meta = claims.get(one);
      if (meta !== undefined) found.push(meta.kind);
      if (one instanceof z.ZodArray && one.element instanceof z.ZodType) walk(one.element);
      if (one instanceof z.ZodObject)
        Object.values(one.shape).forEach((inner) => inner instanceof z.ZodType && walk(inner));
    };
    walk(schema);
    expect(found).toEqual(['path']);
  });

  it('can be written as JSON Schema', () => {
    const { schema } = bullets({ lead: textString().min(1).describe('A path'), at: textString() });
    expect(z.toJSONSchema(schema, { io: 'input' })).toMatchObject({
      type: 'array',
      items: {
        type: 'object',
        properties: {
          lead: { type: 'string', minLength: 1, description: 'A path' },
          at: { type: 'string' },
          text: { type: 'string' },
        },
        required: ['lead', 'at', 'text'],
        additionalProperties: false,
      },
    });
  });
});
