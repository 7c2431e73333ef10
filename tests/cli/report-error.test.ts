import { expect, test } from 'vitest';
import { reportError } from '../../src/cli/report-error.ts';
import { PlanError } from '../../src/errors.ts';

const plain = { colour: false, debug: false };

test('tells an error and its hint, without a stack', () => {
  expect(reportError(new PlanError('usage', 'Expected a, got b.', { hint: 'Give a.' }), plain)).toBe(
    'error: Expected a, got b.\nhint: Give a.',
  );
});

test('says that an unknown error is a fault of the program', () => {
  const text = reportError(new TypeError('x is not a function'), plain);
  expect(text).toContain('error: Unexpected failure: x is not a function');
  expect(text).not.toContain('    at ');
});

test('adds the stack and its cause when debugging', () => {
  const text = reportError(new PlanError('internal', 'outer', { cause: new Error('inner') }), {
    colour: false,
    debug: true,
  });
  expect(text).toContain('    at ');
  expect(text).toContain('caused by:\nError: inner');
});

test('colours the words error and hint only', () => {
  expect(reportError(new PlanError('usage', 'a', { hint: 'b' }), { colour: true, debug: false })).toBe(
    '\u001B[1;31merror:\u001B[0m a\n\u001B[1;36mhint:\u001B[0m b',
  );
});
