import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fillPrompt, readPrompt } from '../../src/model/prompts.ts';
import { sections } from '../../src/sections/index.ts';

const names = readdirSync('prompts', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.replace(/\.md$/, '').replaceAll('\\', '/'));
const code = ['src', 'tools']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(name, 'utf8'));

describe('prompts', () => {
  it('are one for each section, and none more', () => {
    const own = names.filter((name) => name.startsWith('sections/')).map((name) => name.slice('sections/'.length));
    expect(own.toSorted()).toEqual(sections.map(({ id }) => id).toSorted());
  });

  it.each(names.filter((name) => !name.startsWith('sections/')))(
    '%s is used, and its holes are filled there',
    (name) => {
      const using = code.filter((text) => text.includes(`'${name}'`));
      expect(using).not.toEqual([]);
      const holes = [...readPrompt(name).matchAll(/\{\{(\w+)\}\}/g)].map(([, key]) => key ?? '');
      for (const key of holes) expect(using.some((text) => new RegExp(String.raw`\b${key}\b`).test(text))).toBe(true);
      expect(() => fillPrompt(name, Object.fromEntries(holes.map((key) => [key, 'x'])))).not.toThrow();
    },
  );

  it.each(names.filter((name) => name.startsWith('sections/')))('%s has no holes', (name) => {
    expect(readPrompt(name)).not.toContain('{{');
  });

  it('are refused when a filling and the holes do not agree', () => {
    expect(() => fillPrompt('repair', { findings: '1. x' })).toThrow(/agree, got sections/);
    expect(() => fillPrompt('repair', { findings: '', sections: '', more: '' })).toThrow(/agree, got more/);
  });

  it('are not looked into again once they are filled', () => {
    expect(fillPrompt('repair', { findings: '{{sections}}', sections: 'S' })).toContain('{{sections}}');
  });
});
