import { scanOutline } from '../../markdown/outline.ts';
import { meansHeading } from '../../sections/heading.ts';
import { sections } from '../../sections/index.ts';
import { defineCheck } from '../check.ts';

/** Others refer to "6.2": the number of a heading is that of the template. */
export const headingNumber = defineCheck({
  id: 'structure/heading-number',
  severity: 'warning',
  description: 'A heading of the template that has a number has its own.',
  passes: '## 9. Observability\n\n### 9.1 Logging\n\nNot applicable: nothing is logged.\n',
  fails: '## 9. Observability\n\n### 8.1 Logging\n\nNot applicable: nothing is logged.\n',
  run({ plan }) {
    return scanOutline(plan.text).flatMap(({ title, line, start, end }) => {
      const [, number = ''] = /^\s*(\d+(?:\.\d+)*)(?=[.\s])/u.exec(title) ?? [];
      const expected = number === '' ? null : expectedNumber(title, number);
      if (expected === null) return [];
      const at = start + Math.max(0, plan.text.slice(start, end).indexOf(number));
      return [
        {
          section: plan.sections.findLast((section) => section.line <= line)?.id ?? null,
          message: `Unexpected number ${number} of “${title.replace(/^\s*[\d.]+\s*/u, '')}”, expected ${expected}`,
          line,
          column: at - start + 1,
          fix: [{ start: at, end: at + number.length, text: expected }],
        },
      ];
    });
  },
});

/** Every heading of the template that has a number. */
const templates = sections
  .flatMap(({ heading, group, parts }) => [
    heading,
    ...(group === undefined ? [] : [group]),
    ...Object.values(parts).flatMap(({ under = [] }) => under),
  ])
  .flatMap((template) => {
    const [, number] = /^(\d+(?:\.\d+)*)\.?\s/u.exec(template) ?? [];
    return number === undefined ? [] : [{ template, number }];
  });

function expectedNumber(title: string, number: string): string | null {
  const meant = templates.filter(({ template }) => meansHeading(template, title));
  return meant.length === 0 || meant.some((one) => one.number === number) ? null : (meant[0]?.number ?? null);
}
