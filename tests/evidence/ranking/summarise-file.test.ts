import { expect, it } from 'vitest';
import { summariseFile } from '../../../src/evidence/ranking/summarise-file.ts';
import { languageById } from '../../../src/repository/languages.ts';

function summaryOf(text: string, language: string): string | null {
  return summariseFile(text.split('\n'), languageById(language));
}

it('takes the first sentence of a module docstring', () => {
  expect(summaryOf('#!/usr/bin/env python\n"""\nLimits requests. More of it.\n"""\nimport os\n', 'python')).toBe(
    'Limits requests.',
  );
});

it('passes over a licence to the comment after it', () => {
  expect(
    summaryOf(
      '/*\n * Copyright 2020 A.\n */\n\n/**\n * @module\n * Body limit for the app.\n */\nimport a;\n',
      'typescript',
    ),
  ).toBe('Body limit for the app.');
});

it('takes the doc comment of the first definition, and no comment inside the code', () => {
  expect(
    summaryOf("import a from 'a';\n\n/** Counts the calls of a client. */\nexport function count() {}\n", 'typescript'),
  ).toBe('Counts the calls of a client.');
  expect(summaryOf('import os\n# Avoid shadowing the views below.\n', 'python')).toBeNull();
});

it('says nothing when nothing does', () => {
  expect(summaryOf('// eslint-disable-next-line\nexport const a = 1;\n', 'typescript')).toBeNull();
});
