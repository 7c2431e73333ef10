import { describe, expect, it } from 'vitest';
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

  it('claim no ending, name or id twice', () => {
    const claims = languages.flatMap(({ id, endings, names }) => [id, ...endings, ...names]);
    expect(claims.filter((claim, at) => claims.indexOf(claim) !== at)).toEqual([]);
  });
});
