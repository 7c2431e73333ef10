import { describe, expect, it } from 'vitest';
import { findPlaceholders, type TextPiece } from '../../src/checks/placeholders.ts';

const found = (text: string, kind: TextPiece['kind'] = 'prose', opens = true) =>
  findPlaceholders({ text, kind, opens }).map(({ words }) => words);

describe('findPlaceholders', () => {
  it.each([
    '[Component A]',
    '[Threat 12]: more',
    '[metric_name]',
    '[e.g., < 500ms]',
    "[How it's applied]",
    '[What’s logged]',
    '[Describe the existing code relevant to this change]',
    '[YYYY-MM-DD or Sprint X]',
    '[Test Case]',
    'TODO write this',
    'TODO: later',
    'Lorem ipsum dolor',
    'The limit is TBD.',
    'see (FIXME)',
  ])('finds the placeholder in "%s"', (text) => {
    expect(found(text)).toHaveLength(1);
  });

  it.each([
    '[x]',
    '[ ]',
    '[1]',
    'string[] and number[][]',
    'items[index]',
    'the interval [0, 1)',
    '[RFC 6585]',
    '[sic]',
    'TODO lists and TODO comments',
    'the todo app',
    'tbdata',
    '[Guide](docs/guide.md)',
    '[^1]',
  ])('finds none in "%s"', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('knows the holes that the template has in code, and leaves the brackets of languages alone', () => {
    expect(found('test_[name]', 'inline code')).toEqual(['test_[name]']);
    expect(found('[Module]', 'inline code')).toEqual(['[Module]']);
    expect(found('├── [new_folder/]  # [New - purpose]', 'fence')).toEqual(['[new_folder/]', '[New - purpose]']);
    expect(found('app/[slug]/page.tsx', 'inline code')).toEqual([]);
    expect(found('[string, number]', 'inline code')).toEqual([]);
    expect(found('const all = [name, path]; // TODO: x', 'fence')).toEqual([]);
    expect(found('[name]', 'inline code')).toEqual([]);
  });

  it('takes TODO in the middle of a sentence for a word', () => {
    expect(found('TODO in the parser', 'prose', false)).toEqual([]);
  });
});
