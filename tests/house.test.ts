import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Folders that may use each package, so that it can be replaced in one place. */
const homes: Readonly<Record<string, readonly string[]>> = {
  'web-tree-sitter': ['src/repository'],
  'markdown-it': ['src/markdown'],
  micromark: ['src/markdown'],
  'mdast-util': ['src/markdown'],
  '@modelcontextprotocol': ['src/server.ts', 'src/server/'],
  commander: ['src/cli'],
  openai: ['src/model/open-connection.ts'],
  undici: ['src/model/open-fetch.ts', 'src/research/http/open-guarded-fetch.ts', 'src/research/http/fetch-opened.ts'],
  'ipaddr.js': ['src/research/http/open-guarded-fetch.ts'],
  'robots-parser': ['src/research/http/robots.ts'],
  linkedom: ['src/research/reading/extract-html.ts'],
  '@mozilla/readability': ['src/research/reading/extract-html.ts'],
  turndown: ['src/research/reading/extract-html.ts'],
  'node:child_process': ['src/repository/git.ts'],
};

const sources = ['src', 'tools'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name)),
);

const importsOf = (path: string) =>
  [...readFileSync(path, 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, specifier]) => specifier ?? '');

describe('the house', () => {
  it.each(Object.entries(homes))('keeps %s in one place', (name, allowed) => {
    const strays = sources.filter(
      (path) =>
        importsOf(path).some((specifier) => specifier.startsWith(name)) &&
        !allowed.some((home) => path.startsWith(home)),
    );
    expect(strays).toEqual([]);
  });

  it('starts programs in the git door only', () => {
    const strays = sources.filter((path) =>
      importsOf(path).some((specifier) => /^(?:node:)?(?:child_process|vm|worker_threads)$/.test(specifier)),
    );
    expect(strays.sort()).toMatchInlineSnapshot(`
      [
        "src/markdown/mermaid-syntax.ts",
        "src/repository/git.ts",
        "src/repository/lexing/lex-together.ts",
        "src/repository/lexing/lex-worker.ts",
      ]
    `);
  });

  it('evaluates nothing', () => {
    const strays = sources.filter((path) => /\beval\(|new Function\(/.test(readFileSync(path, 'utf8')));
    expect(strays).toEqual([]);
  });
});
