import { describe, expect, it } from 'vitest';
import { languageById, languages } from '../../../src/repository/languages.ts';
import { openRepository } from '../../../src/repository/open-repository.ts';
import { symbolRules } from '../../../src/repository/symbols/index.ts';
import { loadParser } from '../../../src/repository/symbols/load-parser.ts';
import { createTemporaryFolder } from '../../support/temporary-repository.ts';

describe('the rules of a language', () => {
  it.each([...symbolRules])('name node types that the grammar of %s has', async (_, rules) => {
    const parser = await loadParser(rules.grammar);
    const types = [...Object.keys(rules.definitions), ...rules.wrappers];
    expect(parser.parse('', (root) => parser.find(root, types))).toEqual([]);
  });

  it('stand for every language that has a grammar', () => {
    for (const { id, grammar } of languages.filter((one) => one.grammar !== null))
      expect(symbolRules.get(id)?.grammar).toBe(grammar);
    for (const id of symbolRules.keys()) expect(languageById(id)).not.toBeNull();
  });
});

describe('symbols of a repository', () => {
  it('are none for a file that is not read', async () => {
    const folder = createTemporaryFolder({ 'package-lock.json': '{}', 'a.min.js': 'function a() {}', 'empty.ts': '' });
    const repository = await openRepository(folder);
    for (const path of ['package-lock.json', 'a.min.js', 'empty.ts', 'nowhere.ts', '../x.ts']) {
      expect(await repository.symbols(path)).toEqual([]);
    }
  });

  it('are read once, and side by side', async () => {
    const files = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`a${at}.py`, `def f${at}(): pass\n`]));
    const repository = await openRepository(createTemporaryFolder(files));
    const found = await Promise.all(repository.files.map(({ path }) => repository.symbols(path)));
    expect(found.flat()).toHaveLength(20);
    expect(await repository.symbols('a0.py')).toBe(await repository.symbols('a0.py'));
  });

  it('come from the index where there is no grammar', async () => {
    const repository = await openRepository(createTemporaryFolder({ 'a.kt': 'class Cart {\n}\nfun main() {\n}\n' }));
    const defined = repository.index().files.get('a.kt')?.definitions ?? [];
    const symbols = await repository.symbols('a.kt');
    expect(symbols.map(({ name, startLine, endLine }) => ({ name, line: startLine, end: endLine }))).toEqual(
      defined.map(({ name, line }) => ({ name, line, end: line })),
    );
  });
});
