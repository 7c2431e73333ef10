import { expect, it } from 'vitest';
import { languageById } from '../../../src/repository/languages.ts';
import { scanWords, zones } from '../../../src/repository/lexer/scan-words.ts';
import { wordSyntaxOf } from '../../../src/repository/lexer/word-syntax.ts';

function wordsByZone(text: string, language: string): Record<string, string[]> {
  const found: Record<string, string[]> = { code: [], comment: [], string: [] };
  const names = Object.keys(zones);
  scanWords(text, wordSyntaxOf(languageById(language)), (start, end, zone) => {
    found[names[zone] ?? '']?.push(text.slice(start, end));
  });
  return found;
}

it('tells code, comments and strings apart', () => {
  const text = 'const limit = 5; // how many\nlog("too many", limit) /* done */';
  expect(wordsByZone(text, 'typescript')).toEqual({
    code: ['const', 'limit', 'log', 'limit'],
    comment: ['how', 'many', 'done'],
    string: ['too', 'many'],
  });
});

it('takes a docstring for a comment', () => {
  expect(wordsByZone('def run():\n    """Starts it."""\n    return "yes"', 'python')).toEqual({
    code: ['def', 'run', 'return'],
    comment: ['Starts', 'it'],
    string: ['yes'],
  });
});

it('does not take a lifetime for a string', () => {
  expect(wordsByZone("fn first<'a>(x: &'a str) -> char { 'c' }", 'rust').code).toContain('str');
});

it('ends a string that is never closed with its line', () => {
  expect(wordsByZone("it = 'open\nnext = 1", 'python').code).toEqual(['it', 'next']);
});

it('steps over escaped quotes', () => {
  expect(wordsByZone(String.raw`a("say \"hi\" now", b)`, 'javascript')).toMatchObject({
    code: ['a', 'b'],
    string: ['say', 'hi', 'now'],
  });
});
