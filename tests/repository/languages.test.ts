import { describe, expect, it } from 'vitest';
import { definitionPatterns } from '../../src/repository/lexer/definition-patterns.ts';
import { importRules } from '../../src/repository/lexer/imports/index.ts';
import { symbolRules } from '../../src/repository/symbols/index.ts';
import { languageOf, languages } from '../../src/repository/languages.ts';

describe('languages', () => {
  it.each([
    ['src/a.ts', 'typescript'],
    ['src/a.d.mts', 'typescript'],
    ['A.TSX', 'tsx'],
    ['include/a.h', 'c'],
    ['Dockerfile', 'dockerfile'],
    ['deploy/Dockerfile.prod', 'dockerfile'],
    ['Makefile', 'make'],
    ['lib/Rakefile', 'ruby'],
    ['.bashrc', 'bash'],
    ['LICENSE', undefined],
    ['archive.unknown', undefined],
    ['ts', undefined],
  ])('takes %s for %s', (path, id) => {
    expect(languageOf(path)?.id).toBe(id);
  });

  it.each('typescript tsx javascript python go rust java c cpp csharp ruby php'.split(' '))(
    'are read in both tiers: %s',
    (id) => {
      expect(definitionPatterns).toHaveProperty(id);
      expect(importRules.some(({ languages: ids }) => ids.includes(id))).toBe(true);
      expect(symbolRules.has(id)).toBe(true);
    },
  );

  it.each('kotlin swift scala bash sql lua dart elixir groovy'.split(' '))(
    'are read by the lexer, with their definitions: %s',
    (id) => {
      expect(languages.some((language) => language.id === id)).toBe(true);
      expect(definitionPatterns).toHaveProperty(id);
    },
  );

  it('claim no ending, name or id twice', () => {
    const claims = languages.flatMap(({ id, endings, names }) => [id, ...endings, ...names]);
    expect(claims.filter((claim, at) => claims.indexOf(claim) !== at)).toEqual([]);
  });
});
