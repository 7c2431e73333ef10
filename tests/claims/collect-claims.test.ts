import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { collectClaims } from '../../src/claims/collect-claims.ts';
import { claim } from '../../src/claims/registry.ts';
import { fenceString } from '../../src/markdown/blocks/fences.ts';
import { mdString, textString } from '../../src/markdown/text.ts';
import { sections } from '../../src/sections/index.ts';

const collect = (content: z.ZodType, value: unknown) => collectClaims({ id: 'test', content }, value);
const told = (content: z.ZodType, value: unknown) =>
  collect(content, value).map(({ kind, intent, value: what, hard }) => [kind, intent, what, hard ? 'hard' : 'soft']);

describe('collectClaims', () => {
  it('walks objects, arrays, optional and described fields, and says where each claim stands', () => {
    const path = () => claim(textString(), { kind: 'path', intent: 'exists' });
    const content = z.object({
      files: z.array(z.object({ path: path().describe('a file'), note: textString() })).describe('files'),
      main: path().optional(),
      more: z.array(path()).default([]),
    });
    const claims = collect(content, { files: [{ path: 'a.ts', note: 'b.ts' }], main: 'c.ts', more: ['d.ts', 'e.ts'] });
    expect(claims.map(({ field, value }) => [field, value])).toEqual([
      ['files.0.path', 'a.ts'],
      ['main', 'c.ts'],
      ['more.0', 'd.ts'],
      ['more.1', 'e.ts'],
    ]);
    expect(collect(content, { files: [], more: undefined })).toEqual([]);
  });

  it('reads intent, place and version from sibling fields', () => {
    const content = z.array(
      z.object({
        path: claim(textString(), { kind: 'path', intent: 'any', intentIn: 'change' }),
        change: textString(),
        name: claim(textString(), { kind: 'symbol', intent: 'exists', within: 'at' }),
        at: textString(),
        package: claim(textString(), { kind: 'package', intent: 'exists', versionIn: 'version' }),
        version: textString(),
      }),
    );
    const row = { path: 'a.ts', name: 'a', at: 'a.ts:3', package: 'zod', version: '4' };
    const claims = collect(
      content,
      ['New', 'modified', 'Deleted', 'context', 'else'].map((change) => ({ ...row, change })),
    );
    expect(claims.filter(({ kind }) => kind === 'path').map(({ intent }) => intent)).toEqual([
      'create',
      'modify',
      'delete',
      'exists',
      'any',
    ]);
    expect(claims.find(({ kind }) => kind === 'symbol')?.within).toBe('a.ts:3');
    expect(claims.find(({ kind }) => kind === 'package')?.version).toBe('4');
  });

  it('takes several paths in one place apart, and words for nothing as none', () => {
    const content = z.array(claim(textString(), { kind: 'path', intent: 'exists' }));
    expect(
      collect(content, ['a.ts, b.ts', 'src/{c,d}.ts', 'none', 'n/a', '–', '', '[module.py]']).map(({ value }) => value),
    ).toEqual(['a.ts', 'b.ts', 'src/c.ts', 'src/d.ts']);
  });

  it('finds soft claims in inline Markdown and leaves plain text and code alone', () => {
    const content = z.object({ md: mdString(), text: textString(), code: fenceString() });
    const text = 'See `src/a.ts:3`, **`src/b.ts`** and [`makeThing()`](x.md), not `word`';
    expect(told(content, { md: text, text, code: text })).toEqual([
      ['citation', 'exists', 'src/a.ts:3', 'soft'],
      ['path', 'any', 'src/b.ts', 'soft'],
      ['symbol', 'any', 'makeThing', 'soft'],
    ]);
  });

  it('takes commands from a script line by line, and from a sentence code by code', () => {
    const command = { kind: 'command', intent: 'exists' } as const;
    const content = z.object({ script: claim(fenceString(), command), text: claim(mdString(), command) });
    const value = {
      script: '# all\nnpm run a && npm run b  # both\n',
      text: '`npm test` passes, `src/a.ts` is there, `other --now` runs, `word` is one',
    };
    expect(told(content, value)).toEqual([
      ['command', 'exists', 'npm run a', 'hard'],
      ['command', 'exists', 'npm run b', 'hard'],
      ['command', 'exists', 'npm test', 'hard'],
      ['path', 'any', 'src/a.ts', 'soft'],
      ['command', 'exists', 'other --now', 'soft'],
    ]);
  });

  it('keeps the words of the plan where a claim is a piece of them', () => {
    const content = z.array(mdString());
    expect(collect(content, ['`src/{a,b}.ts`']).map(({ words, value }) => [words, value])).toEqual([
      ['src/{a,b}.ts', 'src/a.ts'],
      ['src/{a,b}.ts', 'src/b.ts'],
    ]);
  });

  it('finds claims in the example of every section that refers to the world', () => {
    const silent = sections
      .filter((section) => collectClaims(section, section.example).length === 0)
      .map(({ id }) => id);
    expect(silent).toEqual(
      expect.not.arrayContaining([
        'overview',
        'current-state',
        'tech-stack',
        'compliance',
        'architecture',
        'changes',
        'steps',
        'testing',
        'done',
      ]),
    );
  });
});
