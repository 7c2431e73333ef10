import { expect, test } from 'vitest';
import { fitBudget } from '../../tools/analysis/fit-budget.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => ({ number: index }));

test('leaves what fits as it is', () => {
  const value = { name: 'a', files: numbers(3) };
  expect(fitBudget(value, { limits: {}, leastFirst: ['files'], budget: Infinity })).toEqual({ value, omitted: {} });
});

test('cuts lists to their limits and counts what is left out', () => {
  const { value, omitted } = fitBudget(
    { files: numbers(9), rules: numbers(2) },
    { limits: { files: 4, rules: 5 }, leastFirst: [], budget: Infinity },
  );
  expect(value.files).toEqual(numbers(4));
  expect(omitted).toEqual({ files: 5 });
});

test('fits the budget by shortening the least important list first, and none to nothing while another is long', () => {
  const whole = { name: 'a', important: numbers(60), least: numbers(60) };
  const { value, omitted } = fitBudget(whole, { limits: {}, leastFirst: ['least', 'important'], budget: 900 });
  expect(JSON.stringify(value).length).toBeLessThanOrEqual(900);
  expect(value.least.length).toBeGreaterThan(0);
  expect(value.important.length).toBeGreaterThanOrEqual(value.least.length);
  expect(omitted).toEqual({ least: 60 - value.least.length, important: 60 - value.important.length });
});

test('keeps what is no list, even when that alone is over the budget', () => {
  expect(
    fitBudget({ name: 'long enough', files: numbers(5) }, { limits: {}, leastFirst: ['files'], budget: 10 }).value,
  ).toEqual({ name: 'long enough', files: [] });
});
