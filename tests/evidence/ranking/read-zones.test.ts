import { expect, it } from 'vitest';
import { readZones } from '../../../src/evidence/ranking/read-zones.ts';

function kinds(text: string, templates: readonly string[] = []): string[] {
  return readZones(text, (line) => templates.includes(line)).map(({ kind, text: line }) => `${kind}: ${line.trim()}`);
}

it('takes the first line for the title and fenced lines for code', () => {
  expect(kinds('Limit requests\n\nPer client.\n\n```ts\nconst a = 1;\n```\nDone.')).toEqual([
    'title: Limit requests',
    'prose: Per client.',
    'code: const a = 1;',
    'prose: Done.',
  ]);
});

it('follows a traceback to its error line', () => {
  const text =
    'It breaks\nTraceback (most recent call last):\n  File "a.py", line 3, in run\n    go()\nValueError: no\nSo it does.';
  expect(kinds(text)).toEqual([
    'title: It breaks',
    'traceback: Traceback (most recent call last):',
    'traceback: File "a.py", line 3, in run',
    'traceback: go()',
    'error: ValueError: no',
    'prose: So it does.',
  ]);
});

it('sets headings of issue forms, comments and version lists aside', () => {
  const text =
    'Title\n### Steps to reproduce\nRun it\n<!-- please\ncheck -->\n- [x] I have searched\n## Environment\nos: linux\n## Idea\nMore';
  expect(kinds(text).filter((line) => !line.startsWith('boilerplate'))).toEqual([
    'title: Title',
    'prose: Run it',
    'prose: ## Idea',
    'prose: More',
  ]);
});

it("sets lines of the repository's own template aside", () => {
  expect(kinds('Title\nI have read the guide', ['I have read the guide'])).toEqual([
    'title: Title',
    'boilerplate: I have read the guide',
  ]);
});
