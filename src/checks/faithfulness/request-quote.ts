import { defineCheck } from '../check.ts';
import { examplePlan } from '../example-plan.ts';
import { reportVerdicts } from '../verdict-reports.ts';

const row = (words: string) =>
  examplePlan(
    'Add a cart to the shop. Limit it to 20 items.',
    `## 1. Overview\n\n**Requirements and where each is met**\n\n| ID | Words in the request | Steps | Proved by |\n|---|---|---|---|\n| R1 | "Add a cart to the shop" | 1 | U1 |\n| R2 | ${words} | 1 | U2 |\n`,
  );

/** Words that are quoted from the request stand in it. */
export const requestQuote = defineCheck({
  id: 'faithfulness/request-quote',
  severity: 'error',
  description: 'Words quoted from the request stand in the request.',
  passes: row('"Limit it to 20 items"'),
  fails: row('"Limit it to 50 items"'),
  run: (input) => reportVerdicts(input, ({ claim }) => claim.kind === 'request-quote'),
});
