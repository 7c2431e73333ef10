import { describe, expect, it } from 'vitest';
import { commandsOfScript, readTypedCommand } from '../../src/claims/command-lines.ts';

describe('commandsOfScript', () => {
  it('gives each command without comments, prompts, continuations and changes of folder', () => {
    const script = [
      '# unit tests',
      'npm test   # all of them',
      '$ npm run lint',
      'cd packages/a && npm run build && npm test',
      'pytest tests \\',
      '  -v',
      '',
    ].join('\n');
    expect(commandsOfScript(script)).toEqual([
      'npm test',
      'npm run lint',
      'npm run build',
      'npm test',
      'pytest tests -v',
    ]);
  });

  it('splits at pipes and keeps quoted marks', () => {
    expect(commandsOfScript('node -e "a && b" | wc -c; make all || true')).toEqual([
      'node -e "a && b"',
      'wc -c',
      'make all',
      'true',
    ]);
  });
});

describe('readTypedCommand', () => {
  it.each(['npm run lint', 'make', 'pytest', './gradlew test', 'git diff --stat', 'grep -rn x src'])(
    'is sure that `%s` is typed',
    (code) => {
      expect(readTypedCommand(code)).toEqual({ commands: [code], sure: true });
    },
  );

  it('is not sure of an unknown program with a flag', () => {
    expect(readTypedCommand('frobnicate --all src')).toEqual({ commands: ['frobnicate --all src'], sure: false });
  });

  it.each([
    'test',
    'ts',
    'limit',
    'Missing "./x" in jsr.json',
    'await next()',
    'count = 3',
    'status: 429',
    'some words here',
    'type A = string',
    'return 429',
  ])('leaves `%s` alone', (code) => {
    expect(readTypedCommand(code)).toBeNull();
  });
});
