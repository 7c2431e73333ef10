import { describe, expect, it } from 'vitest';
import { PlanError } from '../../src/errors.ts';
import { readRequest } from '../../src/request/read-request.ts';

const quotes = (text: string) => readRequest(text).requirements.map(({ quote }) => quote);

describe('readRequest', () => {
  it('splits one long sentence into its demands, in order', () => {
    const text =
      'Add a rate limiting middleware to Hono itself: N requests per window per key, the key taken from a function (default: client IP where the runtime has one), standard RateLimit response headers, and 429 with Retry-After when exceeded. It must work on every runtime Hono supports and add nothing to the bundle.';
    expect(quotes(text)).toEqual([
      'Add a rate limiting middleware to Hono itself',
      'N requests per window per key',
      'the key taken from a function (default: client IP where the runtime has one)',
      'standard RateLimit response headers',
      '429 with Retry-After when exceeded',
      'It must work on every runtime Hono supports',
      'add nothing to the bundle',
    ]);
  });

  it('takes bullets and acceptance criteria, and leaves background, code and greetings out', () => {
    const text = [
      'Hi team,',
      '# Export to CSV',
      '## Background',
      'Today people copy tables by hand.',
      '## Requirements',
      '- A button on the report page',
      '- Must not load more than 1000 rows',
      '```',
      'Add this to nothing',
      '```',
      '## Acceptance criteria',
      '- [ ] Opens in a spreadsheet',
      '## Out of scope',
      '- PDF',
      '- Excel files',
    ].join('\n');
    const { title, requirements } = readRequest(text);
    expect(title).toBe('Hi team');
    expect(requirements.map(({ id, kind, quote }) => `${id} ${kind}: ${quote}`)).toEqual([
      'R1 functional: A button on the report page',
      'R2 constraint: Must not load more than 1000 rows',
      'R3 acceptance: Opens in a spreadsheet',
      'R4 exclusion: PDF',
      'R5 exclusion: Excel files',
    ]);
  });

  it('quotes the request word for word, white space folded', () => {
    const text =
      'We need to\n  retry   failed uploads; the user should see\r\na progress bar.\n\n* Keep "all" `codes, and commas` as they are';
    const folded = text.replace(/\s+/g, ' ');
    for (const quote of quotes(text)) expect(folded).toContain(quote);
    expect(quotes(text)).toContain('Keep "all" `codes, and commas` as they are');
  });

  it('does not take an abbreviation or a version for the end of a sentence', () => {
    expect(quotes('Support TLS 1.3 for all clients, e.g. curl and browsers.')).toEqual([
      'Support TLS 1.3 for all clients, e.g. curl and browsers',
    ]);
  });

  it('takes a text without any demand as one requirement', () => {
    expect(quotes('Dark mode')).toEqual(['Dark mode']);
    expect(quotes('The parser crashes on empty input.')).toHaveLength(1);
  });

  it('names the feature after its first line, without marks or commit prefixes', () => {
    expect(readRequest('# Dark mode for the editor\n\nPlease.').title).toBe('Dark mode for the editor');
    expect(readRequest('feat(cli): add a --watch flag').title).toBe('Add a --watch flag');
    expect(readRequest(`Add ${'very '.repeat(40)}long names`).title.length).toBeLessThanOrEqual(80);
  });

  it('takes the line that opens a list for the demand that the items belong to', () => {
    const text = 'Add rate limiting to the proxy middleware:\n\n- N requests per window\n- a 429 response\n- TTL';
    expect(quotes(text)).toEqual([
      'Add rate limiting to the proxy middleware',
      'N requests per window',
      'a 429 response',
      'TTL',
    ]);
  });

  it('takes a polite question for a demand, and every paragraph of a language that it does not know', () => {
    expect(quotes('Could you add a --json flag? It should print one document.')).toEqual([
      'Could you add a --json flag?',
      'It should print one document',
    ]);
    expect(quotes('请添加导出功能。\n\n必须支持空列表。')).toHaveLength(2);
  });

  it('quotes nothing across a comment, a rule or a fence, and no character that cannot be shown', () => {
    const text = 'Add a button <!-- hidden --> to export.\n---\n```\nAdd code\n~~~\nAdd more\n```\nAdd\u0007 a test.';
    expect(quotes(text)).toEqual(['Add a button', 'Add a test']);
  });

  it('says how many demands it leaves out of a very long request', () => {
    const { requirements, left } = readRequest(
      Array.from({ length: 130 }, (_, n) => `- Add the option number ${n}`).join('\n'),
    );
    expect({ kept: requirements.length, left }).toEqual({ kept: 120, left: 10 });
    expect(readRequest('- Add one option').left).toBeUndefined();
  });

  it('refuses an empty request and says how to give one', () => {
    expect(() => readRequest('  \n ')).toThrow(PlanError);
    expect(() => readRequest('')).toThrow(/Expected a feature request/);
  });
});

it('what a description of a change tells is asked for; its title again, and what reviewers had changed, is not', () => {
  const { requirements } = readRequest(
    'Add .exact to Shape\n\n* feat: add `.exact` to Shape\n* address review feedback\n* slightly simplify test\n* docs(api): document .exact\n\nThis adds a `strict` field to each shape in the output. In effect, this extends the `--json` flag.',
  );
  expect(requirements.map(({ quote }) => quote)).toEqual([
    'Add .exact to Shape',
    'docs(api): document .exact',
    'This adds a `strict` field to each shape in the output',
    'In effect, this extends the `--json` flag',
  ]);
});
